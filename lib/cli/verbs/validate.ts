import * as path from 'node:path';
import type { IdsRequest } from '../../assembly/run-request';
import { readPlanDocument } from '../../documents/plan/read-plan-document';
import { UserError } from '../../errors';
import { isBlocked, type Strictness } from '../../policy/report/blocking';
import { weakenedSince } from '../../policy/report/formats/changes';
import { publicReport } from '../../policy/report/formats/public-report';
import { judgedNothing, placeOfNotJudged } from '../../policy/report/not-judged';
import { readReport } from '../../policy/report/read-report';
import type { Report } from '../../policy/report/report';
import { worsened } from '../../policy/report/worsened';
import { readWaivers } from '../../policy/waivers/read-waivers';
import { projectFolder } from '../../source/source';
import { printable } from '../../wording/printable';
import { readSarif } from '../import/sarif-log';
import { HeldLists } from '../kept/held-lists';
import { withKnownLists } from '../kept/with-known-lists';
import { withStates } from '../kept/with-states';
import { commentLimits } from '../plan/comment-limits';
import { PolicyViolated } from '../policy-violated';
import { renderReport } from '../terminal/render-report';
import type { ReportFormat } from '../terminal/report-formats';
import { type JudgeFilesOptions, judgeFiles } from '../validate/judge-files';
import { type JudgedOutput, judgeProject } from '../validate/judge-project';
import { type GivenPlan, namesOn, readPlans } from '../validate/plan-choices';

/** Flags of the command line. */
export interface ValidateFlags {
  readonly output: ReportFormat;
  readonly env?: readonly string[];
  readonly stack?: readonly string[];
  readonly only?: readonly string[];
  readonly plan?: readonly string[];
  readonly state?: readonly string[];
  readonly import?: readonly string[];
  readonly pack?: readonly string[];
  readonly kubernetesVersion?: string;
  readonly namespace?: string;
  readonly protected?: true;
  readonly waivers?: readonly string[];
  readonly baseline?: string;
  readonly strict?: true;
  readonly failOn?: readonly 'uncovered'[];
  readonly public?: true;
  readonly maxChars?: string;
  readonly exclude?: readonly string[];
  readonly verbose?: true;
  readonly quiet?: true;
}

/** `slipway validate`: what policies say of the project, or of files. */
export async function runValidate(files: readonly string[], flags: ValidateFlags, today: string, version: string): Promise<void> {
  refuseMixed(files, flags);
  const { characters } = commentLimits(flags.maxChars);
  const former = flags.baseline === undefined ? undefined : readReport(flags.baseline);
  const { stack = [], plan = [], quiet = false } = flags;
  const plans = readPlans(plan, stack.length === 1 ? stack[0] : undefined);
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  const {
    report: found,
    folders,
    isLost,
  } = await withKnownLists({ strict: files.length === 0 || plans.length > 0, tell }, async (commits) => {
    const output = await judged(files, flags, plans, commits, today);
    return { ...output, isLost: holdsLoss(output, plans, commits) };
  });
  const uncovered = flags.failOn?.includes('uncovered') ?? false;
  const strictness: Strictness = { strict: flags.strict ?? false, uncovered, ...(former && { baseline: baselineOf(former, found) }) };
  const report: Report = former ? { ...found, changes: weakenedSince(selectRules(former, flags), found) } : found;
  if (!flags.quiet || flags.output !== 'text') {
    const told = flags.public ? publicReport(report) : report;
    for (const piece of renderReport(told, flags.output, folders, strictness, version, characters)) process.stdout.write(piece);
  }
  if (flags.verbose && !flags.quiet) process.stderr.write(judgedTogether(report));
  refuseUnjudged(report);
  if (isLost || isBlocked(report, strictness)) throw new PolicyViolated();
}

/** Whether a plan destroys what must not vanish, which is told then. */
function holdsLoss({ planFiles = [] }: JudgedOutput, given: readonly GivenPlan[], commits: IdsRequest['commits']): boolean {
  const named = new Set(given.map(({ file }) => file));
  const found = planFiles.map((name) => ({ name, file: path.resolve(name) })).filter(({ file }) => !named.has(file));
  const plans = [...given, ...found.map(({ name, file }) => ({ name, file, stacks: namesOn(file) }))];
  if (plans.length === 0) return false;
  return new HeldLists(commits).tellLosses(
    plans.map(({ name, file, stacks }) => ({ name, stacks, document: readPlanDocument(file, name) })),
  );
}

