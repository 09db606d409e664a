import { Command, Option } from 'commander';
import type { EvidenceFlags } from '../verbs/evidence';

const examples = `
Examples:
  $ slipway evidence --env production --plans plans
  $ slipway evidence --env production --out evidence/2026-11-29
  $ slipway gate --evidence evidence/2026-11-29

Exit code: 0 it was written, and the gate is open; 1 an error, and nothing was written; 4 it was written, and a condition is not met; 130
interrupted.`;

/**
 * `slipway evidence`.
 *
 * @param clock as of when
 */
export function evidence(clock: () => Date = () => new Date()): Command {
  return new Command('evidence')
    .summary('write what an auditor looks at: who approved what, and what the gate found')
    .description(
      'Looks at what lies here as `slipway gate` does, and writes one folder: the bundle, who said what of it and when, who may approve, the plan, what policies found, waivers, and the images with their commits. `slipway gate --evidence <folder>` looks at it again, later and elsewhere.',
    )
    .requiredOption('--env <name>', 'the environment')
    .option('--out <folder>', 'where to, a folder that is not there (default: evidence/<environment>-<digest>)')
    .option('--from <folder>', 'what is deployed, as `slipway render` wrote it (default: rendered/<environment>)')
    .option('--plans <folder>', 'the plans that Terraform saved, as <stack>.tfplan: their hashes, never themselves')
    .option('--branch <ref>', 'the protected branch (default: the default branch, as the remote says it)')
    .option('--offline', 'do not ask the remote what the protected branch holds: the table says so')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['text', 'json']).default('text'))
    .addHelpText('after', examples)
    .action(async (_options: unknown, command: Command) => {
      const [{ defaultFolder }, { runEvidence }] = await Promise.all([import('../approval/default-folder'), import('../verbs/evidence')]);
      const flags = command.optsWithGlobals<Omit<EvidenceFlags, 'from'> & { readonly from?: string }>();
      await runEvidence({ ...flags, from: flags.from ?? defaultFolder(flags.env) }, clock(), command.parent?.version() ?? '0.0.0');
    });
}
