import type { ReleaseText } from '../../release/release-text';
import type { Proposal } from '../propose/proposal';
import { type ProposeFlags, propose, withdraw } from '../propose/propose';
import { type Edit, type EditOutcome, type TellFlags, tellEdit, tellOutcome } from './edit-told';
import { leftOut, releaseProposal } from './release-proposal';
import { type OpenRelease, refuseOthers, writeRelease } from './write-release';

/** Flags of a verb that says what it changes, and writes or proposes it. */
export interface EditFlags extends TellFlags, ProposeFlags {}

/** @throws UserError where an edit would be written over something that nobody committed; what is proposed is written nowhere */
export function refuseUncommitted(open: OpenRelease, after: ReleaseText, { pr }: EditFlags): void {
  if (!pr) refuseOthers(open, after);
}

/**
 * Says what an edit changes, writes or proposes it, and says what became of it.
 *
 * @param words title of the commit and the request, and why
 */
export async function finishEdit(
  flags: EditFlags,
  edit: Edit,
  open: OpenRelease,
  after: ReleaseText,
  words: { readonly title: string; readonly reason?: string },
): Promise<void> {
  tellEdit(flags, edit);
  const { verb, environment, notes = [], ...rest } = edit;
  const proposal = releaseProposal({ ...rest, ...words, place: { kind: verb, environment }, notes: notes.map((note) => note.trim()) });
  tellOutcome(flags, edit, await done(flags, edit, open, after, proposal));
}

async function done(flags: EditFlags, { moves }: Edit, open: OpenRelease, after: ReleaseText, proposal: Proposal): Promise<EditOutcome> {
  if (!flags.pr || !open.committed) return writeRelease(open, after, proposal.message, flags);
  if (flags.dryRun) return { isWritten: false };
  const { head, path, top } = open.committed;
  const { address, before } = await propose(proposal, { base: head, path, text: after.text }, top, flags);
  const left = leftOut(before, moves, open.text.release);
  return { isWritten: true, request: address, ...(left.length > 0 && { leftOut: left }) };
}

/**
 * Closes the request of an edit of which nothing is left.
 *
 * @param why what the request says from then on
 * @returns its address; nothing where none was open, or nothing is proposed
 */
export async function withdrawEdit(
  flags: EditFlags,
  { verb, environment }: Pick<Edit, 'verb' | 'environment'>,
  { committed }: OpenRelease,
  why: string,
): Promise<string | undefined> {
  if (!flags.pr || flags.dryRun || !committed) return undefined;
  return withdraw({ kind: verb, environment }, committed, `${why}\n`, flags);
}
