import { UserError } from '../../errors';
import { printable } from '../../wording/printable';
import { tryGit } from '../plan/git';

/**
 * Runs git where it speaks to a remote.
 *
 * @throws UserError with what it says, without what stands before the host of a URL: runners keep tokens there
 */
export async function remoteGit(args: readonly string[], folder: string): Promise<string> {
  const result = await tryGit(args, folder);
  if ('out' in result) return result.out;
  throw new UserError(`\`git ${args[0]}\` failed: ${withoutPasswords(result.failed)}.`, 'Mend that, and run again.');
}

/** The commit of a branch at a remote; nothing where it has none of that name. */
export async function remoteHead(remote: string, branch: string, folder: string): Promise<string | undefined> {
  const [commit] = (await remoteGit(['ls-remote', '--heads', remote, `refs/heads/${branch}`], folder)).split('\t');
  return commit || undefined;
}

/** What git says, on one line. */
export function withoutPasswords(said: string): string {
  return printable(said.replace(/:\/\/[^\s/]*@/g, '://'))
    .slice(0, 500)
    .replace(/\.$/, '');
}
