import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { timingTable } from '../timings';

/** Prints what the path from synthesis to ready pods took. */
export default async function globalTeardown(): Promise<void> {
  const file = process.env.SLIPWAY_LAB_TIMINGS;
  if (!file) return;
  const table = timingTable(file);
  if (table) process.stderr.write(`\nlab: seconds, and peak memory of the largest process\n${table}`);
  rmSync(dirname(file), { recursive: true, force: true });
}
