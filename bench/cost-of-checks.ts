import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { ChecksCost } from './checks-run';
import { inFolders } from './processes';

/** How much of a synthesis may go into looking at what was given. */
const mostShare = 0.05;
/** How long tables of properties may take to load, in seconds: 10 ms, and as much again on a machine that does other things. */
const mostLoad = 0.02;
const count = 1000;

/** Tells what it costs to check properties by their tables, at the start and of a whole synthesis. */
export function judgeChecks(rounds: number): number {
  const costs = inFolders((folder) => Array.from({ length: rounds }, () => run(folder)));
  const middle = (of: (cost: ChecksCost) => number): number => costs.map(of).sort((a, b) => a - b)[Math.floor(costs.length / 2)]!;
  const [load, share, checks] = [middle((cost) => cost.load), middle(({ checks, whole }) => checks / whole), middle((cost) => cost.checks)];
  console.log(
    `\nThe tables of properties load in ${(load * 1000).toFixed(1)} ms, at most ${mostLoad * 1000} ms; ${count} workloads are checked by them in ${(checks * 1000).toFixed(0)} ms, ${(share * 100).toFixed(1)} % of their synthesis, at most ${mostShare * 100} %.`,
  );
  return load <= mostLoad && share <= mostShare ? 0 : 1;
}

function run(folder: string): ChecksCost {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, 'checks-run.js'), String(count), folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`checks-run with ${count} workloads: ${stderr}`);
  return JSON.parse(stdout);
}
