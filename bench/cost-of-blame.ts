import { spawnSync } from 'node:child_process';
import * as origin from '../lib/source/origin';
import * as source from '../lib/source/source';
import { outdirsIn } from './place';
import { plain } from './plain';
import { inFolders } from './processes';
import { synthesizeSlipway } from './slipway';

const workloads = 1000;

/** What it takes, of a synthesis, to note the user's line and whose code made each construct. */
export function tellBlame(): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [__filename], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  console.log(`\n${stdout.trim()}`);
}

function measure(): void {
  const spent = { calls: 0, seconds: 0, depth: 0 };
  time(source as unknown as Functions, 'currentSource', spent);
  time(origin as unknown as Functions, 'currentOrigin', spent);
  const began = process.cpuUsage();
  inFolders((folder) => synthesizeSlipway(plain, workloads, outdirsIn(folder)));
  const { user, system } = process.cpuUsage(began);
  const total = (user + system) / 1e6;
  const share = ((spent.seconds / total) * 100).toFixed(0);
  console.log(
    `Blame: a synthesis of ${workloads.toLocaleString('en')} workloads looks ${spent.calls.toLocaleString('en')} times for a line of the user, in ${spent.seconds.toFixed(2)} s of ${total.toFixed(2)} s: ${share} %.`,
  );
}

type Functions = Record<string, (...args: never[]) => unknown>;

/** Times the calls of a module's function, those within one another once. */
function time(module: Functions, name: string, spent: { calls: number; seconds: number; depth: number }): void {
  const timed = module[name]!;
  module[name] = (...args) => {
    const began = performance.now();
    spent.depth++;
    try {
      return timed(...args);
    } finally {
      spent.depth--;
      if (spent.depth === 0) {
        spent.calls++;
        spent.seconds += (performance.now() - began) / 1000;
      }
    }
  };
}

if (require.main === module) measure();