/** Flags of one of the two ways, with the other. */
function refuseMixed(files: readonly string[], flags: ValidateFlags): void {
  const { kubernetesVersion, namespace } = flags;
  const forFiles = [
    ['--pack', flags.pack],
    ['--waivers', flags.waivers],
    ['--exclude', flags.exclude],
    ['--verbose', flags.verbose],
    ['--protected', flags.protected],
    ['--kubernetes-version', kubernetesVersion],
    ['--namespace', namespace],
  ] as const;
  if (files.length > 0 && flags.state)
    throw new UserError('--state is for the project, whose lists know what it has, and files are named.', 'Leave one of both out.');
  const wrong = files.length > 0 ? undefined : forFiles.find(([, value]) => value !== undefined);
  if (wrong)
    throw new UserError(
      `${wrong[0]} is for files, and none is named.`,
      'Name files or folders, or set it in the environments of the project.',
    );
  if (kubernetesVersion !== undefined && !/^1\.[1-9]\d{1,2}$/.test(kubernetesVersion))
    throw new UserError(`--kubernetes-version is '${kubernetesVersion}'.`, 'Write a minor version from 1.10 on, such as 1.34.');
  if (namespace !== undefined && !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace))
    throw new UserError(
      `--namespace is '${namespace}'.`,
      'Write the name of a namespace: up to 63 lower-case letters, digits and hyphens.',
    );
}

/** What was accepted silently before: not what a waiver covered, nor what was unknown and is a failure now. */
function baselineOf(former: Report, { findings }: Report): ReadonlySet<string> {
  const unknown = new Set(findings.filter(({ verdict }) => verdict === 'unknown').map(({ fingerprint }) => fingerprint));
  const worse = new Set(worsened(former, findings).map(({ finding }) => finding.fingerprint));
  const known = [...former.findings, ...(former.superseded ?? [])].filter(
    ({ waiver, verdict, fingerprint }) => !waiver && !worse.has(fingerprint) && (verdict !== 'unknown' || unknown.has(fingerprint)),
  );
  return new Set(known.map(({ fingerprint }) => fingerprint));
}

function selectRules(former: Report, { only = [] }: ValidateFlags): Report {
  return only.length === 0 ? former : { ...former, rules: former.rules.filter(({ name }) => only.includes(name)) };
}

/** Everything that is given is read before anything is run. */
async function judged(
  files: readonly string[],
  flags: ValidateFlags,
  plans: readonly GivenPlan[],
  commits: IdsRequest['commits'],
  today: string,
): Promise<JudgedOutput> {
  const { env = [], stack = [], only = [], quiet = false } = flags;
  const imports = new Map((flags.import ?? []).map((file) => [file, readSarif(file)]));
  const options = { env, stack, only, plans, imports };
  if (files.length === 0)
    return withStates(flags.state ?? [], stack, (states) => judgeProject({ ...options, quiet, ids: { commits, ...states } }, today));
  return judgeFiles(files, { ...options, ...filesOptions(flags) }, today);
}

function filesOptions(
  flags: ValidateFlags,
): Pick<JudgeFilesOptions, 'pack' | 'protected' | 'waivers' | 'kubernetesVersion' | 'namespace' | 'exclude'> {
  const { pack = ['baseline'], waivers = [], kubernetesVersion, namespace } = flags;
  const fromProject = (file: string) => path.relative(projectFolder(), path.resolve(file));
  return {
    pack,
    protected: flags.protected ?? false,
    exclude: flags.exclude ?? [],
    waivers: waivers.flatMap((file) => readWaivers(fromProject(file))),
    ...(kubernetesVersion !== undefined && { kubernetesVersion }),
    ...(namespace !== undefined && { namespace }),
  };
}

/** Which files were judged in sight of each other. */
function judgedTogether({ stacks }: Report): string {
  const groups = stacks.flatMap(({ files }) => (files ? [files] : []));
  return groups
    .map((files) => printable(`Judged together: ${files.join(', ')}`))
    .map((line) => `${line}\n`)
    .join('');
}

/** @throws UserError if something could not be read, or there was nothing to judge */
function refuseUnjudged(report: Report): void {
  const refused = (report.notJudged ?? []).filter(({ kind }) => kind === 'refused');
  const [first] = refused;
  if (first) {
    const more = refused.length > 1 ? `, and ${refused.length - 1} more` : '';
    throw new UserError(
      `${placeOfNotJudged(first)} is not judged: it ${first.reason}${more}.`,
      'Mend it, or leave it out with --exclude or .slipwayignore.',
    );
  }
  if (judgedNothing(report))
    throw new UserError('Nothing was judged.', 'Name files that hold Kubernetes objects, Terraform JSON or a plan.');
}
