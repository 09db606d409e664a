import * as path from 'node:path';
import { Outdirs } from './place';

/** What one process took. */
export interface Cost {
  /** Wall clock from the start of the process, the time to load modules included. */
  readonly seconds: number;
  /** Of all its threads: what it costs on a machine that does other things too. */
  readonly cpuSeconds: number;
  /** Its largest resident set. */
  readonly megabytes: number;
}

export type Program = 'slipway' | 'stock';

const programs: Readonly<Record<Program, () => (count: number, outdirs: Outdirs) => void>> = {
  slipway: () => (require('./slipway') as typeof import('./slipway')).synthesizeSlipway,
  stock: () => (require('./stock') as typeof import('./stock')).synthesizeStock,
};

export function outdirsIn(folder: string): Outdirs {
  return { terraform: path.join(folder, 'cdktf.out'), kubernetes: path.join(folder, 'dist') };
}

/** `node run.js <program> <count> <folder>`: synthesizes once, and prints the cost as JSON. */
if (require.main === module) {
  const [program, count, folder] = process.argv.slice(2) as [Program, string, string];
  programs[program]()(Number(count), outdirsIn(folder));
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost: Cost = { seconds: process.uptime(), cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
  console.log(JSON.stringify(cost));
}
