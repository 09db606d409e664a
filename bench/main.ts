import { besideHelm } from './beside-helm';
import { tellBlame } from './cost-of-blame';
import { judgeChecks } from './cost-of-checks';
import { judgeProperties } from './cost-of-properties';
import { type Beside, interleaved } from './interleaved';
import { keepMeasured, tableOf } from './measured';
import { outdirsIn } from './place';
import { judgePlans } from './plan';
import { judgePolicies } from './policies';
import { hasSwc, inFolders, run } from './processes';
import { compare } from './same-resources';
import { smoke } from './smoke';

/** How much more a workload may cost among many than among few. */
const linear = 1.35;

/** Ours beside stock and beside the floor; and the cost of properties. */
function main(counts: readonly number[], rounds: number, isKept: boolean): number {
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
  const rows = besides(counts, rounds, isKept);
  const measured = keepMeasured(rows, isKept);
  console.log(`\n${tableOf(measured)}`);
  if (process.env.SECTIONS === 'synthesis') return judge(rows);
  besideHelm(rounds);
  tellBlame();
  return Math.max(judge(rows), judgeProperties(rounds), judgeChecks(rounds));
}

/** The rows of the page, the smallest first; each is kept once it is measured. */
function besides(counts: readonly number[], rounds: number, isKept: boolean): readonly Beside[] {
  const size = 50;
  const [smallest = size] = counts;
  const plans: readonly (() => Beside)[] = [
    () => interleaved('stock', smoke.workloads, smoke.rounds),
    ...counts.map((count) => () => interleaved('stock', count, rounds, { size })),
    ...counts.map((count) => () => interleaved('floor', count, rounds, { size })),
    () => interleaved('stock', smallest, rounds, { size, runner: 'ts-node' }),
    ...(hasSwc() ? [() => interleaved('stock', smallest, rounds, { size, runner: 'swc' })] : []),
  ];
  const rows: Beside[] = [];
  for (const plan of plans) {
    rows.push(plan());
    console.log(JSON.stringify(rows.at(-1)));
    keepMeasured(rows, isKept);
  }
  return rows;
}

/** Compares what one more workload takes of the processor between sizes. */
function judge(rows: readonly Beside[]): number {
  const sizes = rows.filter(({ beside, runner }) => beside === 'stock' && runner === 'compiled').slice(1);
  const marginal = sizes.slice(1).map(({ workloads, cpu: [ours] }, index) => {
    const smaller = sizes[index]!;
    return (ours.median - smaller.cpu[0].median) / (workloads - smaller.workloads);
  });
  const [first, last] = [marginal[0], marginal.at(-1)];
  if (first === undefined || last === undefined || marginal.length < 2) return 0;
  const growth = last / first;
  console.log(
    `One more workload takes ${marginal.map((each) => `${(each * 1000).toFixed(2)} ms`).join(', then ')}: ${growth <= linear ? 'linear' : 'more than linear'} (× ${growth.toFixed(2)}, at most × ${linear}).`,
  );
  return growth <= linear ? 0 : 1;
}

/** `node main.js [sizes] [rounds] [--keep]`: with `--keep`, what was measured of synthesis goes to `docs/performance.md`. */
const args = process.argv.slice(2).filter((arg) => arg !== '--keep');
const [sizes = '500,1000,5000', rounds = '5'] = args;
const synthesis = main(sizes.split(',').map(Number), Number(rounds), process.argv.includes('--keep'));
// The first of them alone: `SECTIONS=synthesis`.
process.exitCode =
  process.env.SECTIONS === 'synthesis' ? synthesis : Math.max(synthesis, judgePolicies(Number(rounds)), judgePlans(Number(rounds)));
