import { imageIn } from '../../release/image-in';
import type { ReleasedImage } from '../../release/release';
import { tryGit } from '../plan/git';
import type { Chain } from './known-chain';
import type { Repository } from './release-files';
import type { ReleaseState } from './release-states';

/** Days for which what arrived is still followed: a run that failed is made good by the next one. */
const days = 7;
/** Commits that are followed at once, the newest ones: each is a few requests to a forge. */
export const mostFollowed = 100;

/**
 * Commits of this repository on their way: those that an environment has and the next one waits for, and those that came to one in the last
 * days. By first parents, the newest first.
 */
export async function followedCommits(
  states: readonly ReleaseState[],
  chain: Chain,
  now: Date,
  repository: Repository,
): Promise<readonly string[]> {
  const found = new Set<string>();
  const add = async (from: ReleasedImage | undefined, to: ReleasedImage | undefined) => {
    const [after, upTo] = [from?.source?.commit, to?.source?.commit];
    if (!isCommit(upTo) || upTo === after) return;
    const range = isCommit(after) && (await isHere(after, repository)) ? [upTo, `^${after}`] : [upTo, `^${upTo}~1`];
    const listed = await tryGit(
      ['rev-list', '--first-parent', `--max-count=${mostFollowed + 1}`, '--end-of-options', ...range],
      repository.top,
    );
    // Of another repository, or the first commit of this one.
    const commits = 'out' in listed ? listed.out.split('\n').filter(Boolean) : [];
    for (const commit of commits) found.add(commit);
  };
  for (const { file, text, history } of states) {
    const before = states.find((state) => state.file.environment === chain.promotionOf(file.environment)?.from);
    for (const [workload, image] of Object.entries(before?.text.release.images ?? {})) await add(imageIn(text.release, workload), image);
    const since = now.getTime() - days * 86_400_000;
    let newer = text.release;
    for await (const { at, release } of history.formers()) {
      if (release) for (const [workload, image] of Object.entries(newer.images)) await add(imageIn(release, workload), image);
      if (release) newer = release;
      if (at.getTime() < since) break;
    }
  }
  if (found.size === 0) return [];
  const sorted = await tryGit(['rev-list', '--no-walk=sorted', '--end-of-options', ...found], repository.top);
  return 'out' in sorted ? sorted.out.split('\n').filter(Boolean) : [];
}

function isCommit(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{7,64}$/.test(text);
}

async function isHere(commit: string, { top }: Repository): Promise<boolean> {
  return 'out' in (await tryGit(['cat-file', '-e', `${commit}^{commit}`], top));
}
