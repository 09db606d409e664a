import * as fs from 'node:fs';
import * as path from 'node:path';
import { readRegularFile } from '../documents/read-regular-file';
import { UserError } from '../errors';
import { projectFolder } from '../source/source';
import { printable } from '../wording/printable';
import { parseRelease } from './parse-release';
import { Release } from './release';
import { readFrom } from './release-file';

const mostBytes = 5 * 1024 * 1024;

/**
 * Reads the release file of one environment. A key at its top that this version of the library does not know is ignored, with a note on stderr.
 *
 * @param file absolute, or relative to the folder of `cdktf.json`
 * @throws UserError naming the line and column where it is no release
 */
export function readRelease(file: string): Release {
  const { release, notes } = parseRelease(readReleaseText(file), file);
  for (const note of notes) console.error(printable(note));
  return readFrom(release, path.resolve(projectFolder(), file));
}

/**
 * The text of a release file.
 *
 * @param file as `readRelease` takes it
 * @throws UserError if it does not exist, or is no file of some 5 MB at most
 */
export function readReleaseText(file: string): string {
  const location = path.resolve(projectFolder(), file);
  if (!fs.existsSync(location) && !isLink(location))
    throw new UserError(`Release file '${file}' does not exist.`, 'Write it: { "schemaVersion": 1, "images": {} }.');
  return readRegularFile(location, mostBytes).toString('utf8');
}

/** Also one that leads nowhere. */
function isLink(file: string): boolean {
  return fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
