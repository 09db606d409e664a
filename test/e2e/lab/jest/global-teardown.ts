import { rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { timingTable } from '../timings';

/** Prints what the path from synthesis to ready pods took. */
export default async function globalTeardown(): Promise<void> {
  const file = process.env.SLIPWAY_LAB_TIMINGS;
  if (!file) return;
  const table = timingTable(file);
  if (table) process.stderr.write(`\nlab: seconds, and peak memory of the largest process\n${table}`);
  // Whoever names a file of their own keeps it, and the folder that it lies in.
  if (basename(dirname(file)).startsWith('slipway-lab-run-')) rmSync(dirname(file), { recursive: true, force: true });
}
