import * as path from 'node:path';

/** A path as reports write it: normalized, with forward slashes and none at its end. */
export function slashes(file: string): string {
  return path.normalize(file).split(path.sep).join('/').replace(/\/$/, '');
}
