import { Command, Option } from 'commander';
import type { BundleFlags } from '../verbs/bundle';

const examples = `
Examples:
  $ slipway bundle --env production
  $ slipway render --env production --into out && slipway bundle --env production --from out --plans plans

Exit code: 1 where nothing is pinned, files are not committed, or the folder is not what the revision renders; 130 interrupted.`;

/** `slipway bundle`. */
export function bundle(): Command {
  return new Command('bundle')
    .summary('write down all that would be deployed, to be approved')
    .description(
      'Renders an environment at its pinned revision, and writes releases/approvals/<environment>/<digest>/bundle.json: the hash of every file that would be deployed, of the plans that Terraform saved, of the semantic plan against the bundle before, and of what policies say. What is approved is the digest of that file.',
    )
    .requiredOption('--env <name>', 'the environment')
    .option('--from <folder>', 'refuse if this folder, which `slipway render` wrote, is not what the revision renders')
    .option(
      '--plans <folder>',
      'the plans that Terraform saved, as <stack>.tfplan: Terraform shows them, with the providers beside the stacks of --from',
    )
    .option('--branch <ref>', 'the protected branch (default: the default branch, as the remote says it)')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['text', 'json']).default('text'))
    .addHelpText('after', examples)
    .action(async (_options: unknown, command: Command) => {
      const { runBundle } = await import('../verbs/bundle');
      await runBundle(command.optsWithGlobals<BundleFlags>(), command.parent?.version() ?? '0.0.0');
    });
}
