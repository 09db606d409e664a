import { isObject } from '../documents/shape';
import { UserError } from '../errors';
import { frozenCopy } from '../frozen';
import { Release } from './release';

const workloadKey = /^[a-z]([a-z0-9-]*[a-z0-9])?\/[a-z]([a-z0-9-]*[a-z0-9])?$/;

/** Where a release stands, for errors. */
interface Whereabouts {
  /** What the release as a whole is called: `the file`. */
  readonly name: string;
  /** The place of a key in it. */
  readonly at: (key: readonly string[]) => string;
}

/**
 * A release that was read from text: the table of properties checks those that code states.
 *
 * @throws UserError naming the place of what is none
 */
export function checkRelease(given: unknown, { name, at }: Whereabouts): Release {
  const fail = (key: readonly string[], problem: string): never => {
    throw new UserError(
      `${at(key)}: ${problem}.`,
      'Its form is { "schemaVersion": 1, "images": { "<app>/<workload>": { "tag": …, "digest"?: … } } }.',
    );
  };
  const object = (value: unknown, path: readonly string[]): Record<string, unknown> =>
    isObject(value) ? value : fail(path, `'${path.join('.') || name}' is no object`);
  const text = (value: unknown, path: readonly string[], form: RegExp, example: string): string =>
    typeof value === 'string' && form.test(value) ? value : fail(path, `'${path.join('.')}' is ${shown(value)}, not ${example}`);
  const only = (value: Record<string, unknown>, path: readonly string[], known: readonly string[]): void => {
    const unknown = Object.keys(value).find((key) => !known.includes(key));
    if (unknown !== undefined) fail([...path, unknown], `'${unknown}' is unknown (known: ${known.join(', ')})`);
  };

  const root = object(given, []);
  only(root, [], ['schemaVersion', 'images', 'revision']);
  if (root.schemaVersion !== 1) fail(['schemaVersion'], `'schemaVersion' is ${shown(root.schemaVersion)}, not 1`);
  if (root.revision !== undefined) text(root.revision, ['revision'], /^\S+$/, 'a commit');
  for (const [workload, value] of Object.entries(object(root.images, ['images']))) {
    if (value === undefined) continue;
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
  return frozenCopy(root) as unknown as Release;
}

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  if (typeof value === 'string') return JSON.stringify(value).slice(0, 80);
  return value === undefined ? 'missing' : String(value).slice(0, 80);
}
