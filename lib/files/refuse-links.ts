import * as fs from 'node:fs';
import * as path from 'node:path';
import { UserError } from '../errors';

/**
 * Refuses a place that a symbolic link leads to.
 *
 * @param into a folder, itself no link either
 * @param file below it, with forward slashes; what of it is not there is no link
 * @param cure what to do then
 * @throws UserError with the link
 */
export function refuseLinks(into: string, file: string, cure = 'Name another folder.'): void {
  const names = file.split('/');
  for (let depth = 0; depth <= names.length; depth++) {
    const place = path.join(into, ...names.slice(0, depth));
    const stat = fs.lstatSync(place, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isSymbolicLink()) throw new UserError(`'${place}' is a symbolic link, and nothing is written through one.`, cure);
  }
}
