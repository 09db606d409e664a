import * as fs from 'node:fs';
import { UserError } from '../errors';
import { describingSystemErrors } from '../system-error';

/**
 * The bytes of a file that somebody named: a folder, a pipe or a device is none, for it may never end.
 *
 * @param most bytes that are read
 * @param cure where it does not exist
 * @throws UserError if it does not exist, is none, cannot be read or is too large
 */
export function readRegularFile(file: string, most: number, cure?: string): Buffer {
  return ofRegularFile(file, most, () => fs.readFileSync(file), cure);
}

/** The same as text in UTF-8; a large one is in memory once. @throws UserError as `readRegularFile` */
export function readRegularText(file: string, most: number, cure?: string): string {
  return ofRegularFile(file, most, () => fs.readFileSync(file, 'utf8'), cure);
}

/** The same, read by whoever asks. @throws UserError as `readRegularFile` */
export function ofRegularFile<T>(file: string, most: number, read: () => T, cure = 'Name a file that does.'): T {
  return describingSystemErrors(() => {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat) throw new UserError(`'${file}' does not exist.`, cure);
    if (stat.isDirectory()) throw new UserError(`'${file}' is a folder.`, 'Name a file.');
    if (!stat.isFile())
      throw new UserError(`'${file}' is no regular file: pipes and devices are not read.`, 'Write what it tells to a file, and name that.');
    if (stat.size > most)
      throw new UserError(`'${file}' has ${stat.size} bytes, more than the ${most} that are read.`, 'Split it, or write it anew.');
    return read();
  }, file);
}
