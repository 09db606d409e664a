import * as path from 'node:path';
import { type Approvers, allowedSigners } from '../../approval/approvers';
import { readStatement } from '../../approval/statement';
import { isUserError } from '../../wording/report-user-errors';
import { tryGit } from '../plan/git';
import type { Repository } from '../release/release-files';
import { slashes } from '../slashes';
import { approversOn } from './approvers-on';
import type { FormerBundle } from './bundle-history';
import { whyUnsigned } from './ssh-keygen';
import { bundleFolder } from './statement-files';

/**
 * The newest of some bundles that somebody approved. One that nobody did is passed over, because it was not deployed: what it would have changed
 * has to be seen with the next.
 *
 * @throws UserError where the branch does not say who may approve
 */
export async function newestApproved(
  bundles: readonly FormerBundle[],
  branch: string,
  repository: Repository,
): Promise<FormerBundle | undefined> {
  if (bundles.length === 0) return undefined;
  const approvers = await approversOn(branch, repository);
  for (const former of [...bundles].reverse()) if (await isApproved(former, approvers, branch, repository)) return former;
  return undefined;
}

async function isApproved(
  { digest, bundle }: FormerBundle,
  approvers: Approvers,
  branch: string,
  { top, below }: Repository,
): Promise<boolean> {
  const folder = path.posix.join(below, slashes(bundleFolder(bundle.environment, digest)));
  for (const person of approvers.keys()) {
    const blob = (name: string) => tryGit(['cat-file', 'blob', `${branch}:${folder}/${name}`], top);
    const [text, signature] = [await blob(`${person}.json`), await blob(`${person}.json.sig`)];
    if ('failed' in text || 'failed' in signature) continue;
    const statement = readable(`${text.out}\n`, person);
    if (statement?.approver !== person || statement.bundle !== digest || statement.decision !== 'approve') continue;
    const allowed = allowedSigners(approvers, statement.time);
    if ((await whyUnsigned(`${text.out}\n`, `${signature.out}\n`, person, allowed)) === undefined) return true;
  }
  return false;
}

function readable(text: string, name: string): ReturnType<typeof readStatement> | undefined {
  try {
    return readStatement(text, name);
  } catch (error) {
    if (isUserError(error)) return undefined;
    throw error;
  }
}
