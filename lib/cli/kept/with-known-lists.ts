import * as fs from 'node:fs';
import * as path from 'node:path';
import type { IdsRequest } from '../../assembly/run-request';
import { UserError } from '../../errors';
import { keptFolder } from '../../kept/kept-folder';
import { isUserError } from '../../wording/report-user-errors';
import { inTemporaryFolder } from '../temporary-folder';
import { type KnownCommit, knownCommits } from './known-commits';
import { listsAt } from './lists-at';

export interface KnownListsOptions {
  /** Whether it is a failure that the default branch is not there. */
  readonly strict: boolean;
  tell(text: string): void;
}

/**
 * Works with the lists that git has of the project in the working directory, each commit's in a folder that is gone afterwards.
 *
 * @throws UserError where the default branch is not there, and has to be, or what a list of it listed is not known
 */
export function withKnownLists<T>(options: KnownListsOptions, work: (commits: IdsRequest['commits']) => Promise<T>): Promise<T> {
  return inTemporaryFolder('slipway-ids', async (folder) => work(await written(folder, options)));
}

async function written(folder: string, { strict, tell }: KnownListsOptions): Promise<IdsRequest['commits']> {
  if (!fs.existsSync('cdktf.json')) return [];
  const { commits, missing } = await known();
  const sides: IdsRequest['commits'][number][] = [];
  for (const [index, { commit, name, isNewer }] of commits.entries()) {
    const { files, unreadable } = await listsAt(commit, '.');
    for (const { what, isMissed } of unreadable) {
      const told = new UserError(`A list of ${name} cannot be read: ${what}`, mend);
      if (isMissed && strict) throw told;
      tell(isMissed ? `${told.what} ${told.cure}` : told.what);
    }
    if (files.size === 0) continue;
    const place = path.join(folder, `${index}`);
    fs.mkdirSync(path.join(place, keptFolder), { recursive: true });
    for (const [file, content] of files) fs.writeFileSync(path.join(place, keptFolder, file), content);
    sides.push({ folder: place, name, isNewer });
  }
  // One that is deleted in the working tree is a list all the same; whether a commit that is not there had one, nobody knows.
  const isUsed = fs.existsSync(keptFolder) || sides.length > 0;
  if (missing && isUsed && strict) throw missing;
  if (missing) tell(`${missing.what} ${missing.cure}`);
  return sides;
}

const mend = 'Mend it on that branch; where the clone is shallow or partial, fetch all of it: `git fetch --unshallow`.';

/** Whoever has no git has no commits. */
async function known(): Promise<{ readonly commits: readonly KnownCommit[]; readonly missing?: Error & { what: string; cure: string } }> {
  try {
    return await knownCommits('.');
  } catch (error) {
    if (isUserError(error)) return { commits: [] };
    throw error;
  }
}
