import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { sleep } from './process';

/** One folder per tool and version, each complete or not there. */
export const cacheFolder = (): string => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'slipway-lab');

/** The cached folder of a tool's version. `make` fills a folder that takes this name when `make` is done, so that a killed one leaves nothing. */
export async function cached(tool: string, version: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), tool, version);
  if (existsSync(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  const release = await lock(`${folder}.lock`);
  const part = mkdtempSync(`${folder}.part-${process.pid}-`);
  try {
    if (existsSync(folder)) return folder;
    removeAbandoned(folder);
    await make(part);
    if (!existsSync(folder)) renameSync(part, folder);
    return folder;
  } finally {
    rmSync(part, { recursive: true, force: true });
    release();
  }
}

/** Waits for a lock, a file that names its owner; one whose owner is dead is taken over. */
async function lock(path: string): Promise<() => void> {
  const mine = `${path}-${randomUUID()}`;
  writeFileSync(mine, `${process.pid} ${startOf(process.pid)}`);
  try {
    for (let told = false; ; told = true) {
      if (linked(mine, path)) return () => rmSync(path, { force: true });
      const owner = readOwner(path);
      if (owner && !isRunning(owner.pid, owner.start)) rmSync(path, { force: true });
      else if (owner && !told) process.stderr.write(`lab: waiting for process ${owner.pid}, which holds ${path}\n`);
      await sleep(500);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

/** A hard link: made at once with its content, or not at all. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function readOwner(path: string): { readonly pid: number; readonly start: string } | undefined {
  try {
    const [pid = '', ...start] = readFileSync(path, 'utf8').split(' ');
    return { pid: Number(pid), start: start.join(' ') };
  } catch {
    return undefined;
  }
}

/** Half-made folders of processes that are gone. */
function removeAbandoned(folder: string): void {
  const prefix = `${basename(folder)}.part-`;
  for (const name of readdirSync(dirname(folder)).filter((each) => each.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0]);
    if (!isRunning(pid)) rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number, start?: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return start === undefined || startOf(pid) === start;
}

/** When a process started: tells an owner from a later process with its number. */
function startOf(pid: number): string {
  return (
    spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    }).stdout?.trim() ?? ''
  );
}
