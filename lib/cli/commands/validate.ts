import * as path from 'node:path';
import { Command, Option } from 'commander';
import { UserError } from '../../errors';
import { isBlocked, type Strictness } from '../../policy/report/blocking';
import { weakenedSince } from '../../policy/report/formats/changes';
import { publicReport } from '../../policy/report/formats/public-report';
import { judgedNothing, placeOfNotJudged } from '../../policy/report/not-judged';
import { readReport } from '../../policy/report/read-report';
import type { Report } from '../../policy/report/report';
import { readWaivers } from '../../policy/waivers/read-waivers';
import { projectFolder } from '../../source/source';
import { printable } from '../../wording/printable';
import { readSarif } from '../import/sarif-log';
import { PolicyViolated } from '../policy-violated';
import { type ReportFormat, renderReport, reportFormats } from '../terminal/render-report';
import { type JudgeFilesOptions, judgeFiles } from '../validate/judge-files';
import { type JudgedOutput, judgeProject } from '../validate/judge-project';
import { readPlans } from '../validate/plan-choices';
import { repeatable } from './repeatable';

interface Flags {
  readonly output: ReportFormat;
  readonly env?: readonly string[];
  readonly stack?: readonly string[];
  readonly only?: readonly string[];
  readonly plan?: readonly string[];
  readonly import?: readonly string[];
  readonly pack?: readonly string[];
  readonly kubernetesVersion?: string;
  readonly protected?: true;
  readonly waivers?: readonly string[];
  readonly baseline?: string;
  readonly strict?: true;
  readonly public?: true;
  readonly exclude?: readonly string[];
  readonly verbose?: true;
  readonly quiet?: true;
}

const examples = `
Examples:
  $ slipway validate
  $ slipway validate --env production -o sarif > slipway.sarif
  $ slipway validate --plan shop-production-eu-west-1=plan.json --import checkov.sarif
  $ slipway validate --pack strict manifests/ plan.json
  $ slipway validate cdktf.out dist --waivers waivers.yaml

Exit code: 0 nothing fails, 1 an error or nothing to judge, 3 a mandatory policy is violated, 130 interrupted.`;

/**
 * `slipway validate`: what policies say of the project, or of files.
 *
 * @param clock what day it is, for what expires
 */
export function validate(clock: () => Date = () => new Date()): Command {
  return new Command('validate')
    .summary('judge the project, or any manifests and Terraform JSON, by policies')
    .description(
      'Runs the app of cdktf.json and judges what it would write by the policies of its environments; it writes nothing and needs no network. With files or folders it judges those: Kubernetes YAML, Terraform JSON, and plans as `terraform show -json` prints them; what an assembly.json among them describes leads to its construct and line, and no code of the project is run.',
    )
    .argument('[files...]', 'files and folders, instead of running the app')
    .addOption(repeatable('--env <name>', 'judge this environment only (repeatable)'))
    .addOption(repeatable('--stack <id>', 'judge this stack only (repeatable)'))
    .addOption(repeatable('--only <rule>', 'judge by this rule only (repeatable)'))
    .addOption(repeatable('--plan <[stack=]file>', 'settle what is unknown by the plan of a stack, as JSON (repeatable)'))
    .addOption(repeatable('--import <file.sarif>', 'what a scanner found in the output, as SARIF 2.1.0 (repeatable)'))
    .addOption(repeatable('--pack <name>', 'for files: a pack of slipway/policies, or <module>#<export> (repeatable; default: baseline)'))
    .addOption(repeatable('--waivers <file>', 'for files: findings that are accepted for a while (repeatable)'))
    .addOption(repeatable('--exclude <pattern>', 'for files: leave out of folders, as .gitignore and .slipwayignore say it (repeatable)'))
    .option('--protected', 'for files: judge as in an environment that protects its data')
    .option('--kubernetes-version <minor>', 'for files: the version of the cluster, such as 1.34')
    .option('--baseline <report.json>', 'fail only on what this report lacks')
    .option('--strict', 'fail on remarks, unknown values, unused waivers, and what is not judged or not mapped too')
    .option('-v, --verbose', 'for files: say which were judged in sight of each other')
    .option('--public', 'leave out account ids and ARNs')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(reportFormats).default('text'))
    .addHelpText('after', examples)
    .action(async (files: readonly string[], _options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<Flags>();
      const today = clock().toISOString().slice(0, 10);
      refuseMixed(files, flags);
      const former = flags.baseline === undefined ? undefined : readReport(flags.baseline);
      const { report: found, folders } = await judged(files, flags, today);
      const strictness: Strictness = { strict: flags.strict ?? false, ...(former && { baseline: baselineOf(former, found) }) };
      const version = command.parent?.version();
      const report: Report = former ? { ...found, changes: weakenedSince(selectRules(former, flags), found) } : found;
      if (!flags.quiet || flags.output !== 'text')
        process.stdout.write(
          renderReport(flags.public ? publicReport(report) : report, flags.output, folders, strictness, version ?? '0.0.0'),
        );
      if (flags.verbose && !flags.quiet) process.stderr.write(judgedTogether(report));
      refuseUnjudged(report);
      if (isBlocked(report, strictness)) throw new PolicyViolated();
    });
}

