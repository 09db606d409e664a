import * as path from 'node:path';
import { printable, printableJson } from '../../wording/printable';
import { conditionTable } from '../approval/condition-table';
import { writeEvidence } from '../approval/evidence/evidence-folder';
import { evidenceTexts } from '../approval/evidence/evidence-texts';
import { evidenceViews } from '../approval/evidence/evidence-views';
import { verifyEvidence } from '../approval/evidence/verify-evidence';
import { gateFacts } from '../approval/gate-facts';
import { makeBundle } from '../approval/make-bundle';
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
  const { env, from, plans, branch, quiet, offline = false } = flags;
  const tell = (text: string) => {
    if (!quiet) process.stderr.write(`${printable(text)}\n`);
  };
  const at = new Date(Math.floor(now.getTime() / 1_000) * 1_000);
  const made = await makeBundle(env, {
    quiet: quiet ?? false,
    version,
    tell,
    from,
    ...(plans !== undefined && { plans }),
    ...(branch !== undefined && { branch }),
    isAsked: !offline,
  });
  const texts = await evidenceTexts(made, await gateFacts(made, at, !offline), version);
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
