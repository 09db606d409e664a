import * as fs from 'node:fs';
import * as path from 'node:path';
import { describingSystemErrors } from '../system-error';
import { makeFolder } from './make-folder';

/** Writes a file beside its place and renames it, where it is not the same already. */
export function writeFile(file: string, content: string | Buffer): void {
  const bytes = Buffer.from(content);
  describingSystemErrors(() => {
    if (!isAlready(file, bytes)) replace(file, bytes);
  }, file);
}

/** What is no file is not read: a pipe may never end. */
function isAlready(file: string, bytes: Buffer): boolean {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size === bytes.length && fs.readFileSync(file).equals(bytes);
}

function replace(file: string, bytes: Buffer): void {
  makeFolder(path.dirname(file));
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  // A killed run may have left it: in a container, every run has the same process id.
  fs.rmSync(temporary, { force: true });
  try {
    fs.writeFileSync(temporary, bytes, { flag: 'wx' });
    fs.renameSync(temporary, file);
  } finally {
    fs.rmSync(temporary, { force: true });
  }
}
