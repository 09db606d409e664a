import type { Assembly } from '../../assembly/assembly';
import { isUserError } from '../../wording/report-user-errors';
import { commitOf } from '../plan/base-commit';
import { codeDiffers } from './code-differs';
import { ReleaseFiles, type Repository, repositoryHere } from './release-files';
import { releaseHere } from './release-here';

/**
 * Which environments of an output are pinned to a commit whose code is another one than what is checked out, a sentence each: that output is
 * not what they are. Nothing outside a repository.
 */
export async function pinnedElsewhere({ stacks }: Pick<Assembly, 'stacks'>): Promise<readonly string[]> {
  const environments = new Set(stacks.map(({ environment }) => environment));
  const repository = await repositoryHere().catch(nothingKnown);
  if (!repository) return [];
  const told: string[] = [];
  for (const file of (await ReleaseFiles.of(repository)).all.filter(({ environment }) => environments.has(environment))) {
    const { release } = releaseHere(file.file);
    const sentence = release.revision === undefined ? undefined : await sentenceOf(file.environment, release.revision, repository);
    if (sentence !== undefined) told.push(sentence);
  }
  return told;
}

async function sentenceOf(environment: string, revision: string, repository: Repository): Promise<string | undefined> {
  const commit = await commitOf(revision, repository.top).catch(nothingKnown);
  if (commit === undefined) return `${environment} is pinned to '${revision}', which is not here: \`git fetch --unshallow\` may get it.`;
  if (!(await codeDiffers(repository, commit))) return undefined;
  return `${environment} is pinned to ${commit.slice(0, 12)}, and this is another commit: \`slipway render --env ${environment}\` writes what it is.`;
}

function nothingKnown(error: unknown): undefined {
  if (!isUserError(error)) throw error;
}
