import { Command, Option } from 'commander';
import { defaultLimits, forges } from '../../plan/formats/forges';
import { reportFormats } from '../terminal/report-formats';
import type { ValidateFlags } from '../verbs/validate';
import { repeatable, repeatableChoice } from './repeatable';

const examples = `
Examples:
  $ slipway validate
  $ slipway validate --env production -o sarif > slipway.sarif
  $ slipway validate --plan shop-production-eu-west-1=plan.json --import checkov.sarif
  $ slipway validate --pack strict manifests/ plan.json
  $ slipway validate cdktf.out dist --waivers waivers.yaml

Exit code: 0 nothing fails, 1 an error or nothing to judge, 3 a mandatory policy is violated, 130 interrupted.`;

/**
 * `slipway validate`.
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
    .addOption(repeatable('--state <[stack=]file>', 'hold it against a state too, as `terraform state pull` prints it (repeatable)'))
    .addOption(repeatable('--import <file.sarif>', 'what a scanner found in the output, as SARIF 2.1.0 (repeatable)'))
    .addOption(repeatable('--pack <name>', 'for files: a pack of slipway/policies, or <module>#<export> (repeatable; default: baseline)'))
    .addOption(repeatable('--waivers <file>', 'for files: findings that are accepted for a while (repeatable)'))
    .addOption(repeatable('--exclude <pattern>', 'for files: leave out of folders, as .gitignore and .slipwayignore say it (repeatable)'))
    .option('--protected', 'for files: judge as in an environment that protects its data')
    .option('--kubernetes-version <minor>', 'for files: the version of the cluster, such as 1.34')
    .option('--namespace <name>', 'for files: where objects are applied that name no namespace, as for kubectl')
    .option('--baseline <report.json>', 'fail only on what this report lacks')
    .option('--strict', 'fail on remarks, unknown values, unused waivers, and what is not judged or not mapped too')
    .addOption(repeatableChoice('--fail-on <what>', 'fail on what no rule covers too (repeatable)', ['uncovered']))
    .option('-v, --verbose', 'for files: say which were judged in sight of each other')
    .option(
      '--max-chars <number or forge>',
      `for markdown: how long it may be, or for whom: ${Object.keys(forges).join(', ')} (default: ${defaultLimits.characters})`,
    )
    .option('--public', 'leave out account ids and ARNs')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(reportFormats).default('text'))
    .addHelpText('after', examples)
    .action(async (files: readonly string[], _options: unknown, command: Command) => {
      const { runValidate } = await import('../verbs/validate');
      const version = command.parent?.version() ?? '0.0.0';
      await runValidate(files, command.optsWithGlobals<ValidateFlags>(), clock().toISOString().slice(0, 10), version);
    });
}
