import * as fs from 'node:fs';
import * as path from 'node:path';
import { jsonPlaces } from '../documents/json/json-places';
import { parseJson } from '../documents/json/parse-json';
import { readRegularFile } from '../documents/read-regular-file';
import { UserError } from '../errors';
import { projectFolder } from '../source/source';
import { checkRelease } from './check-release';
import { Release } from './release';

const mostBytes = 5 * 1024 * 1024;

/**
 * Reads the release file of one environment.
 *
 * @param file absolute, or relative to the folder of `cdktf.json`
 * @throws UserError naming the line and column where it is no release
 */
export function readRelease(file: string): Release {
  const location = path.resolve(projectFolder(), file);
  if (!fs.existsSync(location) && !isLink(location))
    throw new UserError(`Release file '${file}' does not exist.`, 'Write it: { "schemaVersion": 1, "images": {} }.');
  const json = readRegularFile(location, mostBytes).toString('utf8');
  return checkRelease(parseJson(json, file), { name: 'the file', at: (key) => `${file}:${places(json)(key)}` });
}

/** Also one that leads nowhere. */
function isLink(file: string): boolean {
  return fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** `line:column` of each key, or of the nearest around it. */
function places(json: string): (path: readonly string[]) => string {
  const placeOf = jsonPlaces(json, Math.max(json.search(/\S/), 0));
  return (path) => {
    const { line, column } = placeOf(path);
    return `${line}:${column}`;
  };
}
