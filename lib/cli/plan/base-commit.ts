import { UserError } from '../../errors';
import { printable } from '../../wording/printable';
import { git, tryGit } from './git';

/** Where a project was before. */
export interface BaseCommit {
  /** For people: `main`, or what they named. */
  readonly name: string;
  /** In hexadecimal. */
  readonly commit: string;
  /** Top of the repository. */
  readonly top: string;
  /** Of the project below it; empty at its top. */
  readonly below: string;
  /** Whether files differ from those of the last commit. */
  readonly isDirty: boolean;
}

/** Nothing to compare: what is checked out is the last commit of the default branch, and no file differs. */
export class OnDefaultBranch extends Error {
  constructor(readonly branch: string) {
    super(`What is checked out is the last commit of '${branch}'.`);
  }
}

/**
 * The commit to compare with: what `ref` names, otherwise the last one that the default branch has in common with what is checked out. Where
 * that is checked out itself, changes that are not committed are compared with it.
 *
 * @param isHeadNamed whether something else is compared with it than what is checked out
 * @throws UserError outside a repository, or where that cannot be known; OnDefaultBranch
 */
export async function baseCommit(ref: string | undefined, folder: string, isHeadNamed = false): Promise<BaseCommit> {
  const found = await tryGit(['rev-parse', '--show-toplevel'], folder);
  if ('failed' in found)
    throw new UserError(
      `'${folder}' is in no git repository.`,
      'Name what to compare with: `slipway plan --base <folder>`, or run it in a repository.',
    );
  const top = found.out;
  const below = (await git(['rev-parse', '--show-prefix'], folder)).replace(/\/$/, '');
  const isDirty = (await git(['status', '--porcelain', '--untracked-files=normal'], folder)) !== '';
  const [name, commit] = ref === undefined ? await mergeBase(folder, isDirty || isHeadNamed) : [ref, await commitOf(ref, folder)];
  return { name, commit, top, below, isDirty };
}

/**
 * The commit that a ref names, in hexadecimal.
 *
 * @throws UserError where there is none
 */
export async function commitOf(ref: string, folder: string): Promise<string> {
  if (ref.startsWith('-')) throw new UserError(`'${printable(ref)}' is no git ref.`, 'Name a branch, a tag or a commit.');
  const result = await tryGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], folder);
  if ('out' in result) return result.out;
  if (await isShallow(folder)) throw shallow(`'${printable(ref)}' is not there`, ref);
  throw new UserError(
    `There is no folder and no git ref '${printable(ref)}'.`,
    'Name a branch, a tag or a commit; `git fetch` gets those of others.',
  );
}

/** The default branch as the remote says it, and otherwise `main` or `master`. */
async function mergeBase(folder: string, mayDiffer: boolean): Promise<readonly [string, string]> {
  const branch = await defaultBranch(folder);
  const head = await git(['rev-parse', 'HEAD'], folder).catch(() => {
    throw new UserError('The repository has no commit.', 'Commit first, or name a folder: `slipway plan --base <folder>`.');
  });
  const current = await tryGit(['symbolic-ref', '--short', '--quiet', 'HEAD'], folder);
  if ('out' in current && current.out === branch.replace(/^origin\//, '')) return itself(head, current.out, mayDiffer);
  const base = await tryGit(['merge-base', '--end-of-options', branch, 'HEAD'], folder);
  if ('out' in base && base.out !== '') {
    if (base.out === head && (await git(['rev-parse', `${branch}^{commit}`], folder)) === head) return itself(head, branch, mayDiffer);
    return [branch, base.out];
  }
  if (await isShallow(folder)) throw shallow(`what '${branch}' and the commit that is checked out have in common is not there`, branch);
  throw new UserError(
    `'${branch}' and what is checked out have no commit in common.`,
    'Name what to compare with: `slipway plan --base <ref>`.',
  );
}

/** @throws OnDefaultBranch where nothing differs from it */
function itself(head: string, branch: string, mayDiffer: boolean): readonly [string, string] {
  if (!mayDiffer) throw new OnDefaultBranch(branch);
  return ['HEAD', head];
}

/** @throws UserError where it is not there */
export async function defaultBranch(folder: string): Promise<string> {
  const remote = await tryGit(['symbolic-ref', '--short', '--quiet', 'refs/remotes/origin/HEAD'], folder);
  if ('out' in remote && remote.out !== '') return unambiguous(remote.out.replace(/^remotes\//, ''), folder);
  for (const name of ['origin/main', 'origin/master', 'main', 'master']) {
    const known = await tryGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], folder);
    if ('out' in known) return unambiguous(name, folder);
  }
  if (await isShallow(folder)) throw shallow('the default branch is not there', 'main');
  throw new UserError("The repository has no branch 'main' or 'master'.", 'Name what to compare with: `slipway plan --base <ref>`.');
}

/** @throws UserError where a tag, or another branch, has the name of a branch: git would take it for that */
async function unambiguous(name: string, folder: string): Promise<string> {
  const others = [`refs/tags/${name}`, ...(name.startsWith('origin/') ? [`refs/heads/${name}`] : [])];
  for (const other of others) {
    const found = await tryGit(['rev-parse', '--verify', '--quiet', '--end-of-options', other], folder);
    if ('out' in found && found.out !== '')
      throw new UserError(
        `'${other}' has the name of the branch '${name}', so that git takes it for that.`,
        `Delete it: \`git update-ref -d ${other}\`, and at the remote too.`,
      );
  }
  return name;
}

/** Whether older commits are not there. */
export async function isShallow(folder: string): Promise<boolean> {
  const result = await tryGit(['rev-parse', '--is-shallow-repository'], folder);
  return 'out' in result && result.out === 'true';
}

/** The error of what a shallow clone lacks. */
export function shallow(what: string, ref: string): UserError {
  const branch = /^[\w./-]+$/.test(ref) && !/^[0-9a-f]{7,40}$/.test(ref) ? ` ${ref.replace(/^origin\//, '')}` : '';
  return new UserError(
    `The clone is shallow, and ${what}.`,
    `Deepen it: \`git fetch --unshallow origin${branch}\`; in GitHub Actions, check out with \`fetch-depth: 0\`.`,
  );
}
