import * as fs from 'node:fs';

import Module = require('node:module');

import * as path from 'node:path';
import { pathWithin } from '../../path-within';
import { handoff, preparedVariable } from './handoff';

/** Libraries that take long to load and do nothing by being loaded. */
const loaded = /[\\/]node_modules[\\/](slipway|cdktf|cdktn|cdk8s|constructs|@cdktf[\\/]provider-[\w-]+|@cdktn[\\/]provider-[\w-]+)[\\/]/;
/** Between two looks for the word to go on, in milliseconds. */
const pause = 4;

interface LoadingModule {
  load(this: unknown, file: string): void;
}

/**
 * Has this process stop where it would load the first file of a project, with the libraries loaded that the run before it loaded.
 *
 * @param project its folder
 */
export function waitForGo(env: NodeJS.ProcessEnv, project: string): void {
  const folder = env[preparedVariable];
  if (!folder) return;
  const prototype = Module.prototype as unknown as LoadingModule;
  const load = prototype.load;
  prototype.load = function (file) {
    if (!isOfProject(project, file)) return load.call(this, file);
    prototype.load = load;
    preload(path.join(folder, handoff.modules));
    wait(folder);
    process.once('exit', () => remember(path.join(folder, handoff.modules)));
    return load.call(this, file);
  };
}

function isOfProject(project: string, file: string): boolean {
  const below = pathWithin(project, file);
  return below !== undefined && !below.split(/[\\/]/).includes('node_modules');
}

function preload(list: string): void {
  for (const file of modulesIn(list)) {
    try {
      require(file);
    } catch {
      // Gone since: the program says so itself, where it asks for it.
    }
  }
}

function modulesIn(list: string): readonly string[] {
  try {
    return JSON.parse(fs.readFileSync(list, 'utf8'));
  } catch {
    return [];
  }
}

function wait(folder: string): void {
  fs.writeFileSync(path.join(folder, handoff.waits), '');
  const session = Number(fs.readFileSync(path.join(folder, handoff.session), 'utf8'));
  const clock = new Int32Array(new SharedArrayBuffer(4));
  while (!fs.existsSync(path.join(folder, handoff.go))) {
    // Also where whoever prepared it was killed, and took nothing away.
    if (fs.existsSync(path.join(folder, handoff.end)) || !fs.existsSync(folder) || !isThere(session)) process.exit(0);
    Atomics.wait(clock, 0, 0, pause);
  }
}

function isThere(session: number): boolean {
  try {
    process.kill(session, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function remember(list: string): void {
  const modules = Object.keys(require.cache).filter((file) => loaded.test(file));
  if (modules.length === 0) return;
  const written = `${list}.${process.pid}`;
  try {
    fs.writeFileSync(written, JSON.stringify(modules));
    fs.renameSync(written, list);
  } catch {
    // The session ended meanwhile.
  }
}
