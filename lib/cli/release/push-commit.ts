import { UserError } from '../../errors';
import { tryGit } from '../plan/git';
import { withoutPasswords } from '../propose/remote-git';

/**
 * Pushes a commit to the branch of the same name as the one that is checked out.
 *
 * @throws UserError where that fails: the commit is here only then
 */
export async function pushCommit(commit: string): Promise<void> {
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
      : `The push failed: ${withoutPasswords(result.failed)}. The commit ${commit.slice(0, 12)} is here only.`,
    isRejected
      ? '`git pull --rebase` takes theirs in, and `git push` sends it; `git reset --keep HEAD^` drops it.'
      : '`git push` sends it once that is mended.',
  );
}
