import * as fs from 'node:fs';
import * as path from 'node:path';
import { watch } from 'chokidar';
import ignore from 'ignore';
import { readRegularFile } from '../../documents/read-regular-file';
import { pathWithin } from '../../path-within';
import type { Project } from '../project/project';
import { slashes } from '../slashes';

/** Saves of one moment belong together: an editor writes several files, a branch many. In milliseconds. */
const together = 40;
/** Of `.gitignore`. */
const mostBytes = 1024 * 1024;

/** Files of a project that changed, told as they come. */
export interface Watching {
  /** The next changes, relative to the project; those that came before it was asked are told at once. */
  next(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Watches what people write in a project: neither what is installed, nor what synthesis writes, nor what is hidden or git ignores. */
export function watchProject(folder: string, { terraformOut, kubernetesOut }: Project): Promise<Watching> {
  const outputs = [terraformOut, kubernetesOut].map((output) => path.resolve(folder, output));
  const git = ignore().add(gitignore(folder));
  const isIgnored = (file: string) => {
    const way = pathWithin(folder, file);
    if (!way) return way === undefined;
    return (
      way.split(path.sep).some(isHidden) || outputs.some((output) => pathWithin(output, file) !== undefined) || git.ignores(slashes(way))
    );
  };
  const changed = new Set<string>();
  let wake = () => {};
  let failed: unknown;
  const watcher = watch(folder, { ignored: isIgnored, ignoreInitial: true });
  watcher.on('all', (event, file) => {
    if (event === 'addDir' || event === 'unlinkDir') return;
    changed.add(slashes(path.relative(folder, file)));
    wake();
  });
  const next = async () => {
    if (changed.size === 0)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    if (failed) throw failed;
    await new Promise((resolve) => setTimeout(resolve, together));
    const files = [...changed].sort();
    changed.clear();
    return files;
  };
  return new Promise((resolve, reject) => {
    watcher.on('error', (error) => {
      reject(error);
      failed = error;
      wake();
    });
    watcher.once('ready', () => resolve({ next, close: () => watcher.close() }));
  });
}

function isHidden(part: string): boolean {
  return part === 'node_modules' || part.startsWith('.');
}

function gitignore(folder: string): string {
  const file = path.join(folder, '.gitignore');
  return fs.lstatSync(file, { throwIfNoEntry: false }) ? readRegularFile(file, mostBytes).toString('utf8') : '';
}
