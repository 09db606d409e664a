import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { besideDyff } from './beside-dyff';
import type { PlanCost } from './plan-run';
import { inFolders } from './processes';
import { judgeProject } from './project';

/** Seconds of the processor that comparing may take, where a tenth of 1,000 workloads differs and where all do. */
const mostSeconds = { tenth: 1, all: 3 } as const;
/** Seconds of the processor that the comment of such a plan may take. */
const mostForMarkdown = 1;
const mostMegabytes = 1024;
/** As many workloads as anybody has. */
const most = 20_000;
/** How much more one of them may cost than one of 1,000. */
const linear = 1.35;

/** What comparing two outputs costs, a process for each run; the cheapest of each, since it matters less then what else the machine does. */
export function judgePlans(rounds: number): number {
  console.log(`\nPlans, a process for each run, the cheapest of ${rounds}:\n`);
  console.log('| workloads | differ | changes | CPU | seconds | peak | CPU, Markdown | CPU, text | CPU, page |');
  console.log('|---:|---:|---:|---:|---:|---:|---:|---:|---:|');
  const [tenth, all, large] = [measure(1_000, 10, rounds), measure(1_000, 1, rounds), measure(most, 10, 1)];
  const growth = large.cpuSeconds / (most / 1_000) / tenth.cpuSeconds;
  console.log(`\nA workload among ${most.toLocaleString('en')} costs × ${growth.toFixed(2)} of one among 1,000, at most × ${linear}.`);
  const problems = [
    ...(tenth.cpuSeconds > mostSeconds.tenth ? [`Comparing takes more than ${mostSeconds.tenth} s where a tenth differs.`] : []),
    ...(all.cpuSeconds > mostSeconds.all ? [`Comparing takes more than ${mostSeconds.all} s where all differ.`] : []),
    ...(all.forms.markdown > mostForMarkdown ? [`A comment takes more than ${mostForMarkdown} s.`] : []),
    ...(Math.max(tenth.megabytes, all.megabytes, large.megabytes) > mostMegabytes
      ? [`Comparing takes more than ${mostMegabytes} MB.`]
      : []),
    ...(growth > linear ? ['Comparing takes more than linear time.'] : []),
    ...besideDyff(),
    ...judgeProject(),
  ];
  for (const problem of problems) console.log(`\n${problem}`);
  return problems.length > 0 ? 1 : 0;
}

function measure(workloads: number, step: number, rounds: number): PlanCost {
  return inFolders((folder) => {
    const [base, head] = run<readonly [string, string]>('write', folder, String(workloads), String(step));
    const costs = Array.from({ length: rounds }, () => run<PlanCost>('compare', base, head));
    const cost = [...costs].sort((a, b) => a.cpuSeconds - b.cpuSeconds)[0]!;
    const { changes, cpuSeconds, seconds, megabytes, forms } = cost;
    const cells = [
      workloads.toLocaleString('en'),
      step === 1 ? 'all' : 'a tenth',
      changes.toLocaleString('en'),
      `${cpuSeconds.toFixed(2)} s`,
      `${seconds.toFixed(2)} s`,
      `${Math.round(megabytes)} MB`,
      ...[forms.markdown, forms.text, forms.html].map((form) => `${form.toFixed(2)} s`),
    ];
    console.log(`| ${cells.join(' | ')} |`);
    return cost;
  });
}

function run<T>(...args: readonly string[]): T {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, 'plan-run.js'), ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`plan ${args.join(' ')}: ${stderr}`);
  return JSON.parse(stdout);
}
