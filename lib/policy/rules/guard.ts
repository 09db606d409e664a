import { Unknown } from '../values/unknown';

/** Thrown where a rule reads what cannot be known yet: its verdict is unknown then. */
export class UnknownRead extends Error {
  constructor(readonly value: Unknown) {
    super(`the value is unknown: ${value.text}`);
  }
}

const guarded = new WeakMap<object, unknown>();
const readOnly = new WeakMap<object, unknown>();

/** A document whose unknown values throw when they are read, so that no rule takes one for a value; nothing in it can be changed. */
export function guard<T>(value: T): T {
  if (value instanceof Unknown) throw new UnknownRead(value);
  return viewOf(value, guarded, guarding);
}

/** A document with its unknown values, of which nothing can be changed. */
export function unchangeable<T>(value: T): T {
  return value instanceof Unknown ? value : viewOf(value, readOnly, readingOnly);
}

/** The same view each time, so that rules may compare them. */
function viewOf<T>(value: T, known: WeakMap<object, unknown>, handler: ProxyHandler<object>): T {
  if (typeof value !== 'object' || value === null) return value;
  const before = known.get(value);
  if (before) return before as T;
  // A proxy has to hand out what a frozen object holds, not a view of that.
  const target = Object.isExtensible(value) ? value : ((Array.isArray(value) ? [...value] : { ...value }) as T & object);
  const view = new Proxy(target, handler);
  known.set(value, view);
  return view as T;
}

/** One for all documents: what a view reads is wrapped by `inner`. */
function reading(inner: <V>(value: V) => V): ProxyHandler<object> {
  return {
    get: (document, property, receiver) =>
      Object.hasOwn(document, property) ? inner(Reflect.get(document, property)) : Reflect.get(document, property, receiver),
    getOwnPropertyDescriptor: (document, property) => {
      const descriptor = Reflect.getOwnPropertyDescriptor(document, property);
      return descriptor && 'value' in descriptor ? { ...descriptor, value: unchangeable(descriptor.value) } : descriptor;
    },
    set: (_document, property) => refuse(property),
    defineProperty: (_document, property) => refuse(property),
    deleteProperty: (_document, property) => refuse(property),
    setPrototypeOf: () => refuse('the prototype'),
    preventExtensions: () => refuse('what can be changed'),
  };
}

const guarding = reading(guard);
const readingOnly = reading(unchangeable);

function refuse(property: string | symbol): never {
  throw new Error(`it changes '${String(property)}' of a document, which it may only read`);
}
