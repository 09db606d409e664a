import { Command, Option } from 'commander';
import type { ImpactFlags } from '../verbs/impact';
import { repeatable } from './repeatable';

const examples = `
Examples:
  $ slipway impact --from 1.4.2 --to 1.5.0 services/*
  $ slipway impact --package @acme/platform --from latest --to ../platform services/orders
  $ slipway impact --from 1.4.2 --to slipway-1.5.0.tgz -o markdown > impact.md

Exit code: 0 nothing, or nothing that fails; 1 an error, or a project that does not synthesize; 2 something changes, with
--detailed-exitcode; 3 the plans hold what --fail-on names; 130 interrupted.`;

/** `slipway impact`. */
export function impact(): Command {
  return new Command('impact')
    .summary('say what another version of a library changes, in all projects that use it')
    .description(
      'Synthesizes each project with two versions of a library and joins what changes, by kind of change: what a library does to those who use it, before it is published. Projects are copied, with what they have installed, and stay as they are.',
    )
    .argument('[projects...]', 'folders that have a cdktf.json', ['.'])
    .requiredOption('--from <version, folder or tarball>', 'the version that is used')
    .requiredOption('--to <version, folder or tarball>', 'the version that may be')
    .option('--package <name>', 'the library: Slipway, or a platform package', 'slipway')
    .addOption(repeatable('--fail-on <class,…>', 'end with 3 if a plan holds one of these, as for `slipway plan` (repeatable)'))
    .option('--detailed-exitcode', 'end with 2 if anything changes')
    .option('--max-chars <number or forge>', 'for markdown: how long it may be, or for whom, as for `slipway plan` (default: 60000)')
    .option('--public', 'leave out account ids and ARNs')
    .option('-v, --verbose', 'for text: show routine changes, and every place')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['text', 'markdown', 'json']).default('text'))
    .addHelpText('after', examples)
    .action(async (projects: readonly string[], _options: unknown, command: Command) => {
      const { runImpact } = await import('../verbs/impact');
      await runImpact(projects, command.optsWithGlobals<ImpactFlags>());
    });
}
