import * as path from 'node:path';
import type { DeploymentStack } from '../lib';
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

export type Program = 'slipway' | 'property-heavy' | 'stock' | 'floor';

/** @param size most workloads of a stack; all in one where nothing is said */
type Synthesize = (count: number, outdirs: Outdirs, size?: number) => void;

const programs: Readonly<Record<Program, () => Synthesize>> = {
  slipway: () => slipway((require('./plain') as typeof import('./plain')).plain),
  'property-heavy': () => slipway((require('./property-heavy') as typeof import('./property-heavy')).propertyHeavy),
  floor: () => (require('./floor') as typeof import('./floor')).synthesizeFloor,
  stock: () => (require('./stock') as typeof import('./stock')).synthesizeStock,
};

function slipway(define: (stack: DeploymentStack, name: string) => void): Synthesize {
  const { synthesizeSlipway } = require('./slipway') as typeof import('./slipway');
  return (count, outdirs, size) => synthesizeSlipway(define, count, outdirs, [], size);
}

export function outdirsIn(folder: string): Outdirs {
  return { terraform: path.join(folder, 'cdktf.out'), kubernetes: path.join(folder, 'dist') };
}

/** `node run.js <program> <count> <folder> [<size of a stack>]`: synthesizes once, and prints the cost as JSON. */
if (require.main === module) {
  const [program, count, folder, size] = process.argv.slice(2) as [Program, string, string, string?];
  programs[program]()(Number(count), outdirsIn(folder), size === undefined ? undefined : Number(size));
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost: Cost = { seconds: process.uptime(), cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
  console.log(JSON.stringify(cost));
}
