import { canonicalJson } from '../../documents/hash';
import { isObject } from '../../documents/shape';
import { embeddedJson } from './embedded-json';
import { sameJson } from './same-json';
import { embedded, fieldsOf, order, type Step } from './step';

/** A field that differs; a side that lacks it states nothing. */
export interface FieldChange {
  readonly path: readonly Step[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What two documents of a kind mean, beyond their text. */
export interface Semantics {
  /** Fields that items of a list are known by; whether it is a set, or one value as a whole. */
  listKey(path: readonly string[]): readonly string[] | 'set' | 'atomic' | undefined;
  /** Whether two values that are written differently are one. */
  isEqual(before: unknown, after: unknown, path: readonly string[]): boolean;
  /** Two values in one form, where the kind knows several. */
  alike?(before: unknown, after: unknown): readonly [unknown, unknown];
  /** Whether a text is one value, though JSON stands in it. */
  isWhole(before: string, after: string, path: readonly string[]): boolean;
}

/** The fields in which two documents differ, in the order of their names: each once, and the deepest that says it all. */
export function changedFields(before: unknown, after: unknown, semantics: Semantics): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  const differ = (path: readonly Step[], from: unknown, to: unknown) =>
    changes.push({ path, ...(from !== undefined && { before: from }), ...(to !== undefined && { after: to }) });

  const visit = (path: readonly Step[], was: unknown, is: unknown): void => {
    const [from, to] = semantics.alike ? semantics.alike(was, is) : [was, is];
    if (from === to || (isAbsent(from) && isAbsent(to))) return;
    if (isAbsent(from) || isAbsent(to)) {
      const fields = fieldsOf(path);
      if (!semantics.isEqual(from, to, fields)) differ(path, isAbsent(from) ? undefined : from, isAbsent(to) ? undefined : to);
      return;
    }
    if (isObject(from) && isObject(to)) {
      const differing = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((key) => !sameJson(own(from, key), own(to, key)));
      for (const key of differing.sort()) visit([...path, key], own(from, key), own(to, key));
      return;
    }
    const fields = fieldsOf(path);
    if (Array.isArray(from) && Array.isArray(to)) {
      lists(path, fields, from, to);
    } else if (!semantics.isEqual(from, to, fields)) {
      const inner = typeof from === 'string' && typeof to === 'string' && !semantics.isWhole(from, to, fields);
      const [one, other] = inner ? [embeddedJson(from), embeddedJson(to)] : [];
      if (one !== undefined && other !== undefined) visit([...path, embedded], one, other);
      else differ(path, from, to);
    }
  };

  const lists = (path: readonly Step[], fields: readonly string[], from: readonly unknown[], to: readonly unknown[]): void => {
    const key = semantics.listKey(fields);
    const keyed = typeof key === 'object' ? [byKeys(from, key), byKeys(to, key)] : [];
    const [ours, theirs] = keyed;
    if (ours && theirs && typeof key === 'object') {
      for (const id of [...new Set([...ours.keys(), ...theirs.keys()])].sort()) {
        const [one, other] = [ours.get(id), theirs.get(id)];
        if (sameJson(one, other)) continue;
        const keys = Object.fromEntries(key.flatMap((name) => pick(one ?? other, name)));
        visit([...path, { keys }], one, other);
      }
      if (isOrdered(fields, to)) orders(path, [...ours.keys()], [...theirs.keys()]);
      return;
    }
    if (key === 'set') {
      if (sorted(from).join('\n') !== sorted(to).join('\n')) differ(path, from, to);
      return;
    }
    if (from.length === to.length && from.every((item, index) => isObject(item) && isObject(to[index])))
      from.forEach((item, index) => {
        visit([...path, index], item, to[index]);
      });
    else if (!sameItems(from, to, fields)) differ(path, from, to);
  };

  const orders = (path: readonly Step[], ours: readonly string[], theirs: readonly string[]): void => {
    const kept = ours.filter((id) => theirs.includes(id));
    // What is new and runs one after the other comes last, in the order of its names, unless its place is told.
    const isRun = path.at(-1) === 'initContainers';
    const was = isRun ? [...kept, ...theirs.filter((id) => !ours.includes(id)).sort()] : kept;
    const is = isRun ? theirs : theirs.filter((id) => ours.includes(id));
    if (was.join('\n') !== is.join('\n')) differ([...path, order], ours, theirs);
  };

  const sameItems = (from: readonly unknown[], to: readonly unknown[], fields: readonly string[]): boolean =>
    from.length === to.length &&
    from.every((item, index) => canonicalJson(item) === canonicalJson(to[index]) || semantics.isEqual(item, to[index], fields));

  visit([], before, after);
  return changes;
}

function own(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Items by the text of their keys; nothing where two have the same, or one is no object. */
function byKeys(items: readonly unknown[], keys: readonly string[]): ReadonlyMap<string, unknown> | undefined {
  const known = new Map<string, unknown>();
  for (const item of items) {
    if (!isObject(item)) return undefined;
    const id = JSON.stringify(keys.map((key) => item[key] ?? null));
    if (known.has(id) || keys.every((key) => isAbsent(item[key]))) return undefined;
    known.set(id, item);
  }
  return known;
}

function pick(item: unknown, name: string): readonly (readonly [string, unknown])[] {
  const value = isObject(item) ? item[name] : undefined;
  return isAbsent(value) ? [] : [[name, value]];
}

/** Containers of this kind run one after the other; a variable sees those before it. */
function isOrdered(fields: readonly string[], items: readonly unknown[]): boolean {
  const last = fields.at(-1);
  if (last === 'initContainers') return true;
  return last === 'env' && items.some((item) => isObject(item) && typeof item['value'] === 'string' && item['value'].includes('$('));
}

function sorted(items: readonly unknown[]): readonly string[] {
  return items.map((item) => canonicalJson(item)).sort();
}
