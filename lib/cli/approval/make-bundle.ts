import { type Bundle, digestOf } from '../../approval/bundle';
import type { AssembledEnvironment, Assembly } from '../../assembly/assembly';
import { canonicalJson, sha256 } from '../../documents/hash';
import { UserError } from '../../errors';
import { compareSides } from '../../plan/compare-sides';
import type { Plan } from '../../plan/plan';
import type { Side } from '../../plan/read/side';
import { isBlocked } from '../../policy/report/blocking';
import type { Report } from '../../policy/report/report';
import type { Release } from '../../release/release';
import { printableJson } from '../../wording/printable';
import { git } from '../plan/git';
import { refuseOtherFile } from '../release/refuse-promotion';
import { type ReleaseFile, ReleaseFiles, type Repository, repositoryHere } from '../release/release-files';
import { refuseChanged, releaseHere } from '../release/release-here';
import { pinnedCommit, type RenderOptions } from '../release/rendered-release';
import { acknowledgementsOf } from './acknowledge';
import { newestApproved } from './approved-before';
import { bundlesOn, type FormerBundle } from './bundle-history';
import { fileDifferences, savedPlans } from './deployed-files';
import { releaseOfBlob } from './moved-workloads';
import { isOfBranch, type ProtectedBranch, protectedBranch } from './protected-branch';
import { idsOf, type RenderedEnvironment, Renderings } from './renderings';

export interface BundleOptions extends RenderOptions {
  /** The protected branch. @default - the default branch, as the remote says it */
  readonly branch?: string;
  /** Whether the remote is asked what that branch holds now. @default false */
  readonly isAsked?: boolean;
  /** The folder that would be deployed. @default - what the revision renders */
  readonly from?: string;
  /** The folder of plans that Terraform saved; or what an earlier bundle says of them. @default - there are none */
  readonly plans?: string | Bundle['plans'];
  /** What was rendered already. @default - nothing */
  readonly renderings?: Renderings;
}

/** A bundle, and what it was made of. */
export interface MadeBundle {
  readonly bundle: Bundle;
  readonly digest: string;
  readonly plan: Plan;
  /** What policies say of the environment today. */
  readonly report: Report | undefined;
  /** As it is rendered at the revision. */
  readonly rendered: RenderedEnvironment;
  readonly release: Release;
  /** What the environment asks by the protected branch. */
  readonly askedNow: AssembledEnvironment | undefined;
  /** How many stacks of it Terraform deploys. */
  readonly stacks: number;
  /** How the folder that would be deployed differs from what the revision renders, a sentence each. */
  readonly differences: readonly string[];
  readonly repository: Repository;
  readonly file: ReleaseFile;
  readonly branch: ProtectedBranch;
  /** The newest one that came to the protected branch before it and that somebody approved. */
  readonly former?: FormerBundle;
  /** All that came before it, newest first, each of which was approved: the one that it follows, the one which that follows, and so on. */
  readonly chain: readonly Bundle[];
  /** The digest of an older one that was of the very same, where others followed that. */
  readonly replayed?: string;
}

/**
 * All that would be deployed in an environment, as it is now.
 *
 * @throws UserError where nothing is pinned, files are not committed, or the revision does not synthesize
 */
