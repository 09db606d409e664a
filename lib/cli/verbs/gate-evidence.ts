import { digestOf } from '../../approval/bundle';
import { printInstant } from '../../approval/instant';
import { UserError } from '../../errors';
import { printable, printableJson } from '../../wording/printable';
import { conditionMarkdown } from '../approval/condition-markdown';
import { conditionTable } from '../approval/condition-table';
import { notShown } from '../approval/evidence/evidence-views';
import { lookAtEvidence } from '../approval/evidence/look-at-evidence';
import { PlanExit } from '../plan-exit';
import { paintFor } from '../terminal/paint';
import { closed } from './gate';

/** Flags of the command line. */
export interface GateEvidenceFlags {
  readonly evidence: string;
  readonly env?: string;
  readonly digest?: string;
  readonly explain?: true;
  readonly output: 'text' | 'markdown' | 'json';
  readonly quiet?: true;
}

/**
 * `slipway gate --evidence`: whether what an auditor was given is what it was, and shows that it could be deployed.
 *
 * @throws PlanExit where it does not
 */
export async function runGateEvidence(flags: GateEvidenceFlags, version: string): Promise<void> {
  const { evidence, env, digest, explain, output, quiet } = flags;
  if (digest !== undefined && !/^[0-9a-f]{64}$/.test(digest))
    throw new UserError(
      `'${printable(digest)}' of --digest is no SHA-256.`,
      'Give what `slipway evidence` printed: 64 hexadecimal digits.',
    );
  const {
    conditions,
    bundle,
    facts,
    digest: found,
  } = await lookAtEvidence(evidence, { ...(env !== undefined && { env }), ...(digest !== undefined && { digest }) }, version);
  const passed = conditions.every((each) => each.passed);
  const open = facts ? notShown(facts) : [];
  const environment = bundle?.environment ?? '';
  if (output === 'json') {
    const told = {
      schemaVersion: 1,
      environment,
      digest: bundle ? digestOf(bundle) : '',
      evidence: found,
      passed,
      conditions,
      notShown: open,
    };
    process.stdout.write(`${printableJson(told)}\n`);
  } else if (output === 'markdown') {
    process.stdout.write(conditionMarkdown(environment, bundle ? digestOf(bundle) : '', conditions, 'could be deployed then'));
  } else if (explain || !passed) {
    process.stdout.write(conditionTable(conditions, process.stdout.columns || 80, paintFor(process.stdout), evidenceWords));
  } else if (!quiet && bundle && facts) {
    process.stdout.write(`${environment}: bundle ${digestOf(bundle).slice(0, 12)} could be deployed at ${printInstant(facts.now)}.\n`);
  }
  if (output === 'text' && !quiet && open.length > 0)
    process.stdout.write(`\nNot shown here:\n${open.map((line) => `  - ${printable(line)}\n`).join('')}`);
  if (!passed) throw new PlanExit(closed);
}

const evidenceWords = 'It could be deployed then.';
