import * as fs from 'node:fs';
import * as path from 'node:path';
import { UserError } from '../errors';
import { removeLeftovers } from '../files/remove-leftovers';
import { writeFile } from '../files/write-file';
import { isDevice } from '../model/reserved-names';

const safeName = /^[a-z0-9_][a-z0-9._-]*$/i;

/**
 * Replaces what a former synthesis wrote to a folder.
 *
 * Each file is written beside its place and renamed, so that a kill at any point leaves the old or the new one.
 *
 * @param files by path relative to the folder, with forward slashes
 * @param former paths that an earlier synthesis wrote: those that are no longer among `files` are removed, and nothing else
 * @throws UserError if a name is unsafe, or a symbolic link stands in the way
 */
export function writeFiles(folder: string, files: ReadonlyMap<string, string | Buffer>, former: readonly string[] = []): void {
  checkFiles(folder, files.keys());
  const gone = former.filter((file) => !files.has(file) && isSafe(file));
  const places = new Set([...files.keys(), ...gone].map((file) => path.dirname(path.join(folder, file))));
  for (const [file, content] of files) writeFile(path.join(folder, file), content);
  for (const place of [folder, ...places]) removeLeftovers(place);
  for (const file of gone) remove(folder, file);
}

/**
 * Finds what must not be written, where several folders must be right before anything is written.
 *
 * @throws UserError if a name is unsafe, two differ by case only, or a symbolic link stands in the way
 */
export function checkFiles(folder: string, files: Iterable<string>): void {
  for (const file of checkedNames(files)) checkPath(folder, file);
}

/** @throws UserError if a name is unsafe, or two differ by case only */
export function checkedNames(files: Iterable<string>): readonly string[] {
  const taken = new Map<string, string>();
  for (const file of files) {
    requireSafe(file);
    const other = taken.get(file.toLowerCase());
    if (other !== undefined && other !== file)
      throw new UserError(`'${other}' and '${file}' differ by case only, and are one file on some systems.`, 'Rename one of them.');
    taken.set(file.toLowerCase(), file);
  }
  return [...taken.values()];
}

export function isSafe(file: string): boolean {
  return file.split('/').every((name) => safeName.test(name) && !isDevice(name));
}

function requireSafe(file: string): void {
  if (isSafe(file)) return;
  throw new UserError(`'${file}' is no safe file name.`, 'Use letters, digits, dots, hyphens and underscores in construct ids.');
}

export function checkPath(folder: string, file: string): void {
  requireSafe(file);
  const names = file.split('/');
  for (let depth = 0; depth <= names.length; depth++) {
    const place = path.join(folder, ...names.slice(0, depth));
    const stat = fs.lstatSync(place, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isSymbolicLink())
      throw new UserError(`'${place}' is a symbolic link, and output is never written through one.`, 'Replace it by a folder.');
    if (depth < names.length ? !stat.isDirectory() : !stat.isFile())
      throw new UserError(`'${place}' is no ${depth < names.length ? 'folder' : 'file'}, and output is written there.`, 'Move it away.');
  }
}

/** Removes a file, and the folders that it leaves empty. */
function remove(folder: string, file: string): void {
  checkPath(folder, file);
  fs.rmSync(path.join(folder, file), { force: true });
  for (let parent = path.posix.dirname(file); parent !== '.'; parent = path.posix.dirname(parent)) {
    const place = path.join(folder, parent);
    if (!fs.existsSync(place)) continue;
    if (fs.readdirSync(place).length > 0) return;
    fs.rmdirSync(place);
  }
}
