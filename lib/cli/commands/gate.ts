import { Command, Option } from 'commander';
import type { GateFlags } from '../verbs/gate';

const examples = `
Examples:
  $ slipway gate --env production --from rendered/production --plans plans && terraform apply plans/shop-production-eu-west-1.tfplan
  $ slipway gate --env production --explain
  $ slipway gate --env production --offline -o json

Exit code: 0 it may be deployed; 1 an error; 4 a condition is not met; 130 interrupted.`;

/**
 * `slipway gate`.
 *
 * @param clock what time it is, for ages and windows
 */
export function gate(clock: () => Date = () => new Date()): Command {
  return new Command('gate')
    .summary('say whether what lies here is what was approved, and may be deployed')
    .description(
      'Stands before `terraform apply <plan>` and `kubectl apply`: makes the bundle again from what lies in a folder, and passes only if enough people of the right roles, none of them an author, approved exactly that, and no hold, window, soak, rejection or policy stops it. Before `cdktf deploy` it says little: that makes another plan.',
    )
    .requiredOption('--env <name>', 'the environment')
    .option('--from <folder>', 'what would be deployed, as `slipway render` wrote it (default: rendered/<environment>)')
    .option('--plans <folder>', 'the plans that Terraform saved, as <stack>.tfplan')
    .option('--branch <ref>', 'the protected branch (default: the default branch, as the remote says it)')
    .option('--explain', 'show every condition, also where all are met')
    .option('--offline', 'do not ask the remote what the protected branch holds: the table says so')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['text', 'json']).default('text'))
    .addHelpText('after', examples)
    .action(async (_options: unknown, command: Command) => {
      const [{ defaultFolder }, { runGate }] = await Promise.all([import('../approval/default-folder'), import('../verbs/gate')]);
      const flags = command.optsWithGlobals<Omit<GateFlags, 'from'> & { readonly from?: string }>();
      await runGate({ ...flags, from: flags.from ?? defaultFolder(flags.env) }, clock(), command.parent?.version() ?? '0.0.0');
    });
}
