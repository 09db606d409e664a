import { Command, Option } from 'commander';
import { proposing } from '../release/release-flags';
import type { ImagesFlags, UpdateFlags } from '../verbs/images';
import { repeatable } from './repeatable';

const codes = `
Exit code: 0 done, or nothing to do; 1 an error, or a registry that does not answer; 2 something is newer or moved (check); 3 an update
would violate a policy of the environment, and is not written (update); 130 interrupted.`;

/**
 * `slipway images`, with a verb of its own for each thing to do.
 *
 * @param clock what day it is, for holds that end
 */
export function images(clock: () => Date = () => new Date()): Command {
  const today = () => clock().toISOString().slice(0, 10);
  const command = new Command('images')
    .summary('ask registries for new images, and write them to a release file')
    .description(
      'Runs the program for what an environment states in `updates`, and asks registries as docker would: with what its config.json and credential helpers know.',
    )
    .helpCommand(false)
    .addHelpText('after', '\nExamples:\n  $ slipway images check --env staging\n  $ slipway images update --env staging --commit');
  command.addCommand(
    asking('list', 'show what runs, and the newest that there is')
      .addHelpText('after', `\nExamples:\n  $ slipway images list --env staging\n  $ slipway images list --env staging -o json\n${codes}`)
      .action(async (_options: unknown, it: Command) => {
        const { runImagesList } = await import('../verbs/images');
        await runImagesList(it.optsWithGlobals<ImagesFlags>(), today());
      }),
  );
  command.addCommand(
    asking('check', 'end with 2 if something is newer, or if a tag moved to another digest')
      .addHelpText(
        'after',
        `\nExamples:\n  $ slipway images check --env staging\n  $ slipway images check --env production --quiet\n${codes}`,
      )
      .action(async (_options: unknown, it: Command) => {
        const { runImagesCheck } = await import('../verbs/images');
        await runImagesCheck(it.optsWithGlobals<ImagesFlags>(), today());
      }),
  );
  command.addCommand(
    proposing(
      asking('update', 'write what is newer to the release file: tag, digest, and the commit that it says it is of').option(
        '--commit',
        'commit the release file, and nothing else',
      ),
    )
      .option('--dry-run', 'say what would be written, and write nothing')
      .addHelpText('after', `\nExamples:\n  $ slipway images update --env staging\n  $ slipway images update --env staging --pr\n${codes}`)
      .action(async (_options: unknown, it: Command) => {
        const { runImagesUpdate } = await import('../verbs/images');
        await runImagesUpdate(it.optsWithGlobals<UpdateFlags>(), today());
      }),
  );
  return command;
}

function asking(name: string, summary: string): Command {
  return new Command(name)
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
    .requiredOption('--env <name>', 'the environment')
    .addOption(repeatable('--plain-http <host>', 'speak to this registry without TLS, as to this machine (repeatable)'))
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['text', 'json']).default('text'));
}
