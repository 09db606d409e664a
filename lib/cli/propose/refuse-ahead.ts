import { UserError } from '../../errors';
import { printable } from '../../wording/printable';
import { tryGit } from '../plan/git';
import { remoteGit, remoteHead } from './remote-git';

/**
 * A request proposes its own commit alone: what it stands on is on the branch that it goes to.
 *
 * @param base name of that branch
 * @throws UserError where something else is checked out
 */
export async function refuseAhead(base: string, { head, top }: { readonly head: string; readonly top: string }): Promise<void> {
  const commit = await remoteHead('origin', base, top);
  if (!commit) throw new UserError(`The remote has no branch '${printable(base)}'.`, 'Say what it is proposed to: --base main.');
  if (commit === head) return;
  await remoteGit(['fetch', '--quiet', '--no-tags', 'origin', `refs/heads/${base}`], top);
  if ('out' in (await tryGit(['merge-base', '--is-ancestor', head, commit], top))) return;
  throw new UserError(
    `What is checked out, ${head.slice(0, 12)}, has commits that '${printable(base)}' of the remote does not have: they would be proposed, too.`,
    `Check out '${printable(base)}' as the remote has it, or say what it is proposed to: --base <branch>.`,
  );
}
