import { UserError } from '../../errors';
import { heldWords, holdOf } from '../../release/holds';
import { workloadsNamed } from '../../release/moves';
import type { Hold, Release } from '../../release/release';
import { Backwards, rolledBack } from '../../release/rollback';
import { printable } from '../../wording/printable';
import { commitOf, isShallow } from '../plan/base-commit';
import { checkProposing } from '../propose/propose';
import type { Edit } from '../release/edit-told';
import { type EditFlags, finishEdit, refuseUncommitted } from '../release/finish-edit';
import { planOfRelease } from '../release/plan-of-release';
import { type ReleaseFile, ReleaseFiles, type Repository, repositoryHere } from '../release/release-files';
import { beyond, ReleaseHistory } from '../release/release-history';
import { verdictOf } from '../release/release-verdict';
import { tellOtherFile } from '../release/tell-other-file';
import { reasonGiven, whoHolds } from '../release/who';
import { openRelease } from '../release/write-release';

/** Flags of the command line. */
export interface RollbackFlags extends EditFlags {
  readonly env: string;
  readonly reason: string;
  readonly by?: string;
  readonly to?: string;
  readonly only?: 'images';
  /** `--no-plan` makes it false. */
  readonly plan: boolean;
}

/** What no release file brings back. */
const stays = ['Does not roll back: migrations that ran, data that was written,', '  and what the plan says of data that is kept.'];

/** `slipway rollback`: the images and the code of before, and a hold, so that nothing undoes it. */
export async function runRollback(held: string, flags: RollbackFlags, now: Date, version: string): Promise<void> {
  await checkProposing(flags);
  const { env } = flags;
  const today = now.toISOString().slice(0, 10);
  const quiet = flags.quiet ?? false;
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  const hold: Hold = { reason: reasonGiven(flags.reason), by: await whoHolds(flags.by), since: today };
  const repository = await repositoryHere();
  const file = (await ReleaseFiles.of(repository)).fileOf(env);
  tellOtherFile(file, tell);
  const open = await openRelease(file.file, true);
  const current = open.text;
  const workloads = workloadsNamed([held], current.release, file.file);
  const former = await formerOf(current.release, workloads, flags.to, file, repository);
  const onlyImages = flags.only === 'images';
  const { text, moves, movesRevision } = rolledBack(current, { ...former, workloads, held, hold, today, onlyImages });
  refuseUncommitted(open, text, flags);
  const planned = flags.plan ? await planOfRelease(file, repository, current.release, text.release, { quiet, version, tell }) : undefined;
  const edit: Edit = {
    verb: 'rollback',
    environment: env,
    file,
    moves,
    // Empty where it follows the branch again.
    ...(movesRevision && { revision: text.release.revision ?? '' }),
    ...(planned && { plan: planned.plan }),
    // Told, and in no way of whoever has to go back.
    ...(planned?.report && { verdict: verdictOf(planned.report) }),
    notes: [`  held: '${held}', by ${hold.by}: ${hold.reason}`, ...replacedHold(current.release, held, today), ...stays],
  };
  await finishEdit(flags, edit, open, text, { title: `release(${env}): roll back ${held}`, reason: hold.reason });
}

/** The hold that this one replaces, if it is in force. */
function replacedHold(release: Release, held: string, today: string): readonly string[] {
  const [key, replaced] = holdOf(release, held, today) ?? [];
  return replaced && key === held ? [`  in place of the hold${heldWords(held, replaced)}`] : [];
}

/** @throws UserError where the workloads never ran anything else */
async function formerOf(
  current: Release,
  workloads: readonly string[],
  tag: string | undefined,
  file: ReleaseFile,
  repository: Repository,
): Promise<{ readonly former: Release; readonly stoodAt: string }> {
  const backwards = new Backwards(current, workloads, tag);
  let stoodAt = 'HEAD';
  for await (const { commit, release } of new ReleaseHistory('HEAD', file, repository).formers()) {
    if (release && backwards.isBefore(release)) return { former: release, stoodAt: await commitOf(stoodAt, repository.top) };
    stoodAt = `${commit}^`;
  }
  if (await isShallow(repository.top)) throw beyond(file);
  const what = workloads.length === 1 ? `'${workloads[0]}'` : `The app of '${workloads[0]}'`;
  throw new UserError(
    tag === undefined
      ? `${what} never ran anything else${backwards.passedUndone ? ' that no rollback left' : ''}, by the history of '${file.file}'.`
      : `${what} never ran '${printable(tag)}', by the history of '${file.file}'.`,
    backwards.passedUndone && tag === undefined
      ? 'Name it with --to, or promote what is mended.'
      : 'There is nothing to go back to: promote what is mended.',
  );
}
