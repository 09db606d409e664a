import { checkProposing, type ProposeFlags, propose, withdraw } from '../propose/propose';
import { type OpenRelease, openRelease, writeRelease } from '../release/write-release';
import type { FollowedEnvironment } from './followed-images';
import type { ImageState } from './image-state';
import { imagesProposal } from './images-proposal';
import { updatedRelease } from './updated-release';

/** What becomes of updates. */
export interface Writing extends ProposeFlags {
  /** Only say what would be written. */
  readonly dryRun?: true;
  readonly commit?: true;
}

/** What was written. */
export interface Updated {
  /** Workloads whose entries are new, by name. */
  readonly updated: readonly string[];
  /** Workloads that somebody else changed while registries were asked: they stay as they are. */
  readonly overtaken: readonly string[];
  /** In hexadecimal, where it was committed. */
  readonly commit?: string;
  /** Address of the request that proposes it. */
  readonly request?: string;
  /** Address of the request that was closed, as nothing is left of it. */
  readonly closed?: string;
}

/** @throws UserError if flags contradict each other, or nobody says where requests are opened: before anything is asked */
export function checkWriting(flags: Writing): Promise<void> {
  return checkProposing(flags);
}

/** The release that updates are for: of the last commit, where they are committed or proposed, and otherwise the file as it is. */
export function releaseToUpdate(file: string, { commit, pr }: Writing): Promise<OpenRelease> {
  return openRelease(file, Boolean(commit || pr));
}

/** Writes updates to the release file, which is read anew: registries take their time. */
export async function writeUpdates(
  environment: FollowedEnvironment,
  states: readonly ImageState[],
  today: string,
  flags: Writing,
): Promise<Updated> {
  const { file, name } = environment;
  const open = await releaseToUpdate(file, flags);
  const { text, ...told } = updatedRelease(open.text, states, today);
  if (flags.dryRun) return told;
  if (told.updated.length === 0) return { ...told, ...(await withdrawn(environment, states, told.overtaken, open, flags)) };
  const proposal = imagesProposal(name, states, told.updated);
  if (flags.pr && open.committed) {
    const { head, path, top } = open.committed;
    const { address } = await propose(proposal, { base: head, path, text: text.text }, top, flags);
    return { ...told, request: address };
  }
  const { commit } = await writeRelease(open, text, proposal.message, flags.commit ? { commit: true } : {});
  return { ...told, ...(commit !== undefined && { commit }) };
}

/** Nothing is left to propose, as far as every registry answered: what is held now, or was merged, stays in no request. */
async function withdrawn(
  { name }: FollowedEnvironment,
  states: readonly ImageState[],
  overtaken: readonly string[],
  { committed }: OpenRelease,
  flags: Writing,
): Promise<Pick<Updated, 'closed'>> {
  if (!flags.pr || !committed || overtaken.length > 0 || states.some(({ state }) => state === 'failed')) return {};
  const held = states.filter(({ refused }) => refused).map(({ workload, refused }) => `\`${workload}\` (${refused!.by})`);
  const why = held.length > 0 ? `Nothing is left to update: ${held.join(', ')} may not move.` : 'Nothing is left to update.';
  const closed = await withdraw({ kind: 'images', environment: name }, committed, `${why}\n`, flags);
  return closed === undefined ? {} : { closed };
}
