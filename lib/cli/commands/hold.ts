import { Command } from 'commander';
import { editing } from '../release/release-flags';
import type { HoldFlags, ReleaseHoldFlags } from '../verbs/hold';

/**
 * `slipway hold`.
 *
 * @param clock what day it is
 */
export function hold(clock: () => Date = () => new Date()): Command {
  const command = new Command('hold')
    .summary('keep the image of a workload, an app or a whole environment where it is')
    .description(
      'Writes a hold into the release file of an environment: no verb of slipway moves what is held, until somebody releases it.',
    )
    .argument('<what>', "a workload as <app>/<workload>, with the containers beside its own, an app, or '*' for all")
    .requiredOption('--env <name>', 'the environment')
    .requiredOption('--reason <text>', 'why, on one line')
    .option('--until <day>', 'the last day on which it holds, as YYYY-MM-DD (default: until it is released)')
    .option('--by <name>', 'who answers for it (default: `user.name` of git)');
  return editing(command)
    .addHelpText(
      'after',
      "\nExamples:\n  $ slipway hold shop/cart --env production --reason 'INC-42: carts are lost'\n  $ slipway hold '*' --env production --until 2026-11-30 --reason 'black friday' --commit",
    )
    .action(async (what: string, _options: unknown, command: Command) => {
      const { runHold } = await import('../verbs/hold');
      await runHold(what, command.optsWithGlobals<HoldFlags>(), clock().toISOString().slice(0, 10));
    });
}

/** `slipway release-hold`. */
export function releaseHold(): Command {
  const command = new Command('release-hold')
    .summary('end a hold: images move again')
    .description('Takes a hold out of the release file of an environment.')
    .argument('<what>', 'as it was held: <app>/<workload>, an app, or *')
    .requiredOption('--env <name>', 'the environment')
    .requiredOption('--reason <text>', 'why, on one line: it stands in the commit');
  return editing(command)
    .addHelpText(
      'after',
      "\nExamples:\n  $ slipway release-hold shop/cart --env production --reason 'INC-42 is mended in 1.4.3'\n  $ slipway release-hold '*' --env production --reason 'the freeze is over' --commit",
    )
    .action(async (what: string, _options: unknown, command: Command) => {
      const { runReleaseHold } = await import('../verbs/hold');
      await runReleaseHold(what, command.optsWithGlobals<ReleaseHoldFlags>());
    });
}
