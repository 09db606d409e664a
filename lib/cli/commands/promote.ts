import { Command, Option } from 'commander';
import { editing, proposing } from '../release/release-flags';
import type { PromoteFlags } from '../verbs/promote';

/**
 * `slipway promote`.
 *
 * @param clock what time it is
 */
export function promote(clock: () => Date = () => new Date()): Command {
  const command = new Command('promote')
    .summary('move images from an environment to the next one')
    .description(
      'Takes images from the release file of one environment, as the protected branch has it, into that of another one, with the commit at which that is rendered where it is pinned; says first what changes there. Runs the program, as synthesis does, and that of the commits that are compared.',
    )
    .argument('<app...>', 'apps, or workloads as <app>/<workload>')
    .requiredOption('--from <environment>', 'where they are')
    .requiredOption('--to <environment>', 'where they go')
    .addOption(new Option('--only <what>', 'move images, and leave the code where it is').choices(['images']))
    .addOption(
      new Option('--pin', 'pin an environment that follows the branch: from then on, its code moves by promotion only').conflicts('only'),
    )
    .option('--no-plan', 'do not say what changes there');
  return proposing(editing(command))
    .addHelpText(
      'after',
      '\nExamples:\n  $ slipway promote shop --from staging --to production\n  $ slipway promote shop/cart shop/web --from staging --to production --only images --pr\n\nExit code: 0 done, or nothing to do; 1 an error, or a refusal; 3 the policies of the environment would fail, and nothing is written;\n130 interrupted.',
    )
    .action(async (names: readonly string[], _options: unknown, command: Command) => {
      const { runPromote } = await import('../verbs/promote');
      await runPromote(names, command.optsWithGlobals<PromoteFlags>(), clock(), command.parent?.version() ?? '0.0.0');
    });
}
