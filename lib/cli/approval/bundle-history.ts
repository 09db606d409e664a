import * as path from 'node:path';
import { type Bundle, digestOf, readBundle } from '../../approval/bundle';
import { git, tryGit } from '../plan/git';
import type { Repository } from '../release/release-files';
import { slashes } from '../slashes';
import { approvalsFolder } from './statement-files';

/** A bundle that the protected branch has, or had. */
export interface FormerBundle {
  readonly digest: string;
  readonly bundle: Bundle;
}

/**
 * The bundles of an environment in the order in which they came to a branch, along first parents: also those that were taken away since, so that
 * a revert brings none back.
 *
 * @throws UserError where one of them is none
 */
export async function bundlesOn(branch: string, environment: string, { top, below }: Repository): Promise<readonly FormerBundle[]> {
  const pattern = `:(top,glob)${path.posix.join(below, slashes(approvalsFolder(environment)))}/*/bundle.json`;
  const asked = ['--first-parent', '-m', '--diff-filter=A', '--reverse', '--no-renames', '--format=%x00%H', '--name-only'];
  const log = await git(['log', ...asked, '--end-of-options', branch, '--', pattern], top);
  const found = new Map<string, FormerBundle>();
  for (const entry of log.split('\0').filter((text) => text.trim() !== '')) {
    const [commit = '', ...names] = entry.split('\n').filter(Boolean);
    for (const name of names) {
      const text = await tryGit(['cat-file', 'blob', `${commit}:${name}`], top);
      if ('failed' in text) continue;
      const bundle = readBundle(`${text.out}\n`, name);
      const digest = digestOf(bundle);
      if (!found.has(digest)) found.set(digest, { digest, bundle });
    }
  }
  return [...found.values()];
}
