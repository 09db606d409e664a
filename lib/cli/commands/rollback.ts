import { Command, Option } from 'commander';
import { editing, proposing } from '../release/release-flags';
import type { RollbackFlags } from '../verbs/rollback';

/**
 * `slipway rollback`.
 *
 * @param clock what time it is
 */
export function rollback(clock: () => Date = () => new Date()): Command {
  const command = new Command('rollback')
    .summary('go back to the images and the code of before, and hold them there')
    .description(
      'Puts back what the release file of an environment said before, by its history along first parents, and holds it in the same edit: nothing moves it until `slipway release-hold`. Says first what changes.',
    )
    .argument('<what>', 'an app, or a workload as <app>/<workload>')
    .requiredOption('--env <name>', 'the environment')
    .requiredOption('--reason <text>', 'why, on one line')
    .option('--to <tag>', 'go back to this tag (default: what ran before)')
    .option('--by <name>', 'who answers for the hold (default: `user.name` of git)')
    .addOption(new Option('--only <what>', 'put images back, and leave the code where it is').choices(['images']))
    .option('--no-plan', 'do not say what changes there');
  return proposing(editing(command))
    .addHelpText(
      'after',
      "\nExamples:\n  $ slipway rollback shop/cart --env production --reason 'INC-42: carts are lost' --commit\n  $ slipway rollback shop --env production --to 1.4.1 --reason 'INC-43' --dry-run",
    )
    .action(async (what: string, _options: unknown, command: Command) => {
      const { runRollback } = await import('../verbs/rollback');
      await runRollback(what, command.optsWithGlobals<RollbackFlags>(), clock(), command.parent?.version() ?? '0.0.0');
    });
}
