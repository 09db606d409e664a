import * as fs from 'node:fs';
import * as path from 'node:path';
import { pathWithin } from '../../path-within';

/** What is made anew, or belongs to the place where it is. */
const left = new Set(['.git', '.terraform', '.cache', 'cdktf.out', 'dist']);

/**
 * A copy of a tree. What is installed in it, which programs only read, takes no room: it is the same on disk. Links keep leading where they
 * lead; those within the tree lead to the copy.
 *
 * @param isLeft what is not copied, beside what is made anew; relative to `from`
 */
export function copyTree(from: string, to: string, isLeft: (file: string) => boolean): void {
  const visit = (folder: string): void => {
    fs.mkdirSync(path.join(to, folder), { recursive: true });
    for (const entry of fs.readdirSync(path.join(from, folder), { withFileTypes: true })) {
      const file = path.join(folder, entry.name);
      const isInstalled = folder.split(path.sep).includes('node_modules');
      const isMade = left.has(entry.name) && !isInstalled;
      if (isMade || isLeft(file)) continue;
      if (entry.isDirectory()) visit(file);
      else if (entry.isSymbolicLink()) copyLink(from, to, file);
      else if (entry.isFile()) (isInstalled ? linkOrCopy : fs.copyFileSync)(path.join(from, file), path.join(to, file));
    }
  };
  visit('');
}

function copyLink(from: string, to: string, file: string): void {
  const target = fs.readlinkSync(path.join(from, file));
  const absolute = path.resolve(from, path.dirname(file), target);
  const within = pathWithin(from, absolute);
  fs.symlinkSync(within === undefined ? absolute : path.join(to, within), path.join(to, file), 'junction');
}

/** Two disks have no file in common. */
function linkOrCopy(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch {
    fs.copyFileSync(from, to);
  }
}
