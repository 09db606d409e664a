import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { makeConsumer } from './consumer';
import type { Cost } from './cost';
import type { Program } from './run';

/** How TypeScript is run: as JavaScript that was compiled before, or by ts-node, which checks types. */
export type Runner = 'compiled' | 'ts-node';

/** How a program is run. */
export interface RunOptions {
  /** Most workloads of a stack; all in one where nothing is said. */
  readonly size?: number;
  /** @default compiled */
  readonly runner?: Runner;
}

/** What a program with `count` workloads costs, in a process of its own that writes to an empty folder. */
export function run(program: Program, count: number, folder: string, { size = count, runner = 'compiled' }: RunOptions = {}): Cost {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  const { cwd, command } = runner === 'compiled' ? compiled(program) : typeChecked(program, folder);
  const args = [...command, String(count), folder, String(size)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd });
  if (status !== 0) throw new Error(`${program} with ${count} workloads: ${stderr}`);
  return JSON.parse(stdout);
}

interface Start {
  readonly cwd: string;
  readonly command: readonly string[];
}

function compiled(program: Program): Start {
  return { cwd: path.join(__dirname, '../..'), command: [path.join(__dirname, 'run.js'), program] };
}

function typeChecked(program: Program, folder: string): Start {
  if (program !== 'slipway' && program !== 'stock') throw new Error(`${program} is no project of its own.`);
  const cwd = path.join(folder, 'project');
  return { cwd, command: ['--require', 'ts-node/register', makeConsumer(program, cwd)] };
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
