import type { ApprovalRule } from '../../approval/approval-rule';
import { countStatements } from '../../approval/counted';
import type { ReleaseFile, Repository } from '../release/release-files';
import { approversOn } from './approvers-on';
import type { FormerBundle } from './bundle-history';
import type { ProtectedBranch } from './protected-branch';
import { bundleFolder, onBranch, readStatements } from './statement-files';

/**
 * The newest of some bundles that enough people approved and nobody rejected. One that nobody deployed is passed over: what it would have changed
 * has to be seen with the next.
 *
 * @param rule as the protected branch states it; where it states none, the newest of all
 * @throws UserError where the branch does not say who may approve
 */
export async function newestApproved(
  bundles: readonly FormerBundle[],
  rule: ApprovalRule | undefined,
  branch: ProtectedBranch,
  release: ReleaseFile,
  repository: Repository,
): Promise<FormerBundle | undefined> {
  if (!rule || bundles.length === 0) return bundles.at(-1);
  const { approvers } = await approversOn(branch, release, repository);
  for (const former of [...bundles].reverse()) {
    const { digest, bundle } = former;
    const { environment, plan } = bundle;
    const given = await readStatements([onBranch(bundleFolder(release, digest), branch, repository)], approvers);
    const times = given.flatMap(({ statement }) => statement?.time ?? []);
    // As it was when the last of them spoke.
    const now = new Date(Math.max(0, ...times.map((time) => time.getTime())));
    const { approvals, seen, rejections } = countStatements(given, { digest, environment, approvers, authors: new Set(), rule, now });
    const acknowledged = plan.acknowledge.every((what) => [...seen.values()].some(({ acknowledges }) => acknowledges.includes(what)));
    if (approvals.size >= rule.count && rejections.length === 0 && acknowledged) return former;
  }
  return undefined;
}
