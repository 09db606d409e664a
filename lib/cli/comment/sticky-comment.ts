import { UserError } from '../../errors';
import { attempts } from '../forge/forge-client';
import { ForgeRefused, ForgeSilent } from '../forge/forge-error';
import { markerOf } from './marker';
import { type Stamp, stampLine } from './stamp';
import type { Thread } from './thread';

export interface StickyComment {
  /** Which of our comments it is, such as `plan`: others of ours stay. */
  readonly marker: string;
  /** Markdown. */
  readonly text: string;
  /** The commit that the text is about. @default - it is not looked whether another one is proposed by now */
  readonly commit?: string | undefined;
  /** The state that the text was made of, where that moves on though the request does not. @default - the text is of its commit alone */
  readonly stamp?: Stamp | undefined;
  /** Whether nothing is written. */
  readonly dryRun: boolean;
}

/** What became of it. */
export interface Posted {
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'outdated' | 'refused';
  /** Where it is, if it is known. */
  readonly address?: string;
}

/**
 * Has one comment of ours below a request, with a text: writes it, or writes over the one that is there. Comments of others, and of ours with
 * another marker, are left alone.
 *
 * @throws UserError where the text is too long; ForgeRefused and ForgeSilent
 */
export async function postComment(thread: Thread, { text, marker, commit, stamp, dryRun }: StickyComment): Promise<Posted> {
  const body = `${markerOf(marker)}\n${stamp ? `${stamp.line}\n` : ''}${thread.plain(text)}`;
  const { characters } = thread.limits;
  if (body.length > characters)
    throw new UserError(
      `The text has ${body.length} characters with its marker, more than the ${characters} of a comment.`,
      'Write it shorter: `slipway plan -o markdown --max-chars <forge>` counts what it leaves out.',
    );
  try {
    return await untilKnown(() => post(thread, body, { marker, commit, stamp, dryRun }));
  } catch (error) {
    if (thread.isFork && error instanceof ForgeRefused && [403, 404].includes(error.status)) return { outcome: 'refused' };
    throw error;
  }
}

/** Runs what looks before it writes: where it is unknown whether something was written, the next look tells. */
export async function untilKnown<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof ForgeSilent && error.mayBeDone && attempt < attempts)) throw error;
    }
  }
}

async function post(thread: Thread, body: string, { marker, commit, stamp, dryRun }: Omit<StickyComment, 'text'>): Promise<Posted> {
  const [author, all] = [await thread.own(), await thread.comments()];
  const [first, ...copies] = all.filter((comment) => comment.author === author && comment.body.startsWith(markerOf(marker)));
  if (first && copies.length === 0 && sameText(first.body, body)) return { outcome: 'unchanged', address: thread.addressOf(first.id) };
  if (commit !== undefined && commit !== (await thread.head())) return { outcome: 'outdated' };
  if (stamp && first && (await stamp.isBefore(first.body))) return { outcome: 'outdated' };
  if (dryRun) return first ? { outcome: 'updated', address: thread.addressOf(first.id) } : { outcome: 'created' };
  // Two runs at once made one each.
  for (const { id } of copies) await unlessGone(thread.remove(id));
  if (!first || !(await unlessGone(thread.update(first.id, body))))
    return { outcome: 'created', address: thread.addressOf(await thread.create(body)) };
  return { outcome: 'updated', address: thread.addressOf(first.id) };
}

/** @returns whether it was there: somebody may remove a comment meanwhile */
async function unlessGone(done: Promise<void>): Promise<boolean> {
  try {
    await done;
    return true;
  } catch (error) {
    if (error instanceof ForgeRefused && [404, 410].includes(error.status)) return false;
    throw error;
  }
}

/** Forges end lines as they like, and drop what is blank at the end. Of which state a text was made does not tell texts apart. */
function sameText(one: string, other: string): boolean {
  const plainly = (text: string) => text.replace(/\r\n/g, '\n').replace(stampLine, '\n').trimEnd();
  return plainly(one) === plainly(other);
}
