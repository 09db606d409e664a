import { interleaved } from './interleaved';
import { readMeasured } from './measured';

/** Small enough for every run of CI. */
export const smoke = { workloads: 150, rounds: 5 } as const;

/** How much of the ratio that was measured must be left. */
const kept = 2 / 3;

/** Fails where synthesis became slower beside stock than `docs/performance.json` says, by more than a third. */
function main(): number {
  const known = readMeasured().rows.find(
    ({ beside, runner, workloads }) => beside === 'stock' && runner === 'compiled' && workloads === smoke.workloads,
  );
  if (!known) throw new Error(`docs/performance.json has no row of ${smoke.workloads} workloads: run npm run bench.`);
  const { cpuRatio, peak } = interleaved('stock', smoke.workloads, smoke.rounds);
  const least = known.cpuRatio.median * kept;
  const told = `Stock takes ${cpuRatio.median.toFixed(2)} times the processor (${cpuRatio.min.toFixed(2)} to ${cpuRatio.max.toFixed(2)}), measured ${known.cpuRatio.median.toFixed(2)}, at least ${least.toFixed(2)}; peak ${peak[0]} MB.`;
  console.log(told);
  return cpuRatio.median < least ? 1 : 0;
}

if (require.main === module) process.exitCode = main();
