import { Command, Option } from 'commander';
import type { AdoptFlags } from '../verbs/adopt';

/** `slipway adopt`. */
export function adopt(): Command {
  return new Command('adopt')
    .summary('propose the TypeScript of what runs already')
    .description(
      'Proposes workloads, dependencies and `adopt` entries of what is there already, as TypeScript on stdout. Secrets are never read.',
    )
    .addOption(new Option('--from-cluster <context>', 'what runs in a namespace, by kubectl'))
    .addOption(new Option('--namespace <name>', 'namespace that is looked at'))
    .addOption(new Option('--manifests <folder>', 'what is in YAML or JSON files'))
    .addOption(new Option('--from-state <file>', 'what a Terraform state has: `terraform state pull > state.json`'))
    .addOption(new Option('--app <name>', 'app that it becomes (default: the namespace)'))
    .addHelpText(
      'after',
      '\nExamples:\n  $ slipway adopt --from-cluster production --namespace shop > services/shop.ts\n  $ slipway adopt --from-state state.json --app shop',
    )
    .action(async (_options: unknown, command: Command) => {
      const { runAdopt } = await import('../verbs/adopt');
      await runAdopt(command.optsWithGlobals<AdoptFlags>());
    });
}
