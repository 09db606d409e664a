import { UserError } from '../../errors';
import { heldWords } from '../../release/holds';
import { imageIn } from '../../release/image-in';
import { isSameImage } from '../../release/moves';
import type { ReleasedImage } from '../../release/release';
import type { Where, WhereWorkload } from '../../release/where';
import { whereMarkdown, whereText } from '../../release/where-text';
import { printable, printableJson } from '../../wording/printable';
import { openMerged } from '../comment/open-merged';
import { stampOf } from '../comment/stamp';
import { describingForge } from '../forge/forge-error';
import type { ForgeFlags } from '../forge/forge-flags';
import { commitOf, defaultBranch } from '../plan/base-commit';
import { tryGit } from '../plan/git';
import { followedCommits, mostFollowed } from '../release/followed-commits';
import { Chain } from '../release/known-chain';
import { ReleaseFiles, type Repository, repositoryHere } from '../release/release-files';
import { type ReleaseState, releaseStates } from '../release/release-states';
import { isAncestor, soaked } from '../release/soak';
import { tellWhere } from '../release/tell-where';

/** Flags of the command line. */
export interface WhereFlags extends ForgeFlags {
  readonly output: 'text' | 'markdown' | 'json';
  readonly comment?: true;
  readonly status?: true;
  readonly dryRun?: true;
  readonly quiet?: true;
}

/** How an image answers to what was asked for; nothing where it does not. */
type Match = (image: ReleasedImage) => Promise<'itself' | 'later' | undefined>;

/**
 * `slipway where`: which environments want images of a commit, since when, and what the next ones wait for.
 *
 * @param asked nothing for all commits that are on their way, which a forge is told
 */
export async function runWhere(asked: string | undefined, flags: WhereFlags, now: Date): Promise<void> {
  const { output, comment = false, status = false, dryRun = false, quiet } = flags;
  const isTold = comment || status;
  if (asked === undefined && !isTold)
    throw new UserError(
      'No commit is named.',
      'Name one: `slipway where HEAD`; `--comment` and `--status` tell all that are on their way.',
    );
  const repository = await repositoryHere();
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  const branch = await defaultBranch(process.cwd());
  const chain = Chain.lastKnown();
  if (!chain.isKnown) tell('What comes before what is not known: `slipway synth` writes it to the assembly.');
  const all = await releaseStates(await ReleaseFiles.of(repository), branch, repository, tell);
  const states = chain.inOrder(all.map(({ file }) => file.environment)).map((name) => all.find(({ file }) => file.environment === name)!);
  const read = async (one: string): Promise<Where> => {
    const match = await matching(one, repository);
    const environments: { name: string; workloads: WhereWorkload[] }[] = [];
    for (const state of states) {
      const name = state.file.environment;
      const wanted = await wantedIn(state, match);
      const promotion = chain.promotionOf(name);
      const before = promotion && states.find(({ file }) => file.environment === promotion.from);
      const next = before ? await waitingFor(state, before, promotion, match, now, branch) : [];
      environments.push({ name, workloads: [...wanted, ...next].sort((a, b) => (a.workload < b.workload ? -1 : 1)) });
    }
    return { schemaVersion: 1, asked: one, environments };
  };
  if (isTold) {
    const forge = openMerged(flags, process.env);
    const commits = asked === undefined ? await followedCommits(states, chain, now, repository) : [await commitOf(asked, repository.top)];
    if (commits.length > mostFollowed)
      tell(`${commits.length - mostFollowed} older commits are on their way, too: nothing tells where they are.`);
    const stamp = stampOf(await commitOf(branch, repository.top), now, repository.top);
    const print = (line: string) => process.stdout.write(`${line}\n`);
    const name = branch.replace(/^origin\//, '');
    await describingForge(() =>
      tellWhere(commits.slice(0, mostFollowed), read, forge, { comment, status, branch: name, stamp, dryRun, print, tell }),
    );
    return;
  }
  const where = await read(asked!);
  if (!where.environments.some(({ workloads }) => workloads.length > 0))
    throw new UserError(
      `No release on '${branch}' has an image of '${printable(asked!)}'.`,
      'Name a commit, a digest, a tag, or an image as it is released; images tell their commit by `source` of the release file.',
    );
  const print = { text: whereText, markdown: whereMarkdown, json: (value: Where) => `${printableJson(value)}\n` };
  process.stdout.write(print[output](where));
}

async function wantedIn({ text, history }: ReleaseState, match: Match): Promise<readonly WhereWorkload[]> {
  const found: WhereWorkload[] = [];
  for (const [workload, image] of Object.entries(text.release.images)) {
    const how = await match(image);
    if (!how) continue;
    const former = await history.wantedSince(workload, image);
    found.push({
      workload,
      tag: image.tag,
      state: 'wanted',
      ...(former && { since: former.at.toISOString() }),
      ...(how === 'later' && { isLater: true }),
    });
  }
  return found;
}

/** What the environment before has, and this one does not. */
async function waitingFor(
  { file, text }: ReleaseState,
  before: ReleaseState,
  promotion: NonNullable<ReturnType<Chain['promotionOf']>>,
  match: Match,
  now: Date,
  branch: string,
): Promise<readonly WhereWorkload[]> {
  const found: WhereWorkload[] = [];
  for (const [workload, image] of Object.entries(before.text.release.images)) {
    const how = await match(image);
    const here = imageIn(text.release, workload);
    if (!how || (here && (isSameImage(here, image) || (await match(here))))) continue;
    const held = text.holdOf(workload, now.toISOString().slice(0, 10));
    const { waits } = await soaked(workload, image, promotion, now, { branch, history: before.history });
    const promote = `slipway promote ${workload} --from ${promotion.from} --to ${file.environment}`;
    const waitsFor = held ? `held${heldWords(...held)}` : (waits ?? promote);
    found.push({ workload, tag: image.tag, state: 'waiting', waitsFor, ...(how === 'later' && { isLater: true }) });
  }
  return found;
}

/** Whether an image is of a commit, or is the one that was named by digest, tag or reference. */
async function matching(asked: string, { top }: Repository): Promise<Match> {
  const digest = /sha256:[0-9a-f]{64}$/.exec(asked)?.[0];
  if (digest) return async (image) => (image.digest === digest ? 'itself' : undefined);
  const ref = asked.startsWith('-')
    ? undefined
    : await tryGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${asked}^{commit}`], top);
  const commit = ref && 'out' in ref ? ref.out : /^[0-9a-f]{7,64}$/.test(asked) ? asked : undefined;
  const tag = /(?:^|:)(\w[\w.-]{0,127})$/.exec(asked)?.[1];
  return async ({ tag: own, source }) => {
    if (commit !== undefined && source && (source.commit.startsWith(commit) || commit.startsWith(source.commit))) return 'itself';
    if (commit !== undefined && source && /^[0-9a-f]{7,64}$/.test(source.commit) && (await isAncestor(commit, source.commit, top)))
      return 'later';
    return own === tag ? 'itself' : undefined;
  };
}
