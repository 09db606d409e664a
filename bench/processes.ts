import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Cost, Program } from './run';

/** How TypeScript is run: as JavaScript that was compiled before, or by ts-node, which checks types. */
export type Runner = 'compiled' | 'ts-node';

const commands: Readonly<Record<Runner, readonly string[]>> = {
  compiled: [path.join(__dirname, 'run.js')],
  'ts-node': ['--require', 'ts-node/register', path.join(__dirname, '../../bench/run.ts')],
};

/** How a program is run. */
export interface RunOptions {
  /** Most workloads of a stack; all in one where nothing is said. */
  readonly size?: number;
  /** @default compiled */
  readonly runner?: Runner;
}

/** What a program with `count` workloads costs, in a process of its own that writes to an empty folder. */
export function run(program: Program, count: number, folder: string, { size, runner = 'compiled' }: RunOptions = {}): Cost {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  const args = [...commands[runner], program, String(count), folder, ...(size === undefined ? [] : [String(size)])];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: path.join(__dirname, '../..') });
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
