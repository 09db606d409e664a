import { Command, Option } from 'commander';
import { UserError } from '../../errors';
import { DependentOption } from '../dependent-option';
import type { GateFlags } from '../verbs/gate';
import type { GateEvidenceFlags } from '../verbs/gate-evidence';

type GateOptions = Omit<GateFlags, 'env' | 'from'> &
  Partial<Pick<GateFlags, 'env' | 'from'>> &
  Omit<GateEvidenceFlags, 'evidence'> &
  Partial<Pick<GateEvidenceFlags, 'evidence'>>;

const examples = `
Examples:
  $ slipway gate --env production --from rendered/production --plans plans && terraform apply plans/shop-production-eu-west-1.tfplan
  $ slipway gate --env production --explain
  $ slipway gate --env production --offline -o json
  $ slipway gate --evidence evidence/2026-11-29 --explain

Exit code: 0 it may be deployed; 1 an error; 4 a condition is not met; 130 interrupted.`;

/**
 * `slipway gate`.
 *
 * @param clock what time it is, for ages and windows
 */
export function gate(clock: () => Date = () => new Date()): Command {
  return new Command('gate')
    .summary('say whether what lies here is what was approved, and may be deployed')
    .description(
      'Stands before `terraform apply <plan>` and `kubectl apply`: makes the bundle again from what lies in a folder, and passes only if enough people of the right roles, none of them an author, approved exactly that, and no hold, window, soak, rejection or policy stops it. Before `cdktf deploy` it says little: that makes another plan.',
    )
    .option('--env <name>', 'the environment; needed but for --evidence')
    .option('--from <folder>', 'what would be deployed, as `slipway render` wrote it (default: rendered/<environment>)')
    .option('--plans <folder>', 'the plans that Terraform saved, as <stack>.tfplan')
    .option('--branch <ref>', 'the protected branch (default: the default branch, as the remote says it)')
    .addOption(
      new Option('--evidence <folder>', 'look at what `slipway evidence` wrote, without the network and the repository').conflicts([
        'from',
        'plans',
        'branch',
        'offline',
      ]),
    )
    .addOption(new DependentOption('--digest <sha256>', ['--evidence'], 'refuse any other than the one of this SHA-256'))
    .option('--explain', 'show every condition, also where all are met')
    .option('--offline', 'do not ask the remote what the protected branch holds: the table says so')
    .addOption(new Option('-o, --output <format>', 'format on stdout').choices(['text', 'markdown', 'json']).default('text'))
    .addHelpText('after', examples)
    .action(async (_options: unknown, command: Command) => {
      const flags = command.optsWithGlobals<GateOptions>();
      const version = command.parent?.version() ?? '0.0.0';
      const { env, evidence, from } = flags;
      if (evidence !== undefined) {
        const { runGateEvidence } = await import('../verbs/gate-evidence');
        return runGateEvidence({ ...flags, evidence }, version);
      }
      if (env === undefined) throw new UserError('No environment is named.', 'Name it: --env <name>; or give --evidence <folder>.');
      const [{ defaultFolder }, { runGate }] = await Promise.all([import('../approval/default-folder'), import('../verbs/gate')]);
      await runGate({ ...flags, env, from: from ?? defaultFolder(env) }, clock(), version);
    });
}
