import { canonicalJson, sha256 } from '../documents/hash';
import { isObject } from '../documents/shape';
import { frozenFields, immutable, valueAt, without } from './immutable';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** What decides whether a field is frozen, by kind; with what holds where it is not stated. */
const context: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Service: { 'spec.type': 'ClusterIP' },
  Job: { 'spec.completionMode': 'NonIndexed', 'spec.completions': undefined, 'spec.parallelism': undefined },
  StatefulSet: { 'spec.podManagementPolicy': 'OrderedReady', 'spec.serviceName': '' },
};

/** A Job that the library makes is named by what it runs: another one is another object. */
const namedByContent = /-[0-9a-f]{8}$/;

/**
 * The fields of an object that its API server refuses to change, as the object states them; nothing where there is none. Of pod templates and
 * of content it holds hashes; of Secrets nothing but their type.
 */
export function immutablePart(values: Json): Readonly<Record<string, unknown>> | undefined {
  const { apiVersion, kind, metadata } = values;
  if (kind === 'Job' && namedByContent.test(String(metadata?.name))) return undefined;
  const fields = frozenFields(String(apiVersion), String(kind));
  if (fields.length === 0) return undefined;
  const part: Record<string, unknown> = {};
  for (const { fields: frozen, but = [] } of fields) {
    const open = but.map((path) => path.split('.'));
    for (const path of frozen.map((field) => field.split('.'))) {
      const value = stated(values, path, without(valueAt(values, path), path, open));
      if (value !== undefined && valueAt(part, path) === undefined) put(part, path, value);
    }
  }
  for (const [field, otherwise] of Object.entries(context[kind] ?? {})) {
    const path = field.split('.');
    const value = valueAt(values, path) ?? otherwise;
    if (value !== undefined) put(part, path, value);
  }
  return Object.keys(part).length > 0 ? part : undefined;
}

/** Content that is frozen only where it is said to be, and what is too long to be read. */
function stated({ kind, immutable: isFrozen, spec }: Json, path: readonly string[], value: unknown): unknown {
  const field = path.join('.');
  if (field === 'immutable') return undefined;
  if (['data', 'binaryData', 'stringData'].includes(field))
    return isFrozen === true && kind !== 'Secret' && value !== undefined ? hash(value) : undefined;
  // What may change of a suspended Job is not in a hash.
  if (field === 'spec.template') return spec?.suspend === true || value === undefined ? undefined : hash(value);
  return value;
}

function hash(value: unknown): string {
  return `sha256:${sha256(canonicalJson(value))}`;
}

function put(object: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = object;
  for (const name of path.slice(0, -1)) {
    at[name] = isObject(at[name]) ? { ...at[name] } : {};
    at = at[name] as Record<string, unknown>;
  }
  at[path.at(-1)!] = value;
}

/** A field that differs and that the API server refuses to change. */
export interface RefusedChange {
  /** Such as `spec.selector.matchLabels.app`. */
  readonly field: string;
  /** Nothing where it is not stated. */
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What an API server refuses of a change, by the immutable parts of an object as it was and as it is to be.
 *
 * @param kind with its group behind a dot, as an address names it
 */
export function refusedChanges(apiVersion: string, kind: string, before: Json, after: Json): readonly RefusedChange[] {
  return differences(before, after, []).flatMap(({ path, from, to }) => {
    // Hashes of what was not frozen, or may have been suspended.
    const isHash = [from, to].some((value) => typeof value === 'string' && value.startsWith('sha256:'));
    if (isHash && (from === undefined || to === undefined)) return [];
    return isHash || immutable(apiVersion, kind, path, before, after) ? [{ field: path.join('.'), before: from, after: to }] : [];
  });
}

interface Difference {
  readonly path: readonly string[];
  readonly from: unknown;
  readonly to: unknown;
}

/** Lists are one value: their order and their length are frozen too. */
function differences(from: unknown, to: unknown, path: readonly string[]): readonly Difference[] {
  if (isObject(from) && isObject(to)) {
    const names = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
    return names.flatMap((name) => differences(from[name], to[name], [...path, name]));
  }
  const [one, other] = [from, to].map((value) => canonicalJson(value ?? null));
  return one === other ? [] : [{ path, from, to }];
}
