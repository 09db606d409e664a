import * as path from 'node:path';
import { pathWithin } from '../path-within';
import { projectFolder } from '../source/source';
import type { Release } from './release';

/** Where releases were read from. */
const files = new WeakMap<Release, string>();

/** Remembers the file of a release. */
export function readFrom(release: Release, location: string): Release {
  const file = pathWithin(projectFolder(), location);
  if (file) files.set(release, file.split(path.sep).join('/'));
  return release;
}

/** The file that a release was read from, relative to the folder of `cdktf.json`, with forward slashes; nothing for one that code states. */
export function releaseFileOf(release: Release): string | undefined {
  return files.get(release);
}
