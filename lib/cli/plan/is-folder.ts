import * as fs from 'node:fs';

/** Whether a name is that of a folder; where it is not, it may be one of git. */
export function isFolder(name: string): boolean {
  return fs.existsSync(name) && fs.statSync(name).isDirectory();
}
