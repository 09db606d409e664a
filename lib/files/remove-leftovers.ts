import * as fs from 'node:fs';
import * as path from 'node:path';
import { isRunning } from './is-running';

/** Removes the temporary files that runs which were killed left in a folder. */
export function removeLeftovers(folder: string): void {
  if (!fs.existsSync(folder)) return;
  for (const name of fs.readdirSync(folder)) {
    const [, pid] = /^\..+\.(\d+)\.tmp$/.exec(name) ?? [];
    // In a container, every run has the same process id.
    if (pid && (Number(pid) === process.pid || !isRunning(Number(pid)))) fs.rmSync(path.join(folder, name), { force: true });
  }
}
