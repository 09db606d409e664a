import { UserError } from '../../errors';
import { checkHeld, heldWords, holdOf } from '../../release/holds';
import { workloadsNamed } from '../../release/moves';
import type { Hold } from '../../release/release';
import { printable, printableJson } from '../../wording/printable';
import { ReleaseFiles, repositoryHere } from '../release/release-files';
import { tellOtherFile } from '../release/tell-other-file';
import { reasonGiven, whoHolds } from '../release/who';
import { openRelease, refuseOthers, type Writing, writeRelease } from '../release/write-release';

/** Flags of the command line. */
export interface HoldFlags extends Writing {
  readonly env: string;
  readonly reason: string;
  readonly by?: string;
  readonly until?: string;
  readonly output: 'text' | 'json';
  readonly quiet?: true;
}

/** Flags of the command line. */
export type ReleaseHoldFlags = Omit<HoldFlags, 'until' | 'by'>;

/** `slipway hold`: nothing moves an image until somebody releases it. */
export async function runHold(held: string, flags: HoldFlags, today: string): Promise<void> {
  const { env, until } = flags;
  if (until !== undefined && !(isDay(until) && until >= today))
    throw new UserError(`'${printable(until)}' of --until is no day from today on.`, `Write YYYY-MM-DD, such as ${today}.`);
  const hold: Hold = {
    reason: reasonGiven(flags.reason),
    by: await whoHolds(flags.by),
    since: today,
    ...(until !== undefined && { until }),
  };
  const { file, open } = await opened(env, flags);
  const before = open.text;
  checkHeld(held);
  if (held !== '*') workloadsNamed([held], before.release, file.file);
  const [key, other] = holdOf(before.release, held, today) ?? [];
  if (other && key === held)
    throw new UserError(
      `'${held}' is held already in '${file.file}'${heldWords(key, other)}.`,
      `\`slipway release-hold '${held}'\` ends that: hold it anew then.`,
    );
  const after = before.withHold(held, hold);
  const result = await writeRelease(open, after, `release(${env}): hold ${held}\n\n${hold.reason}`, flags);
  const end = until === undefined ? 'until it is released' : `until ${until}`;
  tell(flags, { environment: env, held, hold, file: file.file, ...result }, `${env}: ${named(held)} held ${end}: ${hold.reason}`);
}

/** `slipway release-hold`: images of it move again. */
export async function runReleaseHold(held: string, flags: ReleaseHoldFlags): Promise<void> {
  const { env } = flags;
  const reason = reasonGiven(flags.reason);
  const { file, open } = await opened(env, flags);
  const before = open.text;
  const { holds = {} } = before.release;
  if (!Object.hasOwn(holds, held)) {
    refuseOthers(open, before);
    const there = Object.keys(holds);
    throw new UserError(
      `'${file.file}' holds no '${printable(held)}'.`,
      there.length > 0 ? `It holds: ${there.join(', ')}.` : 'It holds nothing: images move already.',
    );
  }
  const after = before.withHold(held, undefined);
  const result = await writeRelease(open, after, `release(${env}): release the hold of ${held}\n\n${reason}`, flags);
  tell(flags, { environment: env, held, file: file.file, ...result }, `${env}: ${named(held)} no longer held.`);
}

/** What is committed is the hold alone, and nothing else that somebody wrote there. */
async function opened(env: string, { commit, push, quiet }: Writing & { readonly quiet?: true }) {
  const repository = await repositoryHere();
  const file = (await ReleaseFiles.of(repository)).fileOf(env);
  tellOtherFile(file, (text) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  });
  return { file, open: await openRelease(file.file, Boolean(commit || push)) };
}

function tell({ output, quiet, dryRun }: ReleaseHoldFlags, result: object, text: string): void {
  if (output === 'json') process.stdout.write(`${printableJson({ schemaVersion: 1, ...result })}\n`);
  else if (!quiet) process.stdout.write(`${printable(text)}${dryRun ? ' (not written: --dry-run)' : ''}\n`);
}

function named(held: string): string {
  return held === '*' ? 'everything is' : `'${held}' is`;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}
