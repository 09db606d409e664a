import * as fs from 'node:fs';
import * as path from 'node:path';
import { decodeText } from '../documents/decode-text';
import { readRegularFile } from '../documents/read-regular-file';
import { UserError } from '../errors';
import type { KeptList } from './kept-list';
import { readKeptList } from './read-kept-list';

/** The folder of the lists, in that of `cdktf.json`: beside the output, which tools empty. */
export const keptFolder = 'ids';

const extension = '.json';
/** Some ten thousand resources. */
const mostBytes = 16 * 1024 * 1024;
/** Ids of stacks name files elsewhere too. */
const stackName = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/** The file of a stack, relative to the folder of the lists. */
export function keptFile(stack: string): string {
  return `${stack}${extension}`;
}

/** The stack that a file of the folder is of; nothing for what is no list. */
export function stackOfKeptFile(name: string): string | undefined {
  const stack = name.endsWith(extension) ? name.slice(0, -extension.length) : '';
  return stackName.test(stack) ? stack : undefined;
}

/**
 * The lists of a project, by stack; none where it has none.
 *
 * @param project the folder of `cdktf.json`
 * @param shown how the folder of the lists is called in errors
 * @throws UserError if the folder or a file of it is a link or no file, or as `readKeptList`
 */
export function readKeptFolder(project: string, shown = keptFolder): ReadonlyMap<string, KeptList> {
  const folder = path.join(project, keptFolder);
  const stat = fs.lstatSync(folder, { throwIfNoEntry: false });
  if (!stat) return new Map();
  if (!stat.isDirectory())
    throw new UserError(`'${shown}' is no folder, and the lists of what must not vanish lie there.`, 'Move it away.');
  const lists = fs
    .readdirSync(folder)
    .sort()
    .flatMap((name): [string, KeptList][] => {
      const stack = stackOfKeptFile(name);
      const list = stack === undefined ? undefined : readListFile(path.join(folder, name), `${shown}/${name}`, stack);
      return stack === undefined || !list ? [] : [[stack, list]];
    });
  return new Map(lists);
}

/** @returns nothing for a document of another kind: the folder may have been there before */
function readListFile(file: string, shown: string, stack: string): KeptList | undefined {
  if (fs.lstatSync(file).isSymbolicLink())
    throw new UserError(`'${shown}' is a symbolic link, and a list is never read through one.`, 'Replace it by the file.');
  const json = decodeText(readRegularFile(file, mostBytes), shown);
  return isOfOthers(json) ? undefined : readKeptList(json, shown, stack);
}

/** Whether it is a whole document that has nothing of a list. */
function isOfOthers(json: string): boolean {
  if (/"(?:schemaVersion|stack|resources)"/.test(json)) return false;
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}
