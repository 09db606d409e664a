import { UserError } from '../../errors';
import { printable } from '../../wording/printable';
import { isShallow, shallow } from '../plan/base-commit';
import { git, tryGit } from '../plan/git';

/** The branch whose first parents are trusted, as one commit: whatever changes meanwhile, all is read of that. */
export interface ProtectedBranch {
  /** For people: `origin/main`. */
  readonly name: string;
  /** In hexadecimal. */
  readonly commit: string;
}

const remote = 'origin';
const remotes = `refs/remotes/${remote}/`;

/**
 * Finds the protected branch: never by a short name, which a tag may have too.
 *
 * @param named by people; the default branch of the remote otherwise
 * @param isAsked whether the remote is asked what it holds now
 * @throws UserError where it is not there, the remote cannot be asked, or commits are missing
 */
export async function protectedBranch(named: string | undefined, isAsked: boolean, folder: string): Promise<ProtectedBranch> {
  const branch = named === undefined ? await remoteDefault(folder) : named.replace(/^(?:refs\/remotes\/|refs\/heads\/)?(?:origin\/)?/, '');
  if (isAsked) await fetchBranch(branch, folder);
  const commit = await commitOf(`${remotes}${branch}`, folder);
  if (commit === undefined)
    throw new UserError(
      `The remote '${remote}' has no branch '${printable(branch)}' here.`,
      `Fetch it: \`git fetch ${remote}\`; or name the protected branch: --branch <name>.`,
    );
  if (await isShallow(folder)) throw shallow('who wrote what, and what was deployed before, is not known', branch);
  return { name: `${remote}/${branch}`, commit };
}

/** As the remote said it, and otherwise `main` or `master`. */
async function remoteDefault(folder: string): Promise<string> {
  const head = await tryGit(['symbolic-ref', '--quiet', `${remotes}HEAD`], folder);
  if ('out' in head && head.out.startsWith(remotes)) return head.out.slice(remotes.length);
  for (const name of ['main', 'master']) if ((await commitOf(`${remotes}${name}`, folder)) !== undefined) return name;
  const known = await tryGit(['remote'], folder);
  if (!('out' in known) || !known.out.split('\n').includes(remote))
    throw new UserError(
      `The repository has no remote '${remote}': nobody says what the protected branch holds.`,
      `Add it: \`git remote add ${remote} <url>\`.`,
    );
  return 'main';
}

async function commitOf(ref: string, folder: string): Promise<string | undefined> {
  const found = await tryGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], folder);
  return 'out' in found && found.out !== '' ? found.out : undefined;
}

async function fetchBranch(branch: string, folder: string): Promise<void> {
  const refs = `+refs/heads/${branch}:${remotes}${branch}`;
  const fetched = await tryGit(
    ['-c', 'core.hooksPath=/dev/null', 'fetch', '--quiet', '--no-tags', '--end-of-options', remote, refs],
    folder,
  );
  if ('failed' in fetched)
    throw new UserError(
      `The remote cannot be asked: ${printable(fetched.failed.split('\n')[0]!)}.`,
      'Mend that, or take what is here: --offline, which is said in the table.',
    );
}

/** Whether a commit is one of a branch itself, along first parents: what a merged change held in between was never looked at. */
export async function isOfBranch(commit: string, branch: ProtectedBranch, folder: string): Promise<boolean> {
  const line = await git(['rev-list', '--first-parent', '--end-of-options', branch.commit], folder);
  return line.split('\n').includes(commit);
}
