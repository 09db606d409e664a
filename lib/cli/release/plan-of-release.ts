import { compareSides } from '../../plan/compare-sides';
import type { Plan } from '../../plan/plan';
import { readOutput } from '../../plan/read/read-side';
import type { Report } from '../../policy/report/report';
import type { Release } from '../../release/release';
import { git } from '../plan/git';
import type { ReleaseFile, Repository } from './release-files';
import { onlyOf, pinnedCommit, type RenderOptions, renderRelease } from './rendered-release';
import { renderedReport } from './rendered-report';

/** What an edit of a release means. */
export interface ReleasePlan {
  readonly plan: Plan;
  /** What the policies of the environment find in what it would be, by the waivers of today; nothing where none looked. */
  readonly report?: Report;
}

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
): Promise<ReleasePlan> {
  const rendered = async (release: Release, isFresh: boolean) => {
    const revision = (await pinnedCommit(release)) ?? (await git(['rev-parse', 'HEAD'], repository.top));
    return renderRelease({ file, repository, revision, release }, { ...options, isFresh }, (output, label) => {
      const side = onlyOf(file.environment, readOutput(label, output));
      return { side, report: side.assembly && renderedReport(output, side.assembly) };
    });
  };
  const { side: base } = await rendered(before, false);
  const { side: head, report } = await rendered(after, true);
  const plan = compareSides({ ...base, name: `${base.name} now` }, { ...head, name: `${head.name} then` });
  return { plan, ...(report && { report }) };
}
