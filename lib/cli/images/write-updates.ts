import { UserError } from '../../errors';
import { readReleaseText } from '../../release/read-release';
import { ReleaseText } from '../../release/release-text';
import { describingForge } from '../comment/forge-error';
import { tryGit } from '../plan/git';
import { writeOver } from '../release/write-release';
import { commitRelease } from './commit-release';
import { committedRelease } from './committed-release';
import type { FollowedEnvironment } from './followed-images';
import type { ImageState } from './image-state';
import { type ForgeFlags, openForge } from './propose/open-forge';
import { proposalOf } from './propose/proposal';
import { pushBranch } from './propose/push-branch';
import { refuseAhead } from './propose/refuse-ahead';
import { openRequest } from './propose/request-forge';
import { updatedRelease } from './updated-release';

/** What becomes of updates. */
export interface Writing extends ForgeFlags {
  /** Only say what would be written. */
  readonly dryRun?: true;
  readonly commit?: true;
  /** Propose them in the one request of the environment. */
  readonly pr?: true;
  /** Branch that they are proposed to. */
  readonly base?: string;
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
}

/** @throws UserError if flags contradict each other, or nobody says where requests are opened: before anything is asked */
export async function checkWriting(flags: Writing): Promise<void> {
  if (flags.commit && flags.pr)
    throw new UserError('Both --commit and --pr are given.', 'Commit to the branch that is checked out, or propose it.');
  if (!flags.pr) return;
  openForge(flags, process.env);
  if (flags.base === undefined) await checkedOut();
}

/** The release that updates are for: of the last commit, where they are committed or proposed, and otherwise the file as it is. */
export async function releaseToUpdate(file: string, { commit, pr }: Writing): Promise<ReleaseText> {
  return commit || pr ? (await committedRelease(file)).text : new ReleaseText(readReleaseText(file), file);
}

/** Writes updates to the release file, which is read anew: registries take their time. */
export async function writeUpdates(
  environment: FollowedEnvironment,
  states: readonly ImageState[],
  today: string,
  flags: Writing,
): Promise<Updated> {
  const { file, name } = environment;
  const committed = flags.commit || flags.pr ? await committedRelease(file) : undefined;
  const before = committed?.text ?? new ReleaseText(readReleaseText(file), file);
  const { text, ...told } = updatedRelease(before, states, today);
  if (told.updated.length === 0 || flags.dryRun) return told;
  if (!committed) {
    writeOver(file, before.text, text.text);
    return told;
  }
  const proposal = proposalOf(name, states, told.updated);
  if (flags.commit) return { ...told, commit: await commitRelease(file, committed, text, proposal.message) };
  const base = flags.base ?? (await checkedOut());
  await refuseAhead(base, committed);
  const forge = openForge(flags, process.env);
  await pushBranch(proposal, { base: committed.head, path: committed.path, text: text.text }, committed.top);
  return { ...told, request: await describingForge(() => openRequest(forge, proposal, base)) };
}

/** The branch that is checked out: runners check out a commit, and say the branch. */
async function checkedOut(): Promise<string> {
  const here = await tryGit(['symbolic-ref', '--short', '--quiet', 'HEAD'], process.cwd());
  const name = 'out' in here ? here.out : process.env.GITHUB_REF_NAME || process.env.CI_COMMIT_BRANCH;
  if (name && /^[\w][\w./-]*$/.test(name)) return name;
  throw new UserError('No branch is checked out.', 'Say what it is proposed to: --base main.');
}
