import { tryGit } from '../plan/git';
import type { Repository } from './release-files';

/**
 * Whether files of the project differ between two commits, release files left aside.
 *
 * @param to what is checked out by default, with changes that are not committed
 */
export async function codeDiffers(repository: Repository, from: string, to?: string): Promise<boolean> {
  const { top, below } = repository;
  const own = below === '' ? ':(top)' : `:(top,literal)${below}`;
  const commits = to === undefined ? [from] : [from, to];
  return (
    'failed' in (await tryGit(['diff', '--quiet', '--no-ext-diff', ...commits, '--', own, ':(top,exclude,glob)**/releases/*.json'], top))
  );
}
