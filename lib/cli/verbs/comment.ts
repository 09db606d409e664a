import { decodeText } from '../../documents/decode-text';
import { readRegularFile } from '../../documents/read-regular-file';
import { UserError } from '../../errors';
import { printable } from '../../wording/printable';
import { markerOf } from '../comment/marker';
import { openThread, type ThreadFlags } from '../comment/open-thread';
import { type Posted, postComment } from '../comment/sticky-comment';
import { describingForge } from '../forge/forge-error';

/** Flags of the command line. */
export interface CommentFlags extends Omit<ThreadFlags, 'pullRequest'> {
  readonly marker: string;
  readonly pullRequest?: string;
  readonly dryRun?: true;
  readonly quiet?: true;
}

/** More than the longest that any forge takes. */
const mostBytes = 8 * 1024 * 1024;

/**
 * `slipway comment`: a file as the one comment of ours below a pull or merge request.
 *
 * @throws UserError where it is not known which, or the forge does not take it
 */
export async function runComment(file: string, flags: CommentFlags): Promise<void> {
  markerOf(flags.marker);
  const { dryRun = false } = flags;
  const target = { ...flags, pullRequest: numberOf(flags.pullRequest), commit: commitOf(flags.commit) };
  const text = decodeText(readRegularFile(file, mostBytes), file);
  if (text.trim() === '')
    throw new UserError(`'${printable(file)}' is empty.`, 'What should have written it failed: see what it says, and write it anew.');
  const { outcome, address } = await describingForge(async (): Promise<Posted> => {
    const opened = await openThread(target, process.env);
    if ('none' in opened) return { outcome: opened.none };
    const { thread, commit } = opened;
    return postComment(thread, { marker: flags.marker, text, dryRun, ...(commit !== undefined && { commit }) });
  });
  if (outcome === 'refused') process.stderr.write(refused);
  if (outcome === 'outdated' && !flags.quiet) process.stderr.write(outdated);
  if (address || outcome === 'created')
    process.stdout.write(`${dryRun ? 'would be ' : ''}${outcome}${address ? ` ${printable(address)}` : ''}\n`);
}

const refused =
  'Not commented: runs of a fork get no token that may.\nComment in a workflow that the fork cannot change: docs/ci.md. The text is in the log and the artifacts of this run.\n';
const outdated = 'Not commented: another commit is proposed by now, and its own run comments.\n';

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UserError(`'${printable(text).slice(0, 100)}' of --pull-request is no whole number from 1.`, 'Give the number in its address.');
}

function commitOf(text: string | undefined): string | undefined {
  if (text === undefined || /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text)) return text;
  throw new UserError(
    `'${printable(text).slice(0, 100)}' of --commit is no whole hash of a commit.`,
    'Give what `git rev-parse HEAD` prints.',
  );
}
