import { Command, Option } from 'commander';
import type { SynthFlags } from '../verbs/synth';
import { repeatable } from './repeatable';

/** `slipway synth`. */
export function synth(): Command {
  return new Command('synth')
    .summary('write Terraform JSON, Kubernetes YAML and the assembly')
    .description('Runs the app of cdktf.json, as the stock CLIs do, and shows what it wrote and where.')
    .addOption(repeatable('--env <name>', 'show this environment only (repeatable)'))
    .addOption(repeatable('--stack <id>', 'show this stack only (repeatable)'))
    .option('--check', 'write nothing; fail if the committed output is not what synthesis writes')
    .option('--update-ids', 'write ids/<stack>.json: what must not vanish; of the stacks that are shown, where there is none yet')
    .addOption(
      repeatable(
        '--state <[stack=]file>',
        'hold it against a state too, as `terraform state pull` prints it; with --update-ids, take import ids from it, and out of the lists what it needs no longer (repeatable)',
      ),
    )
    .option('--shard <k/n>', 'write only the k-th of n parts of the stacks, to shards/<k>-of-<n>: for --merge, on several machines')
    .option('--merge <folders...>', 'run nothing: put all shards of one commit together, look at what crosses them, and write the whole')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ slipway synth --update-ids --env production\n  $ slipway synth --check -o json\n  $ slipway synth --shard 2/3\n  $ slipway synth --merge shards/*',
    )
    .action(async (_options: unknown, command: Command) => {
      const { runSynth } = await import('../verbs/synth');
      const options = command.optsWithGlobals<SynthFlags>();
      await runSynth({ env: [], stack: [], ...options, version: command.parent?.version() ?? '' });
    });
}
