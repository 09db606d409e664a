import { Command, Option } from 'commander';
import { defaultLimits, forges } from '../../plan/formats/forges';
import { failOnNames } from '../plan/fail-on-names';
import { planFormats } from '../plan/plan-formats';
import type { PlanFlags } from '../verbs/plan';
import { repeatable } from './repeatable';

const examples = `
Examples:
  $ slipway plan
  $ slipway plan --base origin/main -o markdown --fail-on destroy,replace > plan.md
  $ slipway plan --base before/ --head after/ -v
  $ slipway plan --provider
  $ slipway plan --terraform -o markdown
  $ slipway plan --plan-json orders-production-eu-west-1=plan.json
  $ slipway plan -o html > plan.html

Exit code: 0 nothing, or nothing that fails; 1 an error, or a base that does not synthesize; 2 something changes, with --detailed-exitcode;
3 the plan holds what --fail-on names; 130 interrupted.`;

/** `slipway plan`, also called `diff`. */
export function plan(): Command {
  return new Command('plan')
    .alias('diff')
    .summary('say what will change, in Terraform and Kubernetes at once')
    .description(
      'Compares two states of the project, or any two folders of Kubernetes YAML and Terraform JSON, by what they mean: no cluster, no cloud, no credentials. By default what the working directory would write is compared with the last commit that it has in common with the default branch; the program of that commit is run in a worktree of its own, unless its output is committed.',
    )
    .option('--base <folder or ref>', 'what to compare with: a folder, or a branch, tag or commit')
    .option('--head <folder or ref>', 'what to compare (default: what the app of cdktf.json would write)')
    .addOption(
      repeatable(
        '--plan-json <file or stack=file>',
        'what `terraform show -json` printed of a plan of the head: it replaces what is predicted for that stack (repeatable)',
      ),
    )
    .option('--terraform', 'have Terraform plan each stack that changed, against what is there, without secrets: needs its credentials')
    .option(
      '--provider [version]',
      'have the AWS provider plan each stack that changed, without state and credentials (default: the version that the stack asks for)',
    )
    .addOption(repeatable('--fail-on <class,…>', `end with 3 if the plan holds one of these: ${failOnNames.join(', ')} (repeatable)`))
    .option('--detailed-exitcode', 'end with 2 if anything changes')
    .option(
      '--max-chars <number or forge>',
      `for markdown: how long it may be, or for whom: ${Object.keys(forges).join(', ')} (default: ${defaultLimits.characters})`,
    )
    .option('--public', 'leave out account ids and ARNs')
    .option('-v, --verbose', 'for text: show routine changes, and the lines of texts that differ')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(planFormats).default('text'))
    .addHelpText('after', examples)
    .action(async (_options: unknown, command: Command) => {
      const { runPlan } = await import('../verbs/plan');
      await runPlan(command.optsWithGlobals<PlanFlags>(), command.parent?.version() ?? '0.0.0');
    });
}
