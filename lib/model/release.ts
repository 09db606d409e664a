import * as fs from 'node:fs';
import * as path from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { parseJson } from '../documents/json/parse-json';
import { UserError } from '../errors';
import { projectFolder } from '../source/source';

/** What one workload runs in one environment. */
export interface ReleasedImage {
  /** @pattern ^\w[\w.-]{0,127}$ an image tag, such as '1.2.3' */
  readonly tag: string;
  /**
   * `sha256:` and 64 hexadecimal digits.
   *
   * @pattern ^sha256:[0-9a-f]{64}$ 'sha256:' and 64 hexadecimal digits
   */
  readonly digest?: string;
  /** The commit that the image was built from. */
  readonly source?: { readonly repository: string; readonly commit: string };
}

/** Which image of each workload runs in one environment: a JSON file in git, so that a promotion is a one-line diff and a rollback a revert. */
export interface Release {
  /**
   * @minimum 1
   * @maximum 1
   */
  readonly schemaVersion: 1;
  /**
   * By workload: `<app>/<workload>`.
   *
   * @propertyNames workload
   */
  readonly images: Readonly<Record<string, ReleasedImage>>;
  /**
   * Commit at which the environment is rendered.
   *
   * @pattern ^\S+$ a commit
   */
  readonly revision?: string;
}

const workloadKey = /^[a-z]([a-z0-9-]*[a-z0-9])?\/[a-z]([a-z0-9-]*[a-z0-9])?$/;
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
  const fail = (path: readonly string[], problem: string): never => {
    throw new UserError(
      `${file}:${positionOf(json, path)}: ${problem}.`,
      'Its form is { "schemaVersion": 1, "images": { "<app>/<workload>": { "tag": …, "digest"?: … } } }.',
    );
  };
  const release = checkRelease(parseJson(json, file), fail);
  const twice = repeatedKey(json);
  if (twice) throw new UserError(`${file}:${place(json, twice.offset)}: '${twice.key}' is there twice.`, 'Keep the one that is meant.');
  return release;
}

function checkRelease(release: unknown, fail: (path: readonly string[], problem: string) => never): Release {
  const object = (value: unknown, path: readonly string[]): Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : fail(path, `'${path.join('.') || 'the file'}' is no object`);
  const text = (value: unknown, path: readonly string[], form: RegExp, example: string): string =>
    typeof value === 'string' && form.test(value) ? value : fail(path, `'${path.join('.')}' is ${shown(value)}, not ${example}`);
  const only = (value: Record<string, unknown>, path: readonly string[], known: readonly string[]): void => {
    const unknown = Object.keys(value).find((key) => !known.includes(key));
    if (unknown !== undefined) fail([...path, unknown], `'${unknown}' is unknown (known: ${known.join(', ')})`);
  };

  const root = object(release, []);
  only(root, [], ['schemaVersion', 'images', 'revision']);
  if (root.schemaVersion !== 1) fail(['schemaVersion'], `'schemaVersion' is ${shown(root.schemaVersion)}, not 1`);
  if (root.revision !== undefined) text(root.revision, ['revision'], /^\S+$/, 'a commit');
  for (const [workload, value] of Object.entries(object(root.images, ['images']))) {
    const path = ['images', workload];
    if (!workloadKey.test(workload)) fail(path, `'${workload}' is no workload of the form <app>/<workload>`);
    const image = object(value, path);
    only(image, path, ['tag', 'digest', 'source']);
    text(image.tag, [...path, 'tag'], /^\w[\w.-]{0,127}$/, 'an image tag');
    if (image.digest !== undefined) text(image.digest, [...path, 'digest'], /^sha256:[0-9a-f]{64}$/, "'sha256:' and 64 hexadecimal digits");
    if (image.source !== undefined) {
      const source = object(image.source, [...path, 'source']);
      only(source, [...path, 'source'], ['repository', 'commit']);
      for (const key of ['repository', 'commit']) text(source[key], [...path, 'source', key], /^\S+$/, `a ${key}`);
    }
  }
  return root as unknown as Release;
}

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 80);
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
