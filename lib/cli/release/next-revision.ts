import { UserError } from '../../errors';
import type { Release } from '../../release/release';
import { commitOf, isShallow, shallow } from '../plan/base-commit';
import { codeDiffers } from './code-differs';
import type { Repository } from './release-files';
import { isAncestor, type Promotion, soakedCommit } from './soak';

export interface RevisionQuestion {
  readonly source: Release;
  readonly target: Release;
  /** The protected branch. */
  readonly branch: string;
  /** Whether an environment that follows the branch is pinned from now on. */
  readonly pin: boolean;
  readonly promotion: Promotion | undefined;
  readonly now: Date;
  readonly repository: Repository;
}

/**
 * The commit at which the target is rendered after a promotion; nothing where that stays as it is. A source that follows the branch is at the
 * newest commit that soaked.
 *
 * @throws UserError if the source's is not on the protected branch
 */
export async function nextRevision({
  source,
  target,
  branch,
  pin,
  promotion,
  now,
  repository,
}: RevisionQuestion): Promise<string | undefined> {
  if (target.revision === undefined && !pin) return undefined;
  const folder = process.cwd();
  const candidate =
    source.revision === undefined ? await soakedCommit(branch, promotion ?? {}, now, folder) : await commitOf(source.revision, folder);
  if (candidate === undefined) return undefined;
  if (!(await isAncestor(candidate, branch, folder))) {
    if (await isShallow(folder)) throw shallow(`whether ${candidate.slice(0, 12)} is on '${branch}' is not known`, branch);
    throw new UserError(
      `Revision ${candidate.slice(0, 12)} is not on the protected branch '${branch}'.`,
      'Merge it first, or `git fetch` what was merged elsewhere; `--only images` leaves the revision as it is.',
    );
  }
  if (target.revision === undefined) return candidate;
  const current = await commitOf(target.revision, folder);
  // It never goes back: that is what a rollback says.
  if (await isAncestor(candidate, current, folder)) return undefined;
  return (await codeDiffers(repository, current, candidate)) ? candidate : undefined;
}
