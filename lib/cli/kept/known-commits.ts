import { UserError } from '../../errors';
import { isUserError } from '../../wording/report-user-errors';
import { defaultBranch, isShallow } from '../plan/base-commit';
import { tryGit } from '../plan/git';

/** A commit whose lists count too. */
export interface KnownCommit {
  /** For people: `origin/main (0123456789ab)`. */
  readonly name: string;
  /** In hexadecimal. */
  readonly commit: string;
  /** Whether it came after what is checked out. */
  readonly isNewer: boolean;
}

export interface KnownCommits {
  readonly commits: readonly KnownCommit[];
  /** Why those of the default branch cannot be had, where there is one. */
  readonly missing?: UserError;
}

/**
 * The commits whose lists an edit in the working tree must not hide: the last one that the default branch has in common with what is checked
 * out; on that branch, the last commit, and the one before where nothing
 * is changed since; and the tip of the branch, where what is checked out is an older state of it. None
 * outside a repository.
 */
export async function knownCommits(folder: string): Promise<KnownCommits> {
  const head = await commitOf('HEAD', folder);
  if (head === undefined) return { commits: [] };
  const last: KnownCommit = { name: `the last commit (${head.slice(0, 12)})`, commit: head, isNewer: false };
  let branch: string;
  try {
    branch = await defaultBranch(folder);
  } catch (error) {
    if (!isUserError(error)) throw error;
    return { commits: [last], ...((await isShallow(folder)) && { missing: error }) };
  }
  const tip = await commitOf(branch, folder);
  const base = await outputOf(['merge-base', '--end-of-options', branch, 'HEAD'], folder);
  if (tip === undefined || !base) {
    const missing = (await isShallow(folder)) ? shallow(branch) : undefined;
    return { commits: [last], ...(missing && { missing }) };
  }
  const named = (commit: string, isNewer = false): KnownCommit => ({ name: `${branch} (${commit.slice(0, 12)})`, commit, isNewer });
  if (base !== head) return { commits: [named(base)] };
  if (tip !== head) return { commits: [named(head), named(tip, true)] };
  // What is not committed yet is held against the last commit, which settled what came before.
  const changes = await outputOf(['status', '--porcelain', '--untracked-files=no'], folder);
  if (changes !== undefined) return { commits: [named(head)] };
  const before = await commitOf('HEAD^', folder);
  if (before !== undefined) return { commits: [named(head), named(before)] };
  return { commits: [named(head)], ...((await isShallow(folder)) && { missing: shallow(branch) }) };
}

async function commitOf(ref: string, folder: string): Promise<string | undefined> {
  return outputOf(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], folder);
}

async function outputOf(args: readonly string[], folder: string): Promise<string | undefined> {
  const result = await tryGit(args, folder);
  return 'out' in result && result.out !== '' ? result.out : undefined;
}

function shallow(branch: string): UserError {
  return new UserError(
    `The clone is shallow, and what '${branch}' was before is not there: the lists of what must not vanish cannot be compared with it.`,
    `Deepen it: \`git fetch --unshallow\`; in GitHub Actions, check out with \`fetch-depth: 0\`.`,
  );
}
