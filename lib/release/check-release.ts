import { isObject } from '../documents/shape';
import { UserError } from '../errors';
import { frozenCopy } from '../frozen';
import { formats } from '../properties/formats';
import { printable } from '../wording/printable';
import { Release } from './release';

/** Where a release stands, for errors. */
interface Whereabouts {
  /** What the release as a whole is called: `the file`. */
  readonly name: string;
  /** The place of a key in it. */
  readonly at: (key: readonly string[]) => string;
}

/** A release, and what stands beside it. */
export interface CheckedRelease {
  readonly release: Release;
  /** Keys at its top that another version of the library may know. */
  readonly unknown: readonly string[];
}

type Field = readonly [name: string, form: RegExp, what: string];

const known = ['$schema', 'schemaVersion', 'images', 'revision', 'holds'];
/** Those that reach into JavaScript's own objects. */
const hostile = new Set(['__proto__', 'constructor', 'prototype']);
/** Such as a commit, or an address. */
const word = /^[^\s\p{Cc}]{1,500}$/u;
/** A branch or a tag moves; a part of a hash may be the name of one. */
const hash = /^([0-9a-f]{40}|[0-9a-f]{64})$/;
const line = /^(?=.*\S)[^\p{Cc}]{1,500}$/u;
const day = [/^\d{4}-\d{2}-\d{2}$/, 'a day: YYYY-MM-DD'] as const;

/**
 * A release that was read from text: the table of properties checks those that code states. A key at its top that nobody knows is passed over,
 * so that a commit can be rendered with a file that is younger than its library.
 *
 * @throws UserError naming the place of what is none
 */
export function checkRelease(given: unknown, whereabouts: Whereabouts): CheckedRelease {
  const { fail, object, text, texts, only } = fieldsIn(whereabouts);
  const root = object(given, []);
  const unknown = Object.keys(root).filter((key) => !known.includes(key));
  const bad = unknown.find((key) => hostile.has(key));
  if (bad !== undefined) fail([bad], `'${bad}' is unknown (known: ${known.join(', ')})`);
  if (root.schemaVersion !== 1) fail(['schemaVersion'], `'schemaVersion' is ${shown(root.schemaVersion)}, not 1`);
  if (root.$schema !== undefined) text(root, [], '$schema', word, 'the place of a schema');
  if (root.revision !== undefined) text(root, [], 'revision', hash, 'a commit, by all of its 40 or 64 hexadecimal digits');
  for (const [workload, value] of Object.entries(object(root.images, ['images']))) {
    if (value === undefined) continue;
    const path = ['images', workload];
    if (!formats['release-line']!.pattern.test(workload)) fail(path, `'${workload}' is no workload of the form <app>/<workload>`);
    const image = object(value, path);
    only(image, path, ['tag', 'digest', 'source', 'from']);
    text(image, path, 'tag', /^\w[\w.-]{0,127}$/, 'an image tag');
    if (image.digest !== undefined) text(image, path, 'digest', /^sha256:[0-9a-f]{64}$/, "'sha256:' and 64 hexadecimal digits");
    if (image.source !== undefined)
      texts(
        image.source,
        [...path, 'source'],
        [
          ['repository', word, 'a repository'],
          ['commit', word, 'a commit'],
        ],
      );
    if (image.from !== undefined) text(image, path, 'from', hash, 'the hash of a blob: 40 or 64 hexadecimal digits');
  }
  for (const [held, value] of Object.entries(root.holds === undefined ? {} : object(root.holds, ['holds']))) {
    if (!formats.held!.pattern.test(held)) fail(['holds', held], `'${held}' is not ${formats.held!.words}`);
    texts(
      value,
      ['holds', held],
      [
        ['reason', line, 'a reason, on one line'],
        ['by', line, 'a name, on one line'],
        ['since', ...day],
      ],
      [['until', ...day]],
    );
  }
  const release = Object.fromEntries(Object.entries(root).filter(([key]) => known.includes(key)));
  return { release: frozenCopy(release) as unknown as Release, unknown };
}

/** What looks at the fields of one release. */
function fieldsIn({ name, at }: Whereabouts) {
  const fail = (key: readonly string[], problem: string): never => {
    throw new UserError(
      `${at(key)}: ${printable(problem)}.`,
      'Its form is { "schemaVersion": 1, "images": { "<app>/<workload>": { "tag": …, "digest"?: … } } }.',
    );
  };
  const object = (value: unknown, path: readonly string[]): Record<string, unknown> =>
    isObject(value) ? value : fail(path, `'${path.join('.') || name}' is no object`);
  const text = (around: Record<string, unknown>, path: readonly string[], key: string, form: RegExp, example: string): void => {
    const value = around[key];
    if (typeof value !== 'string' || !form.test(value))
      fail([...path, key], `'${[...path, key].join('.')}' is ${shown(value)}, not ${example}`);
  };
  const only = (value: Record<string, unknown>, path: readonly string[], names: readonly string[]): void => {
    const unknown = Object.keys(value).find((key) => !names.includes(key));
    if (unknown !== undefined) fail([...path, unknown], `'${unknown}' is unknown (known: ${names.join(', ')})`);
  };
  const texts = (value: unknown, path: readonly string[], required: readonly Field[], optional: readonly Field[] = []): void => {
    const around = object(value, path);
    only(
      around,
      path,
      [...required, ...optional].map(([key]) => key),
    );
    for (const field of required) text(around, path, ...field);
    for (const field of optional) if (around[field[0]] !== undefined) text(around, path, ...field);
  };
  return { fail, object, text, texts, only };
}

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  if (typeof value === 'string') return JSON.stringify(value).slice(0, 80);
  return value === undefined ? 'missing' : String(value).slice(0, 80);
}
