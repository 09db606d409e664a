import { Command } from 'commander';
import type { DevFlags } from '../verbs/dev';

const examples = `
Examples:
  $ slipway dev
  $ slipway -C platform dev --no-types

Exit code: 1 where the project cannot be read or watched; 130 at Ctrl-C. What fails at a save is told, and mended by the next one.`;

/** `slipway dev`. */
export function dev(): Command {
  return new Command('dev')
    .summary('synthesize again at every save, and say what changed')
    .description(
      'Stays running: runs the app of cdktf.json at every save, writes its output as `slipway synth` does, and prints what changed since the save before, in Terraform and Kubernetes at once, and what policies find. Types are checked by the TypeScript of the project, beside it.',
    )
    .option('--no-types', 'leave out the check of types')
    .option('-v, --verbose', 'show routine changes, and the lines of texts that differ')
    .addHelpText('after', examples)
    .action(async (_options: unknown, command: Command) => {
      const { runDev } = await import('../verbs/dev');
      await runDev(command.optsWithGlobals<DevFlags>());
    });
}
