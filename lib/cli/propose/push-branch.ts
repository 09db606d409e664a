import * as fs from 'node:fs';
import * as path from 'node:path';
import { UserError } from '../../errors';
import { git, tryGit } from '../plan/git';
import { inTemporaryFolder } from '../temporary-folder';
import { branchOf, type Proposal, type ProposalPlace, trailerKeyOf, trailerOf } from './proposal';
import { remoteGit, remoteHead, withoutPasswords } from './remote-git';

/** What is to stand in the repository. */
export interface Change {
  /** The commit that it is put on. */
  readonly base: string;
  /** Relative to the top of the repository. */
  readonly path: string;
  readonly text: string;
}

/** Hooks of the user's are for commits of the user's. */
const withoutHooks = ['-c', 'core.hooksPath=/dev/null'];
const remote = 'origin';

/** What a branch proposed until now: the file before and after its commit. */
export interface ProposedBefore {
  readonly before: string;
  readonly after: string;
}

/**
 * Makes the branch of an environment one commit on top of a base, and pushes it; nothing is pushed where the branch has that already. Neither
 * the work tree nor the index nor a branch of this repository changes.
 *
 * @param top of the repository
 * @returns what it proposed until now, where that is something else
 * @throws UserError if somebody else has commits on that branch, or git refuses
 */
export async function pushBranch(proposal: Proposal, change: Change, top: string): Promise<ProposedBefore | undefined> {
  for (let attempt = 1; ; attempt++) {
    const former = await remoteBranch(proposal, change.base, top);
    if (former && (await holds(former, change, top))) return undefined;
    const commit = await commitOn(proposal, change, top);
    const place = `refs/heads/${branchOf(proposal)}`;
    const result = await tryGit(
      [...withoutHooks, 'push', '--quiet', `--force-with-lease=${place}:${former ?? ''}`, remote, `${commit}:${place}`],
      top,
    );
    if ('out' in result) return former === undefined ? undefined : proposedBy(former, change.path, top);
    // Another run was faster: what it pushed is looked at.
    if (attempt === 1 && /stale info|\[rejected\]|failed to update ref|cannot lock ref/.test(result.failed)) continue;
    throw new UserError(
      `git did not push '${branchOf(proposal)}': ${withoutPasswords(result.failed)}.`,
      'Give whoever runs this the right to push that branch, and run again.',
    );
  }
}

/**
 * Deletes the branch of a proposal, if it is there.
 *
 * @param base commit that it was put on, or a later one
 * @throws UserError if somebody else has commits on it, or git refuses
 */
export async function deleteBranch(place: ProposalPlace, base: string, top: string): Promise<void> {
  const former = await remoteBranch(place, base, top);
  if (former === undefined) return;
  const ref = `refs/heads/${branchOf(place)}`;
  await remoteGit([...withoutHooks, 'push', '--quiet', `--force-with-lease=${ref}:${former}`, remote, `:${ref}`], top);
}

/** The commit of the branch at the remote, which must be ours. */
export async function remoteBranch(proposal: ProposalPlace, base: string, top: string): Promise<string | undefined> {
  const branch = branchOf(proposal);
  const commit = await remoteHead(remote, branch, top);
  if (commit === undefined) return undefined;
  await remoteGit(['fetch', '--quiet', '--no-tags', remote, `refs/heads/${branch}`], top);
  const trailer = `%(trailers:key=${trailerKeyOf(proposal)},valueonly,separator=%x2C)`;
  const others = (await git(['log', `--format=%H ${trailer}`, `${base}..${commit}`], top))
    .split('\n')
    .filter(Boolean)
    .filter((each) => each.slice(each.indexOf(' ') + 1) !== proposal.environment);
  // What lies between an older base and today's is no commit of the branch.
  if (others.length === 0) return commit;
  throw new UserError(
    `The branch '${branch}' has ${others.length === 1 ? 'a commit' : `${others.length} commits`} without '${trailerOf(proposal)}', which a new one would drop.`,
    `Merge or close what proposes it, and delete the branch: \`git push ${remote} --delete ${branch}\`.`,
  );
}

async function proposedBy(commit: string, file: string, top: string): Promise<ProposedBefore | undefined> {
  const [before, after] = await Promise.all([`${commit}^`, commit].map((at) => tryGit(['cat-file', 'blob', `${at}:${file}`], top, true)));
  return before && after && 'out' in before && 'out' in after ? { before: before.out, after: after.out } : undefined;
}

/** Whether a commit stands on the base and has the file as it is to be. */
async function holds(commit: string, { base, path: file, text }: Change, top: string): Promise<boolean> {
  const there = await tryGit(['cat-file', 'blob', `${commit}:${file}`], top, true);
  if (!('out' in there) || there.out !== text) return false;
  return 'out' in (await tryGit(['diff', '--quiet', `${commit}^`, base, '--', file], top));
}

/** A commit of that file alone, made in a work tree that holds nothing else. */
function commitOn({ message }: Proposal, { base, path: file, text }: Change, top: string): Promise<string> {
  return inTemporaryFolder('slipway-propose', async (folder) => {
    const there = path.join(folder, 'tree');
    await git([...withoutHooks, 'worktree', 'add', '--detach', '--no-checkout', '--quiet', there, base], top);
    try {
      await git(['read-tree', 'HEAD'], there);
      fs.mkdirSync(path.dirname(path.join(there, file)), { recursive: true });
      fs.writeFileSync(path.join(there, file), text);
      await git(['update-index', '--add', '--', file], there);
      await git([...withoutHooks, 'commit', '--quiet', `--message=${message}`], there);
      return await git(['rev-parse', 'HEAD'], there);
    } finally {
      await tryGit(['worktree', 'remove', '--force', there], top);
    }
  });
}
