import * as os from 'node:os';
import { tellBlame } from './cost-of-blame';
import { judgeChecks } from './cost-of-checks';
import { judgeProperties } from './cost-of-properties';
import { judgePlans } from './plan';
import { judgePolicies } from './policies';
import { inFolders, run } from './processes';
import { Cost, outdirsIn } from './run';
import { compare } from './same-resources';

/** How much more a workload may cost among 5,000 than among 1,000. */
const linear = 1.35;

/** `node main.js [sizes] [rounds]`: the median of each size, ours beside stock; and the cost of properties. */
function main(counts: readonly number[], rounds: number): number {
  const { same, different } = inFolders((ours, stock) => {
    run('slipway', 1, ours);
    run('stock', 1, stock);
    return compare(outdirsIn(ours), outdirsIn(stock));
  });
  if (different.length > 0) {
    console.log(`The two programs make different resources:\n${different.join('\n')}`);
    return 1;
  }
  console.log(`Both programs make the same ${same} resources for each workload.`);
  console.log(`Node ${process.version}, ${os.cpus().length} cores; compiled JavaScript, a process for each run, median of ${rounds}.\n`);
  console.log(
    '| workloads | slipway | stock | ratio | CPU, slipway | CPU, stock | ratio | CPU each, slipway | peak, slipway | peak, stock |',
  );
  console.log('|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|');
  const costs = counts.map((count) => {
    const [ours, stock] = inFolders((left, right) => {
      const runs = Array.from({ length: rounds }, () => [run('slipway', count, left), run('stock', count, right)] as const);
      return [median(runs.map(([cost]) => cost)), median(runs.map(([, cost]) => cost))];
    });
    const cells = [
      count.toLocaleString('en'),
      ...compared(ours.seconds, stock.seconds),
      ...compared(ours.cpuSeconds, stock.cpuSeconds),
      `${((ours.cpuSeconds / count) * 1000).toFixed(1)} ms`,
      ...[ours, stock].map(({ megabytes }) => `${Math.round(megabytes)} MB`),
    ];
    console.log(`| ${cells.join(' | ')} |`);
    return { count, ours };
  });
  tellBlame();
  return Math.max(judge(costs), judgeProperties(rounds), judgeChecks(rounds));
}

/** Compares what one more workload takes of the processor between sizes. */
function judge(costs: readonly { readonly count: number; readonly ours: Cost }[]): number {
  const marginal = costs.slice(1).map(({ count, ours }, index) => {
    const smaller = costs[index]!;
    return (ours.cpuSeconds - smaller.ours.cpuSeconds) / (count - smaller.count);
  });
  const [first, last] = [marginal[0], marginal.at(-1)];
  if (first === undefined || last === undefined || marginal.length < 2) return 0;
  const growth = last / first;
  console.log(
    `\nOne more workload takes ${marginal.map((each) => `${(each * 1000).toFixed(2)} ms`).join(', then ')}: ${growth <= linear ? 'linear' : 'more than linear'} (× ${growth.toFixed(2)}, at most × ${linear}).`,
  );
  return growth <= linear ? 0 : 1;
}

function median(costs: readonly Cost[]): Cost {
  return [...costs].sort((a, b) => a.seconds - b.seconds)[Math.floor(costs.length / 2)]!;
}

function compared(ours: number, stock: number): readonly string[] {
  return [`${ours.toFixed(2)} s`, `${stock.toFixed(2)} s`, (ours / stock).toFixed(2)];
}

const [sizes = '100,1000,5000', rounds = '3'] = process.argv.slice(2);
process.exitCode = Math.max(main(sizes.split(',').map(Number), Number(rounds)), judgePolicies(Number(rounds)), judgePlans(Number(rounds)));
