import { Command, Option } from 'commander';
import { DependentOption } from '../dependent-option';
import type { WhereFlags } from '../verbs/where';

/** Flags by which a forge is told. */
const telling = ['--comment', '--status'];

/**
 * `slipway where`.
 *
 * @param clock what time it is
 */
export function where(clock: () => Date = () => new Date()): Command {
  return new Command('where')
    .summary('say which environments want a commit or an image, and what the next ones wait for')
    .description(
      'Reads the release files as the protected branch has them, and their history along first parents: nothing is run, and nothing is asked of a cluster. It says what is wanted, never what runs.',
    )
    .argument('[commit|image]', 'a commit, branch or tag of git; a digest, a tag, or an image with one of both')
    .option(
      '--comment',
      'say it below the merged request that brought the commit, in one comment; without a commit: of all that are on their way',
    )
    .option('--status', 'say it as a status of the commit, too, or of all that are on their way')
    .addOption(new DependentOption('--github', telling, 'the forge is GitHub (default: whose runner runs this)'))
    .addOption(new DependentOption('--gitlab', telling, 'the forge is GitLab (default: whose runner runs this)'))
    .addOption(
      new DependentOption('--repository <name>', telling, 'the repository, or the path or id of the project (default: that of the run)'),
    )
    .addOption(new DependentOption('--dry-run', telling, 'write nothing, and say what would be done'))
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['text', 'markdown', 'json']).default('text'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ slipway where HEAD\n  $ slipway where ghcr.io/acme/cart:1.4.2 -o markdown\n  $ slipway where --comment --status\n\nThe token is taken from GITHUB_TOKEN (or GH_TOKEN), or from GITLAB_TOKEN.',
    )
    .action(async (asked: string | undefined, _options: unknown, command: Command) => {
      const { runWhere } = await import('../verbs/where');
      await runWhere(asked, command.optsWithGlobals<WhereFlags>(), clock());
    });
}
