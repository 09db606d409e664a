import { jsonPlaces } from '../documents/json/json-places';
import { parseJson } from '../documents/json/parse-json';
import { UserError } from '../errors';
import { isUserError } from '../wording/report-user-errors';
import { checkRelease } from './check-release';
import type { Release } from './release';

/** What a text says. */
export interface ParsedRelease {
  readonly release: Release;
  /** What was passed over, a sentence each, with its place. */
  readonly notes: readonly string[];
}

/**
 * A release as its text says.
 *
 * @param file its name, for errors and notes
 * @throws UserError naming the line and column where it is no release
 */
export function parseRelease(json: string, file: string): ParsedRelease {
  const marker = /^<{7} .*$/m.exec(json);
  if (marker)
    throw new UserError(
      `${file}:${json.slice(0, marker.index).split('\n').length}:1: a merge left its conflict here.`,
      'Keep what is meant, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>; `slipway merge-release` merges key by key.',
    );
  const place = places(json);
  const at = (key: readonly string[]) => `${file}:${place(key)}`;
  const { release, unknown } = checkRelease(parseJson(json, file), { name: 'the file', at });
  const notes = unknown.map((key) => `Note: ${at([key])}: '${key}' is ignored: this version of slipway does not know it.`);
  return { release, notes };
}

/** A release as it was written once; nothing where there is no text, or it is none. */
export function readableRelease(json: string | undefined, file: string): Release | undefined {
  if (json === undefined) return undefined;
  try {
    return parseRelease(json, file).release;
  } catch (error) {
    if (isUserError(error)) return undefined;
    throw error;
  }
}

/** `line:column` of each key, or of the nearest around it. */
function places(json: string): (path: readonly string[]) => string {
  let placeOf: ReturnType<typeof jsonPlaces> | undefined;
  return (path) => {
    placeOf ??= jsonPlaces(json, Math.max(json.search(/\S/), 0));
    const { line, column } = placeOf(path);
    return `${line}:${column}`;
  };
}
