import { types } from 'node:util';

/** What becomes of a thing that is not plain: an instance of a class, a function. */
export interface Taking {
  /** @default - it stays who it is, and its own properties are frozen */
  readonly instance?: (instance: object) => unknown;
  /** @default - it stays who it is */
  readonly method?: (method: (...args: never[]) => unknown, owner: object) => unknown;
}

/** What was made here, and all that is in it. */
const copies = new WeakSet<object>();

/**
 * What somebody gave, as it is at this moment: nothing that whoever gave it does later changes it, and nobody who holds it can.
 *
 * Plain objects, lists, maps and sets are copied, deep, circles too; getters are asked once. Instances of classes are frozen, and what is in
 * them is not looked at.
 */
export function frozenCopy<T>(given: T, taking: Taking = {}): T {
  return copy(given, taking, new Map(), undefined) as T;
}

function copy(given: unknown, taking: Taking, seen: Map<object, object>, owner: object | undefined): unknown {
  if (typeof given === 'function') return taking.method && owner ? taking.method(given as () => unknown, owner) : given;
  if (typeof given !== 'object' || given === null || copies.has(given)) return given;
  const known = seen.get(given);
  if (known) return known;
  const into = empty(given);
  if (!into) return (taking.instance ?? frozenInstance)(given);
  seen.set(given, into);
  const inner = (value: unknown) => copy(value, taking, seen, given);
  if (into instanceof Map) for (const [key, value] of given as Map<unknown, unknown>) into.set(inner(key), inner(value));
  else if (into instanceof Set) for (const value of given as Set<unknown>) into.add(inner(value));
  else if (Array.isArray(into))
    for (let index = 0; index < (given as unknown[]).length; index++) into.push(inner((given as unknown[])[index]));
  else for (const key of keysOf(given)) set(into, key, inner((given as Record<PropertyKey, unknown>)[key]));
  // What others made with their own ways to take things is theirs.
  if (!taking.instance && !taking.method) copies.add(into);
  return locked(into);
}

/** What a copy is made in; nothing for what is not plain. */
function empty(given: object): object | undefined {
  if (Array.isArray(given)) return [];
  if (types.isMap(given)) return new Map();
  if (types.isSet(given)) return new Set();
  if (!isPlain(given)) return undefined;
  return Object.getPrototypeOf(given) === null ? (Object.create(null) as object) : {};
}

/** Whether it is written as an object, by its place in the chain: those of another realm, and without a prototype, are plain too. */
export function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Those that a spread takes. */
function keysOf(given: object): readonly PropertyKey[] {
  return Reflect.ownKeys(given).filter((key) => Object.getOwnPropertyDescriptor(given, key)?.enumerable);
}

/** Of one's own, even where the name is `__proto__`. */
function set(into: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(into, key, { value, enumerable: true, writable: true, configurable: true });
}

function locked(made: object): object {
  for (const method of ['set', 'add', 'delete', 'clear']) {
    if (made instanceof Map || made instanceof Set) Object.defineProperty(made, method, { value: refuse });
  }
  return Object.freeze(made);
}

function refuse(): never {
  throw new TypeError('Cannot change what was given: it is frozen.');
}

/** Its own properties, where they can be frozen: those of a buffer or of some proxies cannot. */
function frozenInstance<T extends object>(instance: T): T {
  try {
    return Object.freeze(instance);
  } catch {
    return instance;
  }
}

/**
 * Freezes what a constructor made.
 *
 * @param made where a class derives from `type`, only what `type` has is fixed: the other one adds its own
 */
export function freezeMade(made: object, type: unknown, target: unknown): void {
  if (target === type) Object.freeze(made);
  else for (const key of Object.keys(made)) Object.defineProperty(made, key, { writable: false });
}
