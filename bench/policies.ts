import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { besideScanners } from './beside-scanners';
import type { Cost } from './cost';
import type { JudgeCost } from './policies-run';
import { inFolders } from './processes';

/** Seconds of the processor that 50,000 documents may take. */
const mostSeconds = 2;
/** How much more a document may cost among 50,000 than among 10,000. */
const linear = 1.35;
/** How much more a synthesis of 1,000 workloads may cost with policies than without. */
const mostAtSynth = 1.2;

const documentsOfWorkload = 10;

/** What policies cost, alone and at synth, and how long scanners take over the same files. */
export function judgePolicies(rounds: number, workloads = 100): number {
  console.log(`\nPolicies, a process for each run, ${rounds} rounds:\n`);
  const problems = [...judging(rounds), ...synthesizing(rounds)];
  besideScanners(workloads);
  for (const problem of problems) console.log(`\n${problem}`);
  return problems.length > 0 ? 1 : 0;
}

/** Of all threads of the processor, and the cheapest of each size: it matters less what else the machine does. */
function judging(rounds: number): readonly string[] {
  const sizes = [10_000, 50_000] as const;
  const runs = Array.from({ length: rounds }, () => sizes.map((size) => run<JudgeCost>('judge', size / documentsOfWorkload)));
  const [small, large] = sizes.map((_size, index) => cheapest(runs.map((round) => round[index]!))) as [JudgeCost, JudgeCost];
  console.log('| documents | rules | judged pairs | findings | CPU | seconds | peak |');
  console.log('|---:|---:|---:|---:|---:|---:|---:|');
  for (const { documents, rules, judged, violations, seconds, cpuSeconds, megabytes } of [small, large]) {
    const counts = [documents, rules, judged, violations].map((count) => count.toLocaleString('en'));
    console.log(`| ${[...counts, `${cpuSeconds.toFixed(2)} s`, `${seconds.toFixed(2)} s`, `${megabytes.toFixed(0)} MB`].join(' | ')} |`);
  }
  const growth = large.cpuSeconds / large.documents / (small.cpuSeconds / small.documents);
  console.log(`\nA document among 50,000 costs × ${growth.toFixed(2)} of one among 10,000, at most × ${linear}.`);
  return [
    ...(large.cpuSeconds > mostSeconds ? [`50,000 documents take more than ${mostSeconds} s.`] : []),
    ...(growth > linear ? ['They take more than linear time.'] : []),
  ];
}

/** The median of the processor's time. */
function synthesizing(rounds: number): readonly string[] {
  const runs = inFolders((left, right) => {
    const synthesize = (folder: string, policies: string) => {
      fs.rmSync(folder, { recursive: true, force: true });
      return run<Cost>('synth', 1000, folder, policies).cpuSeconds;
    };
    return Array.from({ length: rounds }, () => [synthesize(left, 'without'), synthesize(right, 'with')]);
  });
  const [without, withPolicies] = [0, 1].map((side) => median(runs.map((round) => round[side]!))) as [number, number];
  const ratio = withPolicies / without;
  console.log(
    `\nA synthesis of 1,000 workloads takes ${withPolicies.toFixed(2)} s of the processor with policies, ${without.toFixed(2)} s without: × ${ratio.toFixed(2)}, at most × ${mostAtSynth}.`,
  );
  return ratio > mostAtSynth ? ['Policies cost too much at synth.'] : [];
}

function run<T>(...args: readonly (string | number)[]): T {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, 'policies-run.js'), ...args.map(String)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return JSON.parse(stdout);
}

function cheapest<C extends Cost>(costs: readonly C[]): C {
  return costs.reduce((best, cost) => (cost.cpuSeconds < best.cpuSeconds ? cost : best));
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

/** `node policies.js [rounds] [workloads for scanners]` */
if (require.main === module) {
  const [rounds = '5', workloads = '100'] = process.argv.slice(2);
  console.log(`Node ${process.version}, ${os.cpus().length} cores; compiled JavaScript.`);
  process.exitCode = judgePolicies(Number(rounds), Number(workloads));
}
