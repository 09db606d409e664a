import { type JudgePlace, judge, type Pack, packWith } from '../lib';
import { strict } from '../policies';
import type { Cost } from './cost';
import { cluster, outdirsIn } from './place';
import { policyDocuments } from './policy-documents';

/** What judging some documents took, in a process that did nothing of the kind before. */
export interface JudgeCost extends Cost {
  readonly documents: number;
  readonly rules: number;
  /** Pairs of a document and a rule that applies to it. */
  readonly judged: number;
  readonly violations: number;
}

const place: JudgePlace = { protected: true, kubernetesVersions: { [cluster]: '1.34' } };
/** It finds something of each workload, which fails nothing here. */
const pack: Pack = packWith(strict, { level: 'advisory' });

function judgeDocuments(workloads: number): JudgeCost {
  const documents = policyDocuments(workloads);
  const [began, cpu] = [process.uptime(), process.cpuUsage()];
  const { judged, violations } = judge(documents, [pack], place);
  const { user, system } = process.cpuUsage(cpu);
  return {
    documents: documents.length,
    rules: pack.policies.length,
    judged,
    violations: violations.length,
    seconds: process.uptime() - began,
    cpuSeconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
}

function synthesize(workloads: number, folder: string, packs: readonly Pack[]): Cost {
  const { synthesizeSlipway } = require('./slipway') as typeof import('./slipway');
  const { plain } = require('./plain') as typeof import('./plain');
  synthesizeSlipway(plain, workloads, outdirsIn(folder), packs);
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return { seconds: process.uptime(), cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
}

/** `node policies-run.js judge <workloads>`, or `synth <workloads> <folder> <with|without>`: does it once, and prints the cost as JSON. */
if (require.main === module) {
  const [what, workloads, folder, policies] = process.argv.slice(2) as [string, string, string, string];
  const cost =
    what === 'judge' ? judgeDocuments(Number(workloads)) : synthesize(Number(workloads), folder, policies === 'with' ? [pack] : []);
  console.log(JSON.stringify(cost));
}
