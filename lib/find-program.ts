import * as fs from 'node:fs';
import * as path from 'node:path';
import { UserError } from './errors';

/**
 * Where a program lies, by the PATH, and never in the working directory.
 *
 * @param name may be an absolute path
 * @throws UserError with that cure where there is none
 */
export function findProgram(name: string, cure: string): string {
  const folders = path.isAbsolute(name) ? [''] : (process.env.PATH ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const names = process.platform === 'win32' ? [`${name}.exe`, name] : [name];
  const program = folders.flatMap((folder) => names.map((one) => path.join(folder, one))).find(isProgram);
  if (program) return program;
  throw new UserError(`There is no '${name}' on the PATH.`, cure);
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
