import type { AssembledEnvironment } from '../../assembly/assembly';
import type { Release, ReleasedImage } from '../../release/release';
import { minute } from '../../wording/minute';
import { git, tryGit } from '../plan/git';
import type { FormerRelease, ReleaseHistory } from './release-history';

/** What an environment asks before it takes an image. */
export type Promotion = NonNullable<AssembledEnvironment['promotion']>;

/** Clocks of machines that commit differ by less. */
const mostSkew = 5 * 60_000;

/** Where an image stands on its way. */
export interface Soaked {
  /** Since when it is wanted; nothing where the branch does not have it. */
  readonly since: Date | undefined;
  /** Why it may not go on, if it may not. */
  readonly waits?: string;
}

/** The release of the environment before, as the protected branch has it. */
export interface SourceOnBranch {
  /** For people. */
  readonly branch: string;
  /** At the commit that is judged. */
  readonly history: ReleaseHistory;
}

/** Whether an image was wanted in an environment for as long as the next one asks. */
export async function soaked(workload: string, image: ReleasedImage, promotion: Promotion, now: Date, at: SourceOnBranch): Promise<Soaked> {
  return soakedSince(await at.history.wantedSince(workload, image), promotion, now, at);
}

/** Whether the code of an environment is pinned to a commit for as long as the next one asks. */
export async function soakedRevision(revision: string, promotion: Promotion, now: Date, at: SourceOnBranch): Promise<Soaked> {
  return soakedSince(await at.history.since((release) => release.revision === revision), promotion, now, at);
}

/**
 * Whether something held of the release of an environment for as long as the next one asks, now or before: meanwhile it may have moved on.
 *
 * @returns why not; nothing where it did
 */
export async function soakedBefore(
  holds: (release: Release) => boolean,
  promotion: Promotion,
  now: Date,
  at: SourceOnBranch,
): Promise<string | undefined> {
  const { from, soakSeconds = 0 } = promotion;
  /** When what stood there last took the place of what is looked at. */
  let ends = now;
  /** Since when it holds now. */
  let current: Date | undefined;
  let isNow = true;
  let wasThere = false;
  for await (const { at: began, release } of at.history.formers()) {
    const isHolding = release !== undefined && holds(release);
    isNow &&= isHolding;
    if (isNow) current = began;
    wasThere ||= isHolding;
    if (!isHolding) ends = began < now ? began : now;
    else if (ends.getTime() - began.getTime() >= soakSeconds * 1000) return undefined;
  }
  if (!wasThere) return `was never in ${from} on '${at.branch}'`;
  if (!current) return `was in ${from} for less time than it should have been`;
  return soakedSince({ commit: '', at: current, release: undefined }, promotion, now, at).waits;
}

function soakedSince(
  former: FormerRelease | undefined,
  { from, soakSeconds = 0 }: Promotion,
  now: Date,
  { branch }: SourceOnBranch,
): Soaked {
  const since = former?.at;
  if (!since) return { since, waits: `${from} does not have it on '${branch}' yet` };
  if (since.getTime() > now.getTime() + mostSkew)
    return { since, waits: `${from} has it since ${minute(since)}, which is not yet: a clock is wrong, here or where it was committed` };
  const ends = new Date(since.getTime() + soakSeconds * 1000);
  return ends > now ? { since, waits: `soaks in ${from} until ${minute(ends)}` } : { since };
}

/** The newest commit of a branch, along first parents, that is as old as a soak asks. */
export async function soakedCommit(
  branch: string,
  { soakSeconds = 0 }: Partial<Promotion>,
  now: Date,
  folder: string,
): Promise<string | undefined> {
  const before = Math.floor(now.getTime() / 1000) - soakSeconds;
  const limit = soakSeconds > 0 ? [`--before=${new Date(before * 1000).toISOString()}`] : [];
  const found = await git(['rev-list', '--first-parent', '--max-count=1', ...limit, '--end-of-options', branch], folder);
  return found === '' ? undefined : found;
}

/** Whether a commit is another one, or comes before it. */
export async function isAncestor(commit: string, of: string, folder: string): Promise<boolean> {
  return 'out' in (await tryGit(['merge-base', '--is-ancestor', '--end-of-options', commit, of], folder));
}
