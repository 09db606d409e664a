import * as path from 'node:path';
import type { ApprovalRule } from '../../approval/approval-rule';
import { type Condition, gateConditions } from '../../approval/gate';
import type { AssembledEnvironment } from '../../assembly/assembly';
import { canonicalJson } from '../../documents/hash';
import { UserError } from '../../errors';
import { isBlocked } from '../../policy/report/blocking';
import { heldWords } from '../../release/holds';
import { parseRelease } from '../../release/parse-release';
import { printable, printableJson } from '../../wording/printable';
import { approversOn } from '../approval/approvers-on';
import { authorsBetween } from '../approval/authors';
import { conditionTable } from '../approval/condition-table';
import { type MadeBundle, makeBundle } from '../approval/make-bundle';
import { environmentOn } from '../approval/protected-rule';
import { bundleFolder, readStatements } from '../approval/statement-files';
import { storedBundles } from '../approval/stored-bundles';
import { tryGit } from '../plan/git';
import { PlanExit } from '../plan-exit';
import { ReleaseFiles } from '../release/release-files';
import { releaseTextAt } from '../release/release-history';
import { soaked } from '../release/soak';
import { paintFor } from '../terminal/paint';

/** Flags of the command line. */
export interface GateFlags {
  readonly env: string;
  readonly from: string;
  readonly plans?: string;
  readonly branch?: string;
  readonly explain?: true;
  readonly offline?: true;
  readonly output: 'text' | 'json';
  readonly quiet?: true;
}

/** What the exit code says where a condition is not met. */
const closed = 4;

/**
 * `slipway gate`: whether what lies in a folder may be deployed.
 *
 * @throws PlanExit where it may not
 */
export async function runGate(flags: GateFlags, now: Date, version: string): Promise<void> {
  const { env, from, plans, branch, quiet, offline = false } = flags;
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  if (!offline) await fetchRemote();
  const options = {
    quiet: quiet ?? false,
    version,
    tell,
    from,
    ...(plans !== undefined && { plans }),
    ...(branch !== undefined && { branch }),
  };
  const made = await makeBundle(env, options);
  const conditions = await conditionsOf(made, now, options, !offline);
  const passed = conditions.every((each) => each.passed);
  if (flags.output === 'json')
    process.stdout.write(`${printableJson({ schemaVersion: 1, environment: env, digest: made.digest, passed, conditions })}\n`);
  else if (flags.explain || !passed)
    process.stdout.write(conditionTable(conditions, process.stdout.columns || 80, paintFor(process.stdout)));
  else if (!quiet) process.stdout.write(`${env}: bundle ${made.digest.slice(0, 12)} may be deployed.\n`);
  if (!passed) throw new PlanExit(closed);
}

async function conditionsOf(
  made: MadeBundle,
  now: Date,
  options: { readonly quiet: boolean; readonly version: string; tell(text: string): void },
  fetched: boolean,
): Promise<readonly Condition[]> {
  const { bundle, digest, repository, branch, former, successor, report, asked } = made;
  const approvers = await approversOn(branch, repository);
  const approved = [...storedBundles(bundle.environment).values()].find(({ revision }) => revision === bundle.revision);
  const onBranch = await environmentOn(branch, made, options);
  const rules = [
    ...new Map(
      [asked?.approvals, onBranch?.approvals].flatMap((rule) => (rule ? [[canonicalJson(rule), rule as ApprovalRule]] : [])),
    ).values(),
  ];
  if (rules.length === 0)
    throw new UserError(
      `Environment '${bundle.environment}' asks for no approvals.`,
      'State them in code: `approvals: { count: 2 }` of the environment.',
    );
  return gateConditions({
    bundle,
    differences: made.differences,
    ...(approved && { approved }),
    rules,
    approvers,
    statements: await readStatements(bundleFolder(bundle.environment, digest), approvers, now),
    authors: await authorsBetween(former?.bundle.revision, bundle.revision, approvers, repository.top),
    ...(former && { newest: former.digest }),
    ...(successor !== undefined && { successor }),
    holds: await holdsOn(made, now),
    ...(await soakOf(made, onBranch ?? asked, now)),
    policies: { passed: report === undefined || !isBlocked(report), words: report ? `${report.findings.length} findings` : 'no policies' },
    ...(fetched && { fetched }),
    now,
  });
}

/** Holds of the protected branch that concern what is deployed. */
async function holdsOn({ branch, file, repository, former, bundle }: MadeBundle, now: Date): Promise<readonly string[]> {
  const text = await releaseTextAt(branch, file, repository);
  if (text === undefined) return [];
  const today = now.toISOString().slice(0, 10);
  const { holds = {} } = parseRelease(text, file.file).release;
  const moved = await movedWorkloads(former?.bundle.release.blob, bundle.release.blob, repository.top, file.file);
  return Object.entries(holds)
    .filter(([, { until }]) => until === undefined || until >= today)
    .filter(([key]) => key === '*' || moved.some((workload) => workload === key || workload.startsWith(`${key}/`)))
    .map(([key, hold]) => `'${key}'${heldWords(key, hold)}`);
}

/** Workloads whose image differs between two releases. */
async function movedWorkloads(before: string | undefined, after: string, top: string, file: string): Promise<readonly string[]> {
  const imagesOf = async (blob: string | undefined) => {
    const text = blob === undefined ? undefined : await tryGit(['cat-file', 'blob', blob], top);
    return text && 'out' in text ? parseRelease(text.out, file).release.images : {};
  };
  const [from, to] = [await imagesOf(before), await imagesOf(after)];
  return Object.keys(to).filter((workload) => canonicalJson(from[workload] ?? null) !== canonicalJson(to[workload]));
}

/** What still soaks in the environment before, in words. */
async function soakOf(
  { branch, repository, bundle }: MadeBundle,
  asked: AssembledEnvironment | undefined,
  now: Date,
): Promise<{ readonly soak?: string }> {
  const promotion = asked?.promotion;
  if (!promotion) return {};
  const files = await ReleaseFiles.of(repository);
  const source = files.all.find(({ environment }) => environment === promotion.from);
  const text = await tryGit(['cat-file', 'blob', bundle.release.blob], repository.top);
  if (!source || 'failed' in text) return {};
  const { images } = parseRelease(text.out, bundle.release.file).release;
  const waiting: string[] = [];
  for (const [workload, image] of Object.entries(images)) {
    if (image.from === undefined) continue;
    const { waits } = await soaked(workload, image, promotion, now, { branch, file: source, repository });
    if (waits !== undefined) waiting.push(`${workload} ${waits}`);
  }
  return waiting.length > 0 ? { soak: waiting.slice(0, 3).join('; ') } : {};
}

/** @throws UserError where the remote cannot be asked */
async function fetchRemote(): Promise<void> {
  const remotes = await tryGit(['remote'], process.cwd());
  if (!('out' in remotes) || !remotes.out.split('\n').includes('origin'))
    throw new UserError(
      "The repository has no remote 'origin': nobody says what the protected branch holds.",
      'Add it, or take what is here: --offline, which is said in the table.',
    );
  const fetched = await tryGit(['fetch', '--quiet', 'origin'], process.cwd());
  if ('failed' in fetched)
    throw new UserError(
      `The remote cannot be asked: ${printable(fetched.failed.split('\n')[0]!)}.`,
      'Mend that, or take what is here: --offline, which is said in the table.',
    );
}

/** A folder as people name it. */
export function defaultFolder(environment: string): string {
  return path.join('rendered', environment);
}
