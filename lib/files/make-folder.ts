import * as fs from 'node:fs';
import * as path from 'node:path';

/** Makes a folder and those above it. Node's own way runs for ever where a file system takes no folders and says ENOENT, as /proc does. */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = path.resolve(folder); !isFolder(at); at = path.dirname(at)) missing.unshift(at);
  for (const each of missing) {
    try {
      fs.mkdirSync(each);
    } catch (error) {
      // Another run may have made it meanwhile.
      if (!isFolder(each)) throw error;
    }
  }
}

function isFolder(place: string): boolean {
  return fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
