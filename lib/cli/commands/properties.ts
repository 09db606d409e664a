import { Command, Option } from 'commander';
import type { PropertiesFlags } from '../verbs/properties';
import { repeatable } from './repeatable';

/** `slipway properties`. */
export function properties(): Command {
  return new Command('properties')
    .summary('print what types take, as a table for checkProps or JSON Schema')
    .description(
      "Reads the types of a construct, dependency or provisioner of one's own, and prints what its properties take: as a table that `checkProps` checks by, as JSON Schema, or as a page. The project's TypeScript reads them; no code of the project runs.",
    )
    .argument('<entry...>', 'files of types, such as constructs/topic.ts, or modules, such as slipway/constructs')
    .addOption(
      repeatable(
        '--type <name>',
        'only this exported type, and those that it has (repeatable; default: all that end in Props or Options, and what functions and classes take)',
      ),
    )
    .addOption(
      new Option('-o, --output <format>', 'format (default: by the name of --write, otherwise typescript)').choices([
        'typescript',
        'json',
        'json-schema',
        'markdown',
      ]),
    )
    .option('--write <file>', 'write this file, instead of printing')
    .option('--check', 'write nothing, and fail if the file of --write is not what the types say')
    .addHelpText(
      'after',
      [
        '',
        'Examples:',
        '  $ slipway properties constructs/topic.ts --write constructs/topic.properties.ts',
        '  $ slipway properties slipway/constructs --type WorkloadProps -o json-schema > workload.schema.json',
      ].join('\n'),
    )
    .action(async (entries: readonly string[], _options: unknown, command: Command) => {
      const { runProperties } = await import('../verbs/properties');
      runProperties(entries, command.optsWithGlobals<PropertiesFlags>());
    });
}
