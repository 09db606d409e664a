import * as path from 'node:path';
import { type Bundle, digestOf, readBundle } from '../../approval/bundle';
import { UserError } from '../../errors';
import { isUserError } from '../../wording/report-user-errors';
import { git, tryGit } from '../plan/git';
import type { ReleaseFile, Repository } from '../release/release-files';
import { slashes } from '../slashes';
import type { ProtectedBranch } from './protected-branch';
import { approvalsFolder, bundleFolder, folderDigits } from './statement-files';

/** A bundle that the protected branch has, or had. */
export interface FormerBundle {
  readonly digest: string;
  readonly bundle: Bundle;
  /** The commit that brought it. */
  readonly commit: string;
}

/**
 * The bundles of an environment in the order in which they came to a branch, along first parents: also those that were taken away since, so that
 * a revert brings none back. What is no bundle of it, or lies in the folder of another one, could not be approved, and is left out.
 *
 * @throws UserError where one cannot be read
 */
export async function bundlesOn(
  { commit: tip }: ProtectedBranch,
  release: ReleaseFile,
  { top, below }: Repository,
): Promise<readonly FormerBundle[]> {
  const folder = path.posix.join(below, slashes(approvalsFolder(release)));
  const pattern = `:(top,glob)${literally(folder)}/${'[0-9a-f]'.repeat(folderDigits)}/bundle.json`;
  // One that came as something else, and became a bundle later, too.
  const asked = ['--first-parent', '-m', '--diff-filter=AMT', '--reverse', '--no-renames', '--format=%H', '--name-only', '-z'];
  const log = await git(['log', ...asked, '--end-of-options', tip, '--', pattern], top);
  const found = new Map<string, FormerBundle>();
  let commit = '';
  for (const entry of log
    .split('\0')
    .flatMap((text) => text.split('\n'))
    .filter(Boolean)) {
    // A file lies in a folder.
    if (!entry.includes('/')) {
      commit = entry;
      continue;
    }
    const name = entry;
    const bundle = bundleIn(await textAt(commit, name, top), name);
    const digest = bundle && digestOf(bundle);
    if (!bundle || !digest || bundle.environment !== release.environment) continue;
    if (path.posix.basename(path.posix.dirname(name)) !== path.basename(bundleFolder(release, digest))) continue;
    if (!found.has(digest)) found.set(digest, { digest, bundle, commit });
  }
  return [...found.values()];
}

/** A folder as patterns of git name it, whatever stands in its name. */
function literally(folder: string): string {
  return folder.replace(/[*?[\]\\]/g, '\\$&');
}

async function textAt(commit: string, file: string, top: string): Promise<string> {
  const text = await tryGit(['cat-file', 'blob', `${commit}:${file}`], top, true);
  if ('out' in text) return text.out;
  throw new UserError(
    `'${file}' of ${commit.slice(0, 12)} cannot be read: ${text.failed.split('\n')[0]}.`,
    'Fetch all of the history: `git fetch --unshallow`.',
  );
}

function bundleIn(text: string, file: string): Bundle | undefined {
  try {
    return readBundle(text, file);
  } catch (error) {
    if (isUserError(error)) return undefined;
    throw error;
  }
}
