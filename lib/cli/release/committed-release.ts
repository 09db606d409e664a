import { UserError } from '../../errors';
import { ReleaseText } from '../../release/release-text';
import { git, tryGit } from '../plan/git';

/** The release file of the last commit. */
export interface CommittedRelease {
  readonly text: ReleaseText;
  /** In hexadecimal. */
  readonly head: string;
  /** Top of the repository. */
  readonly top: string;
  /** Of the file, from there. */
  readonly path: string;
  /** Whether git ends lines by CRLF where it checks the file out, and says then that nothing changed: `core.autocrlf` of Windows. */
  readonly isConverted: boolean;
}

/**
 * A release file as the last commit has it.
 *
 * @param file relative to the working directory
 * @throws UserError outside a repository, or where it is not committed
 */
export async function committedRelease(file: string): Promise<CommittedRelease> {
  const folder = process.cwd();
  const top = await tryGit(['rev-parse', '--show-toplevel'], folder);
  if ('failed' in top) throw new UserError(`'${folder}' is in no git repository.`, 'Run this in the repository of the release files.');
  const head = await tryGit(['rev-parse', '--verify', '--quiet', 'HEAD'], folder);
  if ('failed' in head) throw new UserError('The repository has no commit.', 'Commit the release file first.');
  const [path] = (await git(['ls-files', '--full-name', '-z', '--', file], folder)).split('\0');
  const blob = path ? await tryGit(['cat-file', 'blob', `${head.out}:${path}`], top.out, true) : undefined;
  if (!path || !blob || !('out' in blob)) throw new UserError(`'${file}' is not committed.`, 'Commit it first.');
  const checkedOut = await tryGit(['cat-file', '--filters', `${head.out}:${path}`], top.out, true);
  const isConverted = 'out' in checkedOut && checkedOut.out !== blob.out && lineFeeds(checkedOut.out) === blob.out;
  return { text: new ReleaseText(blob.out, file), head: head.out, top: top.out, path, isConverted };
}

/** A text whose lines end as git keeps them. */
export function lineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
