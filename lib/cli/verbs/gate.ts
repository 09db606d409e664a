import { gateConditions } from '../../approval/gate';
import { printableJson } from '../../wording/printable';
import { conditionMarkdown } from '../approval/condition-markdown';
import { conditionTable } from '../approval/condition-table';
import { type LookFlags, lookHere } from '../approval/look-here';
import { PlanExit } from '../plan-exit';
import { paintFor } from '../terminal/paint';

/** Flags of the command line. */
export interface GateFlags extends LookFlags {
  readonly explain?: true;
  readonly output: 'text' | 'markdown' | 'json';
}

/** What the exit code says where a condition is not met. */
export const closed = 4;

/**
 * `slipway gate`: whether what lies in a folder may be deployed.
 *
 * @throws PlanExit where it may not
 */
export async function runGate(flags: GateFlags, now: Date, version: string): Promise<void> {
  const { env, quiet } = flags;
  const { made, facts } = await lookHere(flags, now, version);
  const conditions = gateConditions(facts);
  const passed = conditions.every((each) => each.passed);
  if (flags.output === 'json')
    process.stdout.write(`${printableJson({ schemaVersion: 1, environment: env, digest: made.digest, passed, conditions })}\n`);
  else if (flags.output === 'markdown') process.stdout.write(conditionMarkdown(env, made.digest, conditions));
  else if (flags.explain || !passed)
    process.stdout.write(conditionTable(conditions, process.stdout.columns || 80, paintFor(process.stdout)));
  else if (!quiet) process.stdout.write(`${env}: bundle ${made.digest.slice(0, 12)} may be deployed.\n`);
  if (!passed) throw new PlanExit(closed);
}
