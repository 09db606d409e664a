import type { Part } from '../target';
import type { Step } from '../values/pointer';
import { normalizePodSpec } from './normalize-pod-spec';
import type { PodSpec } from './pod';

export type Json = Readonly<Record<string, unknown>>;

/** A value with where it stands in its document. */
export interface Placed<T = unknown> {
  readonly value: T;
  readonly at: readonly Step[];
}

/** What a pod is put together from, field by field of its `spec`. */
export interface Pieces {
  /** Where the whole of it stands, such as a step of a workflow. */
  readonly at: readonly Step[];
  readonly metadata?: Placed | undefined;
  readonly fields: Readonly<Record<string, Placed | undefined>>;
  readonly lists: Readonly<Record<string, readonly Placed[]>>;
}

/** A pod whose containers and other fields stand in several places of a document: findings are told where they stand there. */
export function assembledPod({ at, metadata, fields, lists }: Pieces): Part {
  const stated = Object.entries(fields).flatMap(([name, field]) => (field ? [[name, field.value] as const] : []));
  const listed = Object.entries(lists).flatMap(([name, items]) =>
    items.length > 0 ? [[name, items.map(({ value }) => value)] as const] : [],
  );
  const spec = normalizePodSpec(Object.fromEntries([...stated, ...listed]) as PodSpec);
  return {
    at,
    value: { ...(metadata && { metadata: metadata.value }), spec },
    locate: ([first, second, third, ...others]) => {
      const name = String(second?.key);
      if (first?.key === 'metadata') return [...(metadata?.at ?? at), ...(second ? [second] : []), ...(third ? [third] : []), ...others];
      if (!second) return at;
      const item = Object.hasOwn(lists, name) && typeof third?.key === 'number' ? lists[name]![third.key] : undefined;
      if (item) return [...item.at, ...others];
      const own = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return [...(own?.at ?? [...at, second]), ...(third ? [third] : []), ...others];
    },
  };
}

/** The items of a list, each with where it stands; those that are no objects are left out. */
export function itemsOf(owner: Placed<Json> | undefined, name: string): readonly Placed<Json>[] {
  const items = owner && Object.hasOwn(owner.value, name) ? owner.value[name] : undefined;
  if (!Array.isArray(items)) return [];
  return items.flatMap((value, index) => {
    if (!isObject(value)) return [];
    const called = value['name'];
    return [{ value, at: [...owner!.at, { key: name }, { key: index, ...(typeof called === 'string' && { name: called }) }] }];
  });
}

/** A field of the first that has it. */
export function fieldOf(name: string, ...owners: readonly (Placed<Json> | undefined)[]): Placed | undefined {
  for (const owner of owners)
    if (owner && Object.hasOwn(owner.value, name)) return { value: owner.value[name], at: [...owner.at, { key: name }] };
  return undefined;
}

/** The object that fields lead to. */
export function objectAt(owner: Placed<Json> | undefined, ...path: readonly string[]): Placed<Json> | undefined {
  return path.reduce<Placed<Json> | undefined>((outer, name) => {
    const inner = outer && fieldOf(name, outer);
    return inner && isObject(inner.value) ? { value: inner.value, at: inner.at } : undefined;
  }, owner);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
