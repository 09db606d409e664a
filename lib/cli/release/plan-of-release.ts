import { compareSides } from '../../plan/compare-sides';
import type { Plan } from '../../plan/plan';
import type { Release } from '../../release/release';
import { git } from '../plan/git';
import type { ReleaseFile, Repository } from './release-files';
import { pinnedCommit, type RenderOptions, renderedSide } from './rendered-release';

/**
 * What an edit of its release changes in an environment: as it is rendered now, against as it would be. One that follows the branch is at the
 * commit that is checked out.
 *
 * @throws UserError where one of both does not synthesize
 */
export async function planOfRelease(
  file: ReleaseFile,
  repository: Repository,
  before: Release,
  after: Release,
  options: RenderOptions,
): Promise<Plan> {
  const side = async (release: Release) => {
    const revision = (await pinnedCommit(release)) ?? (await git(['rev-parse', 'HEAD'], repository.top));
    return renderedSide({ file, repository, revision, release }, options);
  };
  const base = await side(before);
  const head = await side(after);
  return compareSides({ ...base, name: `${base.name} now` }, { ...head, name: `${head.name} then` });
}
