import * as path from 'node:path';
import { UserError } from '../../errors';
import { readReleaseText } from '../../release/read-release';
import { ReleaseText } from '../../release/release-text';
import { printable } from '../../wording/printable';
import { git } from '../plan/git';
import type { ReleaseFile, Repository } from './release-files';

/**
 * The release file as it is checked out.
 *
 * @param mustBeCommitted whether it is an error that it differs from the last commit
 * @throws UserError then, or where it is no release
 */
export async function releaseHere({ file }: ReleaseFile, { top }: Repository, mustBeCommitted: boolean): Promise<ReleaseText> {
  const text = new ReleaseText(readReleaseText(path.resolve(file)), file);
  const changes = await git(['status', '--porcelain', '--untracked-files=all', '--', file], process.cwd());
  if (mustBeCommitted && changes !== '')
    throw new UserError(
      `'${file}' has changes that are not committed.`,
      `Commit them, or take them back: \`git -C ${printable(top)} status\` shows them.`,
    );
  return text;
}
