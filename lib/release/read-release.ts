import * as fs from 'node:fs';
import * as path from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { parseJson } from '../documents/json/parse-json';
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
  const size = fs.statSync(location, { throwIfNoEntry: false });
  if (!size?.isFile()) throw new UserError(`Release file '${file}' does not exist.`, 'Write it: { "schemaVersion": 1, "images": {} }.');
  if (size.size > mostBytes) throw new UserError(`Release file '${file}' has ${size.size} bytes.`, `Keep it below ${mostBytes}.`);
  const json = fs.readFileSync(location, 'utf8');
  const release = checkRelease(parseJson(json, file), { name: 'the file', at: (key) => `${file}:${positionOf(json, key)}` });
  const twice = repeatedKey(json);
  if (twice) throw new UserError(`${file}:${place(json, twice.offset)}: '${twice.key}' is there twice.`, 'Keep the one that is meant.');
  return release;
}

/** `line:column` of a key, or of the place where it is missing. */
function positionOf(json: string, path: readonly string[]): string {
  let node: unknown = contentsOf(json);
  let offset = 0;
  for (const key of path) {
    if (!isMap(node)) break;
    const pair = node.items.find((item) => String(item.key) === key) as { key: { range: number[] }; value: unknown } | undefined;
    if (!pair) break;
    offset = pair.key.range[0]!;
    node = pair.value;
  }
  return place(json, offset);
}

function contentsOf(json: string): unknown {
  try {
    return parseDocument(json).contents;
  } catch {
    // Nested too deep for it.
    return undefined;
  }
}

/** The first key that an object has twice: `JSON.parse` takes the last one, whatever the reader of a merge saw. */
function repeatedKey(json: string): { readonly key: string; readonly offset: number } | undefined {
  const keys: Set<string>[] = [];
  for (const { 0: token, index } of json.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}]/g)) {
    if (token === '{') keys.push(new Set());
    else if (token === '}') keys.pop();
    if (!token.endsWith(':')) continue;
    const key: string = JSON.parse(token.replace(/\s*:$/, ''));
    if (keys.at(-1)!.has(key)) return { key, offset: index };
    keys.at(-1)!.add(key);
  }
  return undefined;
}

function place(json: string, offset: number): string {
  const before = json.slice(0, offset).split('\n');
  return `${before.length}:${before.at(-1)!.length + 1}`;
}
