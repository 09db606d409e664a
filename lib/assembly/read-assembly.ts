import * as fs from 'node:fs';
import { UserError } from '../errors';
import { Assembly } from './assembly';
import { parseJson } from './parse-json';

/** Twenty thousand workloads fit in. */
const mostBytes = 256 * 1024 * 1024;

/**
 * Reads what a synthesis left behind. It may have been written by anybody: nothing of another form gets through.
 *
 * @throws UserError if it is missing, too large or no assembly
 */
export function readAssembly(file: string): Assembly {
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new UserError(`'${file}' does not exist.`, 'Run `slipway synth`, which writes it.');
  if (size > mostBytes)
    throw new UserError(
      `'${file}' has ${size} bytes, more than the ${mostBytes} of the largest assembly.`,
      'Remove it and run `slipway synth`.',
    );
  return checkAssembly(parseJson(fs.readFileSync(file, 'utf8'), file), file);
}

/**
 * An assembly, where a document is one: `schemas/assembly.schema.json` in code.
 *
 * @param file where it came from, for the error
 * @throws UserError naming the field that is not as it must be
 */
export function checkAssembly(document: unknown, file: string): Assembly {
  const { schemaVersion } = (document ?? {}) as { readonly schemaVersion?: unknown };
  if (typeof schemaVersion === 'number' && schemaVersion !== 1) {
    throw new UserError(
      `'${file}' has the schema version ${schemaVersion}, and this slipway reads version 1.`,
      'Run it with the version of slipway that the project installs.',
    );
  }
  const fault = assembly(document, '');
  if (fault) throw new UserError(`'${file}' is no assembly: ${fault}.`, 'Remove it and run `slipway synth`.');
  return document as Assembly;
}

/** Keys that would reach into JavaScript's own objects. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/** Says what is wrong with a value, if something is. */
type Shape = (value: unknown, path: string) => string | undefined;

const says = (path: string, value: unknown, wanted: string) => `'${path || 'the document'}' is ${shown(value)}, not ${wanted}`;

/** A value for an error; what nests may nest without end. */
const shown = (value: unknown) => {
  if (value === undefined) return 'missing';
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  return JSON.stringify(value).slice(0, 60);
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

const text =
  (form: RegExp, wanted: string): Shape =>
  (value, path) =>
    typeof value === 'string' && form.test(value) ? undefined : says(path, value, wanted);

const oneOf =
  (...values: readonly unknown[]): Shape =>
  (value, path) =>
    values.includes(value) ? undefined : says(path, value, values.map((allowed) => JSON.stringify(allowed)).join(' or '));

const list =
  (item: Shape): Shape =>
  (value, path) =>
    Array.isArray(value) ? first(value.map((entry, index) => () => item(entry, `${path}[${index}]`))) : says(path, value, 'a list');

const map =
  (item: Shape): Shape =>
  (value, path) =>
    isObject(value)
      ? first(
          Object.entries(value).map(
            ([name, entry]) =>
              () =>
                !reserved.has(name) ? item(entry, `${path}.${name}`) : `'${path}' has the key '${name}'`,
          ),
        )
      : says(path, value, 'an object');

const object =
  (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  (value, path) => {
    if (!isObject(value)) return says(path, value, 'an object');
    const at = (name: string) => (path ? `${path}.${name}` : name);
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(required, name) && !Object.hasOwn(optional, name));
    if (unknown !== undefined) return `'${at(unknown)}' is unknown`;
    return first([
      ...Object.entries(required).map(
        ([name, shape]) =>
          () =>
            shape(value[name], at(name)),
      ),
      ...Object.entries(optional).map(
        ([name, shape]) =>
          () =>
            value[name] === undefined ? undefined : shape(value[name], at(name)),
      ),
    ]);
  };

function first(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const fault = check();
    if (fault) return fault;
  }
  return undefined;
}

const anyText = text(/^/, 'text');
const number: Shape = (value, path) =>
  Number.isInteger(value) && (value as number) >= 1 ? undefined : says(path, value, 'a whole number from 1');
const name = text(/^[a-z]([a-z0-9-]*[a-z0-9])?$/, 'a name of lower-case letters, digits and hyphens');
const sha256 = text(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal');
const fileName = text(/^[A-Za-z0-9_][A-Za-z0-9._-]*$/, 'a file name of letters, digits, dots, hyphens and underscores');
const relativePath = text(/^[A-Za-z0-9_][A-Za-z0-9._-]*(\/[A-Za-z0-9_][A-Za-z0-9._-]*)*$/, 'a path inside the output folder');

const source = object({ file: anyText, line: number, column: number });
const writtenFile = object({ file: relativePath, sha256 });
const reference = object({ kind: oneOf('ConfigMap', 'Secret'), name: anyText, key: anyText });
const output: Shape = (value, path) =>
  value === 'literal' ? undefined : isObject(value) ? reference(value, path) : says(path, value, '"literal" or where pods find it');
const difference = object({ property: anyText }, { from: anyText, to: anyText });
const day = text(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');
const override = object({ path: anyText, field: anyText, reason: anyText, expires: day }, { value: anyText, source });
const binding = object({ name: anyText, type: anyText, provider: anyText, outputs: map(output) });
const workload = object(
  { name, path: anyText, namespace: anyText, image: anyText, bindings: list(binding) },
  { source, differences: list(difference) },
);
const resource = object({ engine: oneOf('terraform', 'kubernetes'), type: anyText, address: anyText, path: anyText, sha256 }, { source });
const cluster = object({ name: fileName, manifests: list(writtenFile) });
const stack = object(
  {
    id: fileName,
    app: name,
    environment: name,
    region: fileName,
    protected: oneOf(true, false),
    terraform: writtenFile,
    clusters: list(cluster),
    workloads: list(workload),
    resources: list(resource),
  },
  { overrides: list(override) },
);
const assembly = object({ schemaVersion: oneOf(1), organization: name, stacks: list(stack) });
