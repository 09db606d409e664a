import type { AssembledEnvironment } from '../../assembly/assembly';
import type { ReleasedImage } from '../../release/release';
import { git, tryGit } from '../plan/git';
import type { ReleaseFile, Repository } from './release-files';
import { wantedSince } from './release-history';

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

/**
 * Whether an image was wanted in an environment for as long as the next one asks.
 *
 * @param branch the protected one
 */
export async function soaked(
  workload: string,
  image: ReleasedImage,
  { from, soakSeconds = 0 }: Promotion,
  now: Date,
  at: { readonly branch: string; readonly file: ReleaseFile; readonly repository: Repository },
): Promise<Soaked> {
  const { at: since } = (await wantedSince(workload, image, at.branch, at.file, at.repository)) ?? {};
  if (!since) return { since, waits: `${from} does not have it on '${at.branch}' yet` };
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

/** A time for people, in UTC: `2026-11-29 12:30 UTC`. */
export function minute(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
