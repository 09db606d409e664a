import { Command, Option } from 'commander';
import type { ExplainFlags } from '../verbs/explain';
import { repeatable } from './repeatable';

/** `slipway explain`. */
export function explain(): Command {
  return new Command('explain')
    .summary('say what a rule asks, and what to do')
    .description('Says what rules ask, where that is written down, and what to do where they find something.')
    .argument('[rule...]', 'rules, or beginnings of their names such as aws/s3 (default: all, as a table)')
    .addOption(repeatable('--pack <name>', 'a pack of your own as well: <module>#<export> (repeatable)'))
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['text', 'json', 'markdown']).default('text'))
    .addHelpText('after', '\nExamples:\n  $ slipway explain k8s/pss/hostPathVolumes\n  $ slipway explain aws/s3 -o markdown')
    .action(async (names: readonly string[], _options: unknown, command: Command) => {
      const { runExplain } = await import('../verbs/explain');
      runExplain(names, command.optsWithGlobals<ExplainFlags>());
    });
}
