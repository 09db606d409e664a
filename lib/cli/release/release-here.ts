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
 * @param file relative to the working directory
 * @throws UserError where it is no release
 */
export function releaseHere(file: string): ReleaseText {
  return new ReleaseText(readReleaseText(path.resolve(file)), file);
}

/** @throws UserError where a release file differs from the last commit */
export async function refuseChanged({ file }: ReleaseFile, { top }: Repository): Promise<void> {
  const changes = await git(['status', '--porcelain', '--untracked-files=all', '--', file], process.cwd());
  if (changes !== '') throw notCommitted(file, top);
}

/** @param top of the repository */
export function notCommitted(file: string, top: string): UserError {
  return new UserError(
    `'${file}' has changes that are not committed.`,
    `Commit them, or take them back: \`git -C ${printable(top)} status\` shows them.`,
  );
}
