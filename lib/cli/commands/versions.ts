import { Command, Option } from 'commander';
import type { VersionsFlags } from '../verbs/versions';
import { repeatable } from './repeatable';

/**
 * `slipway versions`.
 *
 * @param clock what time it is
 */
export function versions(clock: () => Date = () => new Date()): Command {
  return new Command('versions')
    .summary('show which versions are wanted where, workload by environment')
    .description(
      'Reads the release files as the protected branch has them: tag, digest and commit of each workload, since when, how far it is behind the environment before, and what is held. Nothing is run.',
    )
    .addOption(repeatable('--env <name>', 'show this environment only (repeatable)'))
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['text', 'markdown', 'json', 'html']).default('text'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ slipway versions\n  $ slipway versions --env staging --env production -o markdown\n  $ slipway versions -o html > versions.html',
    )
    .action(async (_options: unknown, command: Command) => {
      const { runVersions } = await import('../verbs/versions');
      await runVersions(command.optsWithGlobals<VersionsFlags>(), clock());
    });
}
