import { Command } from 'commander';

/**
 * `slipway merge-release`.
 *
 * @param clock what day it is
 */
export function mergeRelease(clock: () => Date = () => new Date()): Command {
  return new Command('merge-release')
    .summary('merge two edits of a release file, key by key: for git')
    .description(
      'A merge driver: git calls it with the file that both sides began with, ours and theirs, where .gitattributes says so. Ours takes the result.',
    )
    .argument('<ancestor>', 'what git calls %O')
    .argument('<ours>', 'what git calls %A')
    .argument('<theirs>', 'what git calls %B')
    .addHelpText(
      'after',
      "\nExamples:\n  $ git config merge.slipway-release.driver 'npx slipway merge-release %O %A %B'\n  $ echo 'releases/*.json merge=slipway-release' >> .gitattributes",
    )
    .action(async (ancestor: string, ours: string, theirs: string) => {
      const { runMergeRelease } = await import('../verbs/merge-release');
      runMergeRelease(ancestor, ours, theirs, clock().toISOString().slice(0, 10));
    });
}
