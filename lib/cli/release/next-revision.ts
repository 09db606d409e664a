import { UserError } from '../../errors';
import type { Release } from '../../release/release';
import { commitOf, isShallow, shallow } from '../plan/base-commit';
import { codeDiffers } from './code-differs';
import { isAncestor, type Promotion, type SourceOnBranch, soakedCommit, soakedRevision } from './soak';

export interface RevisionQuestion {
  readonly source: Release;
  readonly target: Release;
  /** Where the source was read. */
  readonly at: SourceOnBranch;
  /** Whether an environment that follows the branch is pinned from now on. */
  readonly pin: boolean;
  readonly promotion: Promotion | undefined;
  readonly now: Date;
}

/**
 * The commit at which the target is rendered after a promotion; nothing where that stays as it is. A source that follows the branch is at the
 * newest commit that soaked.
 *
 * @throws UserError if the source's is not on the protected branch, or has not soaked
 */
export async function nextRevision({ source, target, at, pin, promotion, now }: RevisionQuestion): Promise<string | undefined> {
  if (target.revision === undefined && !pin) return undefined;
  const { branch, history } = at;
  const { ref: tip, repository } = history;
  const folder = process.cwd();
  const candidate =
    source.revision === undefined ? await soakedCommit(tip, promotion ?? {}, now, folder) : await commitOf(source.revision, folder);
  if (candidate === undefined) return undefined;
  if (!(await isAncestor(candidate, tip, folder))) {
    if (await isShallow(folder)) throw shallow(`whether ${candidate.slice(0, 12)} is on '${branch}' is not known`, branch);
    throw new UserError(
      `Revision ${candidate.slice(0, 12)} is not on the protected branch '${branch}'.`,
      'Merge it first, or `git fetch` what was merged elsewhere; `--only images` leaves the revision as it is.',
    );
  }
  if (target.revision !== undefined) {
    const current = await commitOf(target.revision, folder);
    // It never goes back: that is what a rollback says.
    if (await isAncestor(candidate, current, folder)) return undefined;
    if (!(await codeDiffers(repository, current, candidate))) return undefined;
  }
  if (source.revision !== undefined && promotion) await refuseFresh(source.revision, candidate, promotion, now, at);
  return candidate;
}

async function refuseFresh(revision: string, commit: string, promotion: Promotion, now: Date, at: SourceOnBranch): Promise<void> {
  const { waits } = await soakedRevision(revision, promotion, now, at);
  if (waits === undefined) return;
  throw new UserError(`Not promoted:\n  revision ${commit.slice(0, 12)} ${waits}`, 'Wait, or leave the code where it is: `--only images`.');
}
