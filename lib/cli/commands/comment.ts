import { Command } from 'commander';
import type { CommentFlags } from '../verbs/comment';

const examples = `
Examples:
  $ slipway comment plan.md
  $ slipway comment plan.md --github --repository acme/shop --pull-request 12 --dry-run

The token is taken from GITHUB_TOKEN (or GH_TOKEN), or from GITLAB_TOKEN. Runners say the rest.

Exit code: 0 the comment is there, or is not to be: the run is outdated, or of a fork; 1 an error; 130 interrupted.`;

/** `slipway comment`. */
export function comment(): Command {
  return new Command('comment')
    .summary('keep one comment of a pull or merge request up to date')
    .description(
      'Writes a file of Markdown as the one comment below a pull request of GitHub or a merge request of GitLab; the next run writes over it. Comments of others are left alone, an equal one is not written again, and what is about a former commit is not written at all.',
    )
    .argument('<file>', 'what it says: `slipway plan -o markdown` writes one')
    .option('--github', 'the forge is GitHub (default: whose runner runs this)')
    .option('--gitlab', 'the forge is GitLab (default: whose runner runs this)')
    .option('--repository <name>', 'the repository, or the path or id of the project (default: that of the run)')
    .option('--pull-request <number>', 'the pull or merge request (default: that of the run)')
    .option('--commit <hash>', 'what the text is about (default: what the run is about)')
    .option('--marker <name>', 'which comment it is: each of another name is another one', 'plan')
    .option('--dry-run', 'write nothing, and say what would be done')
    .addHelpText('after', examples)
    .action(async (file: string, _options: unknown, command: Command) => {
      const { runComment } = await import('../verbs/comment');
      await runComment(file, command.optsWithGlobals<CommentFlags>());
    });
}
