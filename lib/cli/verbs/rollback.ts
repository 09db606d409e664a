import { UserError } from '../../errors';
import { workloadsNamed } from '../../release/moves';
import type { Hold, Release } from '../../release/release';
import { isBefore, rolledBack } from '../../release/rollback';
import { printable } from '../../wording/printable';
import { isShallow } from '../plan/base-commit';
import { tellEdit, tellWritten } from '../release/edit-told';
import { planOfRelease } from '../release/plan-of-release';
import { type ReleaseFile, ReleaseFiles, type Repository, repositoryHere } from '../release/release-files';
import { beyond, formerReleases } from '../release/release-history';
import { reasonGiven, whoHolds } from '../release/who';
import { releaseHere, type Writing, writeRelease } from '../release/write-release';

/** Flags of the command line. */
export interface RollbackFlags extends Writing {
  readonly env: string;
  readonly reason: string;
  readonly by?: string;
  readonly to?: string;
  readonly only?: 'images';
  /** `--no-plan` makes it false. */
  readonly plan: boolean;
  readonly output: 'text' | 'json';
  readonly quiet?: true;
}

/** What no release file brings back. */
const stays = ['Does not roll back: migrations that ran, data that was written,', '  and what the plan says of data that is kept.'];

/** `slipway rollback`: the images and the code of before, and a hold, so that nothing undoes it. */
export async function runRollback(held: string, flags: RollbackFlags, now: Date, version: string): Promise<void> {
  const { env } = flags;
  const today = now.toISOString().slice(0, 10);
  const quiet = flags.quiet ?? false;
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  const hold: Hold = { reason: reasonGiven(flags.reason), by: await whoHolds(flags.by), since: today };
  const repository = await repositoryHere();
  const file = (await ReleaseFiles.of(repository)).fileOf(env);
  const current = await releaseHere(file, repository, true);
  const workloads = workloadsNamed([held], current.release, file.file);
  const former = await formerOf(current.release, workloads, flags.to, file, repository);
  const { text, moves, movesRevision } = rolledBack(current, former, workloads, { held, hold, today, onlyImages: flags.only === 'images' });
  const plan = flags.plan ? await planOfRelease(file, repository, current.release, text.release, { quiet, version, tell }) : undefined;
  tellEdit(flags, {
    verb: 'rollback',
    environment: env,
    file,
    moves,
    ...(movesRevision && { revision: former.revision ?? '' }),
    ...(plan && { plan }),
    notes: [`  held: '${held}', by ${hold.by}: ${hold.reason}`, ...stays],
  });
  const message = `release(${env}): roll back ${held}\n\n${hold.reason}`;
  tellWritten(flags, file, await writeRelease(file, current, text, message, flags));
}

/** @throws UserError where the workloads never ran anything else */
async function formerOf(
  current: Release,
  workloads: readonly string[],
  tag: string | undefined,
  file: ReleaseFile,
  repository: Repository,
): Promise<Release> {
  for await (const { release } of formerReleases('HEAD', file, repository))
    if (release && isBefore(current, release, workloads, tag)) return release;
  if (await isShallow(repository.top)) throw beyond(file);
  const what = workloads.length === 1 ? `'${workloads[0]}'` : `The app of '${workloads[0]}'`;
  throw new UserError(
    tag === undefined
      ? `${what} never ran anything else, by the history of '${file.file}'.`
      : `${what} never ran '${printable(tag)}', by the history of '${file.file}'.`,
    'There is nothing to go back to: promote what is mended.',
  );
}
