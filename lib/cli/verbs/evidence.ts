import * as path from 'node:path';
import { wholeSeconds } from '../../approval/instant';
import { printable, printableJson } from '../../wording/printable';
import { conditionTable } from '../approval/condition-table';
import { writeEvidence } from '../approval/evidence/evidence-folder';
import { evidenceTexts } from '../approval/evidence/evidence-texts';
import { evidenceViews } from '../approval/evidence/evidence-views';
import { verifyEvidence } from '../approval/evidence/verify-evidence';
import { lookHere } from '../approval/look-here';
import { PlanExit } from '../plan-exit';
import { slashes } from '../slashes';
import { paintFor } from '../terminal/paint';
import { closed, type GateFlags } from './gate';

/** Flags of the command line. */
export type EvidenceFlags = Omit<GateFlags, 'explain'> & { readonly out?: string };

/**
 * `slipway evidence`: writes what an auditor looks at, whatever the gate says.
 *
 * @throws PlanExit where the gate would let nothing pass
 */
export async function runEvidence(flags: EvidenceFlags, now: Date, version: string): Promise<void> {
  const { env, quiet } = flags;
  const { made, facts: found } = await lookHere(flags, wholeSeconds(now), version);
  const texts = await evidenceTexts(made, found, version);
  const { conditions, bundle, facts } = await verifyEvidence(texts);
  if (!bundle || !facts) throw new Error(`Evidence that was just made is none: ${JSON.stringify(conditions)}`);
  const folder = flags.out ?? path.join('evidence', `${env}-${made.digest.slice(0, 16)}`);
  const sha = writeEvidence(folder, new Map([...texts, ...evidenceViews(texts, bundle, facts, conditions)]));
  const passed = conditions.every((each) => each.passed);
  if (flags.output === 'json') {
    const told = { schemaVersion: 1, environment: env, digest: made.digest, folder: slashes(folder), evidence: sha, passed, conditions };
    process.stdout.write(`${printableJson(told)}\n`);
  } else {
    if (!passed) process.stdout.write(conditionTable(conditions, process.stdout.columns || 80, paintFor(process.stdout)));
    if (!quiet) process.stdout.write(`Wrote ${printable(slashes(folder))}. Keep its SHA-256 elsewhere: ${sha}\n`);
  }
  if (!passed) throw new PlanExit(closed);
}
