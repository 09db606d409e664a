import { compareSides } from '../lib/plan/compare-sides';
import { htmlPlan } from '../lib/plan/formats/html-plan';
import { markdownPlan } from '../lib/plan/formats/markdown-plan';
import { textPlan } from '../lib/plan/formats/text-plan';
import { readFolder } from '../lib/plan/read/read-side';
import type { Cost } from './cost';

/** What comparing two folders took, in a process that did nothing before, and what printing the plan took then. */
export interface PlanCost extends Cost {
  readonly changes: number;
  readonly items: number;
  /** Of the processor, for each form. */
  readonly forms: Readonly<Record<'markdown' | 'text' | 'html', number>>;
}

function compare(base: string, head: string): PlanCost {
  const [began, cpu] = [process.uptime(), process.cpuUsage()];
  const before = readFolder(base);
  const plan = compareSides(before, readFolder(head, before));
  const [seconds, cpuSeconds] = [process.uptime() - began, secondsSince(cpu)];
  const forms = {
    markdown: timed(() => markdownPlan(plan)),
    text: timed(() => textPlan(plan, { verbose: true })),
    html: timed(() => htmlPlan(plan)),
  };
  const { changes, items } = plan.summary;
  return { seconds, cpuSeconds, megabytes: process.resourceUsage().maxRSS / 1024, changes, items, forms };
}

function timed(print: () => string): number {
  const cpu = process.cpuUsage();
  print();
  return secondsSince(cpu);
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

/** `node plan-run.js write <folder> <workloads> <step>`, or `compare <base> <head>`: does it once, and prints the folders, or the cost, as JSON. */
if (require.main === module) {
  const [what, one, two, three] = process.argv.slice(2) as [string, string, string, string];
  // What it loads to synthesize is no part of a comparison.
  const { writePlanFolders } =
    what === 'write' ? (require('./plan-folders') as typeof import('./plan-folders')) : { writePlanFolders: undefined };
  console.log(JSON.stringify(writePlanFolders ? writePlanFolders(one, Number(two), Number(three)) : compare(one, two)));
}