/** Flags of one of the two ways, with the other. */
function refuseMixed(files: readonly string[], flags: Flags): void {
  const { kubernetesVersion } = flags;
  const forFiles = [
    ['--pack', flags.pack],
    ['--waivers', flags.waivers],
    ['--exclude', flags.exclude],
    ['--verbose', flags.verbose],
    ['--protected', flags.protected],
    ['--kubernetes-version', kubernetesVersion],
  ] as const;
  const wrong = files.length > 0 ? undefined : forFiles.find(([, value]) => value !== undefined);
  if (wrong)
    throw new UserError(
      `${wrong[0]} is for files, and none is named.`,
      'Name files or folders, or set it in the environments of the project.',
    );
  if (kubernetesVersion !== undefined && !/^1\.\d{1,3}$/.test(kubernetesVersion))
    throw new UserError(`--kubernetes-version is '${kubernetesVersion}'.`, 'Write a minor version, such as 1.34.');
}

/** What was accepted silently before: not what a waiver covered, nor what was unknown and is a failure now. */
function baselineOf(former: Report, { findings }: Report): ReadonlySet<string> {
  const unknown = new Set(findings.filter(({ verdict }) => verdict === 'unknown').map(({ fingerprint }) => fingerprint));
  const known = former.findings.filter(
    ({ waiver, verdict, fingerprint }) => !waiver && (verdict !== 'unknown' || unknown.has(fingerprint)),
  );
  return new Set(known.map(({ fingerprint }) => fingerprint));
}

function selectRules(former: Report, { only = [] }: Flags): Report {
  return only.length === 0 ? former : { ...former, rules: former.rules.filter(({ name }) => only.includes(name)) };
}

/** Everything that is given is read before anything is run. */
async function judged(files: readonly string[], flags: Flags, today: string): Promise<JudgedOutput> {
  const { env = [], stack = [], only = [], plan = [], quiet = false } = flags;
  const plans = readPlans(plan, stack.length === 1 ? stack[0] : undefined);
  const imports = new Map((flags.import ?? []).map((file) => [file, readSarif(file)]));
  const options = { env, stack, only, plans, imports };
  if (files.length === 0) return judgeProject({ ...options, quiet }, today);
  return judgeFiles(files, { ...options, ...filesOptions(flags) }, today);
}

function filesOptions(flags: Flags): Pick<JudgeFilesOptions, 'pack' | 'protected' | 'waivers' | 'kubernetesVersion' | 'exclude'> {
  const { pack = ['baseline'], waivers = [], kubernetesVersion } = flags;
  const fromProject = (file: string) => path.relative(projectFolder(), path.resolve(file));
  return {
    pack,
    protected: flags.protected ?? false,
    exclude: flags.exclude ?? [],
    waivers: waivers.flatMap((file) => readWaivers(fromProject(file))),
    ...(kubernetesVersion !== undefined && { kubernetesVersion }),
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