export async function makeBundle(environment: string, options: BundleOptions): Promise<MadeBundle> {
  const repository = await repositoryHere();
  const branch = await protectedBranch(options.branch, options.isAsked ?? false, repository.top);
  const file = (await ReleaseFiles.of(repository)).fileOf(environment);
  await refuseDirty(repository);
  releaseHere(file.file);
  await refuseChanged(file, repository);
  const blob = await git(['rev-parse', '--verify', `HEAD:${file.path}`], repository.top);
  // As it was committed: an index can be told to overlook what lies here.
  const release = await releaseOfBlob(blob, file.file, repository.top);
  const revision = await revisionOf(release, file, branch, repository);
  const { renderings = new Renderings(options) } = options;
  const rendered = await renderings.at({ file, repository, revision, release });
  const { own, asked, side, files } = rendered;
  refuseOtherFile(file, asked);
  const report = rendered.report();
  const stacks = idsOf(own);
  const plans = typeof options.plans === 'string' ? savedPlans(options.plans, stacks) : (options.plans ?? {});
  const askedNow = branch.commit === revision ? asked : await renderings.askedOn(branch, environment, repository);
  const all = await bundlesOn(branch, file, repository);
  // Once it came to the branch itself, it follows one before it. Where others came after it, it is made anew, on top of them.
  const isThis = (other: Bundle) =>
    other.revision === revision && other.release.blob === blob && canonicalJson(other.plans) === canonicalJson(plans);
  const at = all.map(({ bundle: other }) => isThis(other)).lastIndexOf(true);
  const isNewest = at === all.length - 1;
  const former = await newestApproved(isNewest && at >= 0 ? all.slice(0, at) : all, askedNow?.approvals, branch, file, repository);
  const replayed = at >= 0 && !isNewest ? all[at]?.digest : undefined;
  const plan = compareSides(await sideOf(former, file, repository, renderings), side);
  const bundle: Bundle = {
    organization: rendered.organization,
    environment,
    revision,
    release: { file: file.file, blob },
    ...(former && { follows: former.digest }),
    files,
    plans,
    plan: { sha256: sha256(planText(plan)), acknowledge: acknowledgementsOf(plan) },
    policies: { sha256: sha256(canonicalJson(verdictsOf(report))), packs: packsOf(own) },
  };
  const differences = options.from === undefined ? [] : fileDifferences(options.from, files, stacks);
  return {
    bundle,
    digest: digestOf(bundle),
    plan,
    report,
    rendered,
    release,
    askedNow,
    stacks: own.stacks.filter(({ terraform }) => terraform !== undefined).length,
    differences,
    repository,
    file,
    branch,
    ...(former && { former }),
    chain: chainOf(former, all),
    ...(replayed !== undefined && { replayed }),
  };
}

function chainOf(former: FormerBundle | undefined, all: readonly FormerBundle[]): readonly Bundle[] {
  const byDigest = new Map(all.map((each) => [each.digest, each.bundle]));
  const chain: Bundle[] = [];
  for (let next = former?.bundle; next; next = next.follows === undefined ? undefined : byDigest.get(next.follows)) chain.push(next);
  return chain;
}

/** The text of `plan.json`. */
export function planText(plan: Plan): string {
  return `${printableJson(plan)}\n`;
}

/** @throws UserError where files that git knows differ from the last commit; what people said of bundles aside */
async function refuseDirty({ top }: Repository): Promise<void> {
  const aside = ':(top,exclude,glob)**/releases/approvals/**';
  const changes = await git(['status', '--porcelain', '--untracked-files=no', '--', ':(top)', aside], top);
  if (changes === '') return;
  throw new UserError(
    `Files have changes that are not committed:\n${changes.split('\n').slice(0, 5).join('\n')}`,
    'Commit them, or take them back: what is approved is what was committed.',
  );
}

/** @throws UserError where a release pins nothing, or nothing of the protected branch itself */
async function revisionOf(release: Release, { file }: ReleaseFile, branch: ProtectedBranch, { top }: Repository): Promise<string> {
  const revision = await pinnedCommit(release);
  if (revision === undefined)
    throw new UserError(
      `'${file}' pins no revision: what it is rendered at changes with every commit.`,
      'Pin one: `slipway promote … --pin`, or set "revision" in it.',
    );
  if (await isOfBranch(revision, branch, top)) return revision;
  throw new UserError(
    `Revision ${revision.slice(0, 12)} is no commit of the protected branch '${branch.name}' itself.`,
    'Pin one that was merged: of a merged change, the commit that merged it; `git fetch` gets what was merged elsewhere.',
  );
}

/** What the bundle before was of, rendered again; nothing at all where this is the first. */
async function sideOf(former: FormerBundle | undefined, file: ReleaseFile, repository: Repository, renderings: Renderings): Promise<Side> {
  if (!former) return { name: 'nothing', files: [], passedOver: [] };
  const { revision, release: before } = former.bundle;
  const release = await releaseOfBlob(before.blob, before.file, repository.top);
  return (await renderings.at({ file, repository, revision, release })).side;
}

/** What of a report is approved: what was found and whether it passes, and no date. */
export function verdictsOf(report: Report | undefined): unknown {
  if (!report) return {};
  const findings = report.findings.map(({ rule, fingerprint, waiver }) => [rule, fingerprint, waiver !== undefined]);
  return { blocked: isBlocked(report), findings };
}

function packsOf({ stacks }: Assembly): readonly string[] {
  const packs = stacks.flatMap((stack) => stack.packs ?? []);
  return [...new Set(packs.map(({ name, version }) => `${name}@${version}`))].sort();
}
