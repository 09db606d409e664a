import { gateConditions } from '../../approval/gate';
import { printable, printableJson } from '../../wording/printable';
import { conditionMarkdown } from '../approval/condition-markdown';
import { conditionTable } from '../approval/condition-table';
import { gateFacts } from '../approval/gate-facts';
import { makeBundle } from '../approval/make-bundle';
import { PlanExit } from '../plan-exit';
import { paintFor } from '../terminal/paint';

/** Flags of the command line. */
export interface GateFlags {
  readonly env: string;
  readonly from: string;
  readonly plans?: string;
  readonly branch?: string;
  readonly explain?: true;
  readonly offline?: true;
  readonly output: 'text' | 'markdown' | 'json';
  readonly quiet?: true;
}

/** What the exit code says where a condition is not met. */
export const closed = 4;

/**
 * `slipway gate`: whether what lies in a folder may be deployed.
 *
 * @throws PlanExit where it may not
 */
export async function runGate(flags: GateFlags, now: Date, version: string): Promise<void> {
  const { env, from, plans, branch, quiet, offline = false } = flags;
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  const options = {
    quiet: quiet ?? false,
    version,
    tell,
    from,
    ...(plans !== undefined && { plans }),
    ...(branch !== undefined && { branch }),
    isAsked: !offline,
  };
  const made = await makeBundle(env, options);
  const conditions = gateConditions(await gateFacts(made, now, !offline));
  const passed = conditions.every((each) => each.passed);
  if (flags.output === 'json')
    process.stdout.write(`${printableJson({ schemaVersion: 1, environment: env, digest: made.digest, passed, conditions })}\n`);
  else if (flags.output === 'markdown') process.stdout.write(conditionMarkdown(env, made.digest, conditions));
  else if (flags.explain || !passed)
    process.stdout.write(conditionTable(conditions, process.stdout.columns || 80, paintFor(process.stdout)));
  else if (!quiet) process.stdout.write(`${env}: bundle ${made.digest.slice(0, 12)} may be deployed.\n`);
  if (!passed) throw new PlanExit(closed);
}
