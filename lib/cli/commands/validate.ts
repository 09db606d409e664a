import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Command, Option } from 'commander';
import { refuseExpired } from '../../assembly/expired-overrides';
import { printable } from '../../assembly/printable';
import { UserError } from '../../errors';
import { isBlocked, type Strictness } from '../../policy/report/blocking';
import { weakenedSince } from '../../policy/report/changes';
import { publicReport } from '../../policy/report/public-report';
import { readReport } from '../../policy/report/read-report';
import type { Report } from '../../policy/report/report';
import { judgeFiles } from '../judge-files';
import { PolicyViolated } from '../policy-violated';
import { Project, readProject } from '../project';
import { type ReportFormat, renderReport, reportFormats } from '../render-report';
import { runApp } from '../run-app';
import { selectFindings } from '../select-findings';
import { selectStacks } from '../selection';

interface Options {
  readonly output: ReportFormat;
  readonly env: readonly string[];
  readonly stack: readonly string[];
  readonly only: readonly string[];
  readonly pack: readonly string[];
  readonly kubernetesVersion?: string;
  readonly baseline?: string;
  readonly strict?: true;
  readonly public?: true;
  readonly quiet?: true;
}

/**
 * `slipway validate`: what policies say of the project, or of files.
 *
 * @param clock what day it is, for what expires
 */
export function validate(clock: () => Date = () => new Date()): Command {
  return new Command('validate')
    .summary('judge the project, or any manifests and Terraform JSON, by policies')
    .description(
      'Runs the app of cdktf.json and judges what it would write by the policies of its environments; it writes nothing and needs no network. With files or folders it judges those: Kubernetes YAML, Terraform JSON, and plans as `terraform show -json` prints them. Exit code 3 where a mandatory policy is violated.',
    )
    .argument('[files...]', 'files and folders that Slipway did not write')
    .addOption(repeatable('--env <name>', 'judge this environment only (repeatable)'))
    .addOption(repeatable('--stack <id>', 'judge this stack only (repeatable)'))
    .addOption(repeatable('--only <rule>', 'judge by this rule only (repeatable)'))
    .addOption(repeatable('--pack <name>', 'for files: a pack of slipway/policies, or <module>#<export> (repeatable; default: baseline)'))
    .option('--kubernetes-version <minor>', 'for files: the version of the cluster, such as 1.34')
    .option('--baseline <report.json>', 'fail only on what this report lacks')
    .option('--strict', 'fail on remarks, unknown values and unused waivers too')
    .option('--public', 'leave out account ids and ARNs')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(reportFormats).default('text'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ slipway validate --env production -o sarif > report.sarif\n  $ slipway validate --pack strict manifests/ plan.json',
    )
    .action(async (files: readonly string[], _options: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const today = clock().toISOString().slice(0, 10);
      refuseMixed(files, given);
      const options: Options = { ...given, env: given.env ?? [], stack: given.stack ?? [], only: given.only ?? [] };
      const former = options.baseline === undefined ? undefined : readReport(options.baseline);
      const { report: found, folders } = files.length > 0 ? ofFiles(files, options, today) : await ofProject(options, today);
      const strictness: Strictness = { strict: options.strict ?? false, ...(former && { baseline: baselineOf(former, found) }) };
      const version = command.parent?.version();
      const report: Report = former ? { ...found, changes: weakenedSince(selectRules(former, options), found) } : found;
      if (!options.quiet || options.output !== 'text')
        process.stdout.write(
          renderReport(options.public ? publicReport(report) : report, options.output, folders, strictness, version ?? '0.0.0'),
        );
      if (isBlocked(report, strictness)) throw new PolicyViolated();
    });
}

function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value, former: readonly string[] | undefined) => [...(former ?? []), value]);
}

function refuseMixed(files: readonly string[], options: Partial<Options>): void {
  const [wrong] =
    files.length > 0
      ? (
          [
            ['--env', options.env],
            ['--stack', options.stack],
          ] as const
        ).filter(([, value]) => value)
      : [];
  if (wrong) throw new UserError(`${wrong[0]} chooses from the project, and files are named too.`, 'Leave one of them out.');
  if (files.length === 0 && (options.pack || options.kubernetesVersion !== undefined))
    throw new UserError(
      `${options.pack ? '--pack' : '--kubernetes-version'} is for files, and none is named.`,
      'Name files or folders, or set it in the environments of the project.',
    );
  if (options.kubernetesVersion !== undefined && !/^1\.\d{1,3}$/.test(options.kubernetesVersion))
    throw new UserError(`--kubernetes-version is '${options.kubernetesVersion}'.`, 'Write a minor version, such as 1.34.');
}

/** What was accepted silently before: not what a waiver covered, nor what was unknown and is a failure now. */
function baselineOf(former: Report, { findings }: Report): ReadonlySet<string> {
  const unknown = new Set(findings.filter(({ verdict }) => verdict === 'unknown').map(({ fingerprint }) => fingerprint));
  const known = former.findings.filter(
    ({ waiver, verdict, fingerprint }) => !waiver && (verdict !== 'unknown' || unknown.has(fingerprint)),
  );
  return new Set(known.map(({ fingerprint }) => fingerprint));
}

function selectRules(former: Report, { only }: Options): Report {
  return only.length === 0 ? former : { ...former, rules: former.rules.filter(({ name }) => only.includes(name)) };
}

interface Judged {
  readonly report: Report;
  readonly folders: { readonly terraform: string; readonly kubernetes: string };
}

function ofFiles(files: readonly string[], options: Options, today: string): Judged {
  const { report, skipped } = judgeFiles(files, { ...options, pack: options.pack ?? ['baseline'] }, today);
  if (skipped.length > 0 && !options.quiet) {
    const [first, ...others] = skipped;
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    console.error(printable(`Skipped ${first}${more}: neither Kubernetes nor Terraform.`));
  }
  return { report: selectFindings(report, undefined, options.only), folders: { terraform: '.', kubernetes: '.' } };
}

async function ofProject(options: Options, today: string): Promise<Judged> {
  const project = readProject();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-validate-'));
  try {
    const aside: Project = { ...project, terraformOut: path.join(folder, 'cdktf.out'), kubernetesOut: path.join(folder, 'dist') };
    const assembly = await runApp(aside, { quiet: options.quiet ?? false });
    const stacks = selectStacks(assembly, options);
    refuseExpired({ stacks }, today);
    const file = path.join(aside.terraformOut, 'report.json');
    if (!fs.existsSync(file))
      throw new UserError(
        `'${project.app}' wrote no report.json.`,
        'Update slipway in the project: its `platform.synth()` judges by policies.',
      );
    const chosen = options.env.length + options.stack.length > 0 ? new Set(stacks.map(({ id }) => id)) : undefined;
    return {
      report: selectFindings(readReport(file), chosen, options.only),
      folders: { terraform: project.terraformOut, kubernetes: project.kubernetesOut },
    };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
