import { Command, Option } from 'commander';
import type { RenderFlags } from '../verbs/render';

/** `slipway render`. */
export function render(): Command {
  return new Command('render')
    .summary('write what an environment is, at the commit that its release pins')
    .description(
      'Runs the program of the commit that `revision` of the release file names, in a worktree of its own and with the lockfile of that commit, and with the images that the release file states today; the program that is checked out, where nothing is pinned. Writes the files of one environment.',
    )
    .requiredOption('--env <name>', 'the environment')
    .option('--into <folder>', 'where to: cdktf.out and dist of it (default: rendered/<environment>)')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ slipway render --env production\n  $ slipway render --env production --into out && kubectl apply --server-side -R -f out/dist/production/blue',
    )
    .action(async (_options: unknown, command: Command) => {
      const { runRender } = await import('../verbs/render');
      await runRender(command.optsWithGlobals<RenderFlags>(), command.parent?.version() ?? '0.0.0');
    });
}
