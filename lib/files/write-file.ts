import * as fs from 'node:fs';
import * as path from 'node:path';
import { describingSystemErrors } from '../system-error';
import { makeFolder } from './make-folder';

/** Writes a file beside its place and renames it, where it is not the same already. */
export function writeFile(file: string, content: string | Buffer): void {
  const bytes = Buffer.from(content);
  if (fs.existsSync(file) && fs.readFileSync(file).equals(bytes)) return;
  describingSystemErrors(() => replace(file, bytes), file);
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
