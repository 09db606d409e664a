import { Command, Option } from 'commander';
import { UserError } from '../../errors';
import type { SynthFlags } from '../verbs/synth';
import { repeatable } from './repeatable';

const examples = `
Examples:
  $ terraform -chdir=cdktf.out/stacks/shop-production-eu-west-1 state pull > state.json
  $ slipway retire --from-state shop-production-eu-west-1=state.json`;

/** `slipway retire`. */
export function retire(): Command {
  return new Command('retire')
    .summary('note in ids/<stack>.json by which id what is retired or moved can be imported again')
    .description(
      'Synthesizes as `slipway synth --update-ids` does, and takes from states what only they tell: the import ids of what is retired, of what is put back, and of what moves to another app. Of a state it reads addresses, types, ids and names.',
    )
    .addOption(repeatable('--from-state <[stack=]file>', 'a state as `terraform state pull` prints it (repeatable)'))
    .addOption(repeatable('--env <name>', 'show this environment only (repeatable)'))
    .addOption(repeatable('--stack <id>', 'show this stack only (repeatable)'))
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['text', 'json']).default('text'))
    .addHelpText('after', examples)
    .action(async (_options: unknown, command: Command) => {
      const { runSynth } = await import('../verbs/synth');
      const { fromState, ...flags } = command.optsWithGlobals<SynthFlags & { readonly fromState?: readonly string[] }>();
      if (!fromState)
        throw new UserError('No state is named.', 'Write `terraform state pull > state.json`, and --from-state <stack>=state.json.');
      await runSynth({ env: [], stack: [], ...flags, updateIds: true, state: fromState, fromBefore: true });
    });
}
