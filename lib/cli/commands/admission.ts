import { Command, Option } from 'commander';
import type { AdmissionFlags } from '../verbs/admission';
import { repeatable } from './repeatable';

/** `slipway admission`. */
export function admission(): Command {
  return new Command('admission')
    .summary('print policies for the admission of a cluster')
    .description('Prints packs of policies as ValidatingAdmissionPolicies, or as labels for namespaces. Nothing is applied.')
    .addOption(repeatable('--pack <name>', 'a pack of slipway/policies, or <module>#<export> (repeatable; default: baseline)'))
    .option('--deny', 'refuse what mandatory policies forbid, instead of warning')
    .addOption(repeatable('--exclude-namespace <name>', 'leave this namespace alone (repeatable)'))
    .option('--kubernetes-version <version>', 'minor version of the cluster, such as 1.34')
    .option('--protected', 'the environment of the cluster protects its data')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['yaml', 'json', 'labels']).default('yaml'))
    .addHelpText(
      'after',
      [
        '',
        'Examples:',
        '  $ slipway admission --kubernetes-version 1.34 | kubectl apply --server-side -f -',
        '  $ kubectl label namespace shop --overwrite $(slipway admission --deny -o labels)',
      ].join('\n'),
    )
    .action(async (_options: unknown, command: Command) => {
      const { runAdmission } = await import('../verbs/admission');
      runAdmission(command.optsWithGlobals<AdmissionFlags>());
    });
}
