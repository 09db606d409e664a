import { Command } from 'commander';
import type { ApproveFlags } from '../verbs/approve';
import { repeatable } from './repeatable';

const examples = `
Examples:
  $ slipway approve --env production
  $ slipway approve --env production --acknowledge dataLoss --key ~/.ssh/id_ed25519_sk
  $ slipway approve --env production --reject

Exit code: 1 where nothing was signed; 130 interrupted.`;

/**
 * `slipway approve`.
 *
 * @param clock when it is signed
 */
export function approve(clock: () => Date = () => new Date()): Command {
  return new Command('approve')
    .summary('show what would be deployed, and sign that it may be')
    .description(
      'Makes the bundle of an environment again, shows its plan, asks, and signs a statement with your SSH key by ssh-keygen: an agent and hardware keys work. Who may is said by releases/approvers.json of the protected branch.',
    )
    .requiredOption('--env <name>', 'the environment')
    .option('--reject', 'sign that it may not')
    .addOption(repeatable('--acknowledge <what,…>', 'that you have seen what the plan holds: dataLoss, permissions, exposure (repeatable)'))
    .option('--key <file>', 'the key to sign with (default: the one of ~/.ssh that is listed)')
    .option('--branch <ref>', 'the protected branch (default: the default branch, as the remote says it)')
    .option('-v, --verbose', 'show routine changes, and the lines of texts that differ')
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', examples)
    .action(async (_options: unknown, command: Command) => {
      const { runApprove } = await import('../verbs/approve');
      await runApprove(command.optsWithGlobals<ApproveFlags>(), clock(), command.parent?.version() ?? '0.0.0');
    });
}
