import { createHash } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cached } from './cache';
import { Sandbox } from './sandbox';

/** What a machine lacks, in one line that says how to get it. */
export interface Missing {
  readonly missing: string;
}

/** A tool's path. */
export type Found = string | Missing;

/** Makes a tool once for this machine: `make` fills its folder. */
export function inSandbox(tool: string, version: string, make: (folder: string, sandbox: Sandbox) => Promise<void>): Promise<Found> {
  return cached(tool, version, async (folder) => {
    const sandbox = new Sandbox();
    process.stderr.write(`lab: making ${tool} ${version}, once for this machine\n`);
    const began = Date.now();
    try {
      await make(folder, sandbox);
      process.stderr.write(`lab: made ${tool} in ${Math.round((Date.now() - began) / 1000)} s\n`);
    } catch (error) {
      sandbox.keepLogs();
      throw error;
    } finally {
      await sandbox.close();
    }
  }).catch((error: Error) => {
    process.stderr.write(`lab: ${error.message}\n`);
    return { missing: `${tool} ${version} could not be made: ${error.message.trim().split('\n').at(-1)}` };
  });
}

export function search(program: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/go/bin', '/usr/sbin'];
  return folders.map((folder) => join(folder, program)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function newer(version: string, major: number, minor: number): boolean {
  const [a = 0, b = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return a > major || (a === major && b >= minor);
}

export function toolOrThrow(found: Found): string {
  if (typeof found === 'string') return found;
  throw new Error(found.missing);
}

/** Eight hex digits of a recipe, so that a changed recipe is a version of its own. */
export function hashOf(recipe: string): string {
  return createHash('sha256').update(recipe).digest('hex').slice(0, 8);
}
