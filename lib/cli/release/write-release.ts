import * as fs from 'node:fs';
import * as path from 'node:path';
import { UserError } from '../../errors';
import { writeFile } from '../../files/write-file';
import { readReleaseText } from '../../release/read-release';
import { ReleaseText } from '../../release/release-text';
import { printable } from '../../wording/printable';
import { git, tryGit } from '../plan/git';
import type { ReleaseFile, Repository } from './release-files';

/** What becomes of an edit of a release file. */
export interface Writing {
  /** Only say what would be written. */
  readonly dryRun?: true;
  readonly commit?: true;
  /** Commit, and push the commit to the branch of the same name. */
  readonly push?: true;
}

/** What became of it. */
export interface WrittenRelease {
  readonly isWritten: boolean;
  /** In hexadecimal, where it was committed. */
  readonly commit?: string;
}

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

/**
 * Writes an edited release file, and commits it alone.
 *
 * @param before as it was read
 * @throws UserError where somebody changed it meanwhile, or git refuses; the file is as it was then, unless only the push failed
 */
export async function writeRelease(
  { file }: ReleaseFile,
  before: ReleaseText,
  after: ReleaseText,
  message: string,
  { dryRun, commit, push }: Writing,
): Promise<WrittenRelease> {
  if (dryRun || after.text === before.text) return { isWritten: false };
  const place = fs.realpathSync(file);
  writeOver(file, before.text, after.text);
  if (!commit && !push) return { isWritten: true };
  const committed = await tryGit(['commit', '--quiet', '--only', `--message=${message}`, '--', file], process.cwd());
  if ('failed' in committed) {
    if (fs.readFileSync(place, 'utf8') === after.text) writeFile(place, before.text);
    throw new UserError(
      `git did not commit '${file}': ${printable(committed.failed)}.`,
      'Mend that, and run again: the file is as it was.',
    );
  }
  const id = await git(['rev-parse', 'HEAD'], process.cwd());
  if (push) await pushed(id);
  return { isWritten: true, commit: id };
}

/**
 * Writes a text in place of the one that it was made from.
 *
 * @throws UserError where something else stands there by then
 */
export function writeOver(file: string, before: string, after: string): void {
  const place = fs.realpathSync(file);
  const here = fs.readFileSync(place, 'utf8');
  if (here !== before && here !== after)
    throw new UserError(`'${file}' was changed meanwhile, by somebody else.`, 'Run again: nothing was written.');
  writeFile(place, after);
}

async function pushed(commit: string): Promise<void> {
  const folder = process.cwd();
  const branch = await tryGit(['symbolic-ref', '--quiet', 'HEAD'], folder);
  if ('failed' in branch)
    throw new UserError(
      `The commit ${commit.slice(0, 12)} is on no branch, so that nothing was pushed.`,
      `Push it: \`git push origin ${commit.slice(0, 12)}:refs/heads/<branch>\`.`,
    );
  const remote = await tryGit(['config', '--get', `branch.${branch.out.replace('refs/heads/', '')}.remote`], folder);
  const name = 'out' in remote && !remote.out.startsWith('-') ? remote.out : 'origin';
  const result = await tryGit(['push', '--quiet', '--', name, `${commit}:${branch.out}`], folder);
  if ('out' in result) return;
  const isRejected = /non-fast-forward|fetch first|\[rejected\]/.test(result.failed);
  throw new UserError(
    isRejected
      ? `The push was rejected: '${name}' has commits of '${branch.out.replace('refs/heads/', '')}' that are not here (non-fast-forward). The commit ${commit.slice(0, 12)} is here only.`
      : `The push failed: ${printable(result.failed)}. The commit ${commit.slice(0, 12)} is here only.`,
    isRejected
      ? '`git pull --rebase` takes theirs in, and `git push` sends it; `git reset --keep HEAD^` drops it.'
      : '`git push` sends it once that is mended.',
  );
}
