import { readRegularFile } from '../../documents/read-regular-file';

/**
 * The text of a file that git checked out, with the line endings that it was written with: a machine may ask git for others (`core.autocrlf`).
 *
 * @param most bytes that are read
 * @throws UserError if it does not exist, is no file or is too large
 */
export function checkedOutText(file: string, most: number): string {
  return readRegularFile(file, most).toString('utf8').replaceAll('\r\n', '\n');
}
