import { UserError } from '../../errors';
import { describingForge } from '../forge/forge-error';
import type { ForgeFlags } from '../forge/forge-flags';
import { tryGit } from '../plan/git';
import { openForge } from './open-forge';
import type { Proposal, ProposalPlace } from './proposal';
import { type Change, deleteBranch, type ProposedBefore, pushBranch, remoteBranch } from './push-branch';
import { refuseAhead } from './refuse-ahead';
import { closeRequest, openRequest } from './request-forge';

/** Whether a change is proposed, and where. */
export interface ProposeFlags extends ForgeFlags {
  /** Propose it in the one request of the environment. */
  readonly pr?: true;
  /** Branch that it is proposed to. @default - what is checked out */
  readonly base?: string;
}

/** A request that is open. */
export interface Proposed {
  /** Where people read it. */
  readonly address: string;
  /** What it proposed until now, where that is something else. */
  readonly before?: ProposedBefore;
}

/** @throws UserError if flags contradict each other, or nobody says where requests are opened: before anything is done */
export async function checkProposing(flags: ProposeFlags & { readonly commit?: true; readonly push?: true }): Promise<void> {
  if (!flags.pr) return;
  const other = flags.commit ? '--commit' : '--push';
  if (flags.commit || flags.push)
    throw new UserError(`Both ${other} and --pr are given.`, 'Commit to the branch that is checked out, or propose it.');
  openForge(flags, process.env);
  if (flags.base === undefined) await checkedOut();
}

/**
 * Has one commit on the branch of a proposal, and one open request of it.
 *
 * @param top of the repository
 * @throws UserError where what it stands on is not on the branch that it is proposed to, or git or the forge refuse
 */
export async function propose(proposal: Proposal, change: Change, top: string, flags: ProposeFlags): Promise<Proposed> {
  const base = flags.base ?? (await checkedOut());
  await refuseAhead(base, { head: change.base, top });
  const forge = openForge(flags, process.env);
  const before = await pushBranch(proposal, change, top);
  return { address: await describingForge(() => openRequest(forge, proposal, base)), ...(before && { before }) };
}

/**
 * Closes the request of what is proposed no longer, and deletes its branch.
 *
 * @param head commit that is checked out
 * @param why what the request says from then on
 * @returns the address of what was closed; nothing where none was open
 * @throws UserError if somebody else has commits on that branch: it stays then
 */
export async function withdraw(
  place: ProposalPlace,
  { head, top }: { readonly head: string; readonly top: string },
  why: string,
  flags: ProposeFlags,
): Promise<string | undefined> {
  const base = flags.base ?? (await checkedOut());
  if ((await remoteBranch(place, head, top)) === undefined) return undefined;
  const address = await describingForge(() => closeRequest(openForge(flags, process.env), place, base, why));
  await deleteBranch(place, head, top);
  return address;
}

/** The branch that is checked out: runners check out a commit, and say the branch. */
async function checkedOut(): Promise<string> {
  const here = await tryGit(['symbolic-ref', '--short', '--quiet', 'HEAD'], process.cwd());
  const name = 'out' in here ? here.out : process.env.GITHUB_REF_NAME || process.env.CI_COMMIT_BRANCH;
  if (name && /^[\w][\w./-]*$/.test(name)) return name;
  throw new UserError('No branch is checked out.', 'Say what it is proposed to: --base main.');
}
