import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Cost, Program } from './run';

/** What a program with `count` workloads costs, in a process of its own that writes to an empty folder. */
export function run(program: Program, count: number, folder: string): Cost {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, 'run.js'), program, String(count), folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${program} with ${count} workloads: ${stderr}`);
  return JSON.parse(stdout);
}

/** Two folders to write to, gone afterwards. */
export function inFolders<T>(use: (ours: string, stock: string) => T): T {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-bench-'));
  try {
    return use(path.join(folder, 'slipway'), path.join(folder, 'stock'));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
