import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { makeConsumer } from './consumer';
import type { Cost } from './cost';
import type { Program } from './run';

/** How TypeScript is run: as JavaScript that was compiled before, by ts-node, which checks types, or by swc, which takes them off. */
export type Runner = 'compiled' | 'ts-node' | 'swc';

/** What Node loads first. */
const registers = { 'ts-node': 'ts-node/register', swc: '@swc-node/register' } as const;

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
  const { cwd, command } = runner === 'compiled' ? compiled(program) : asSource(program, folder, registers[runner]);
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

function asSource(program: Program, folder: string, register: string): Start {
  if (program !== 'slipway' && program !== 'stock') throw new Error(`${program} is no project of its own.`);
  const cwd = path.join(folder, 'project');
  return { cwd, command: ['--require', register, makeConsumer(program, cwd)] };
}

/** Whether swc is installed: beside the dependencies, which are without it. */
export function hasSwc(): boolean {
  try {
    require.resolve(registers.swc);
    return true;
  } catch {
    console.log('\nNothing is run by swc: run `npm install --no-save @swc-node/register@1.12.1 @swc/core@1.16.22`.');
    return false;
  }
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
