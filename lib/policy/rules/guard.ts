import { Unknown } from '../values/unknown';

/** Thrown where a rule reads what cannot be known yet: its verdict is unknown then. */
export class UnknownRead extends Error {
  constructor(readonly value: Unknown) {
    super(`the value is unknown: ${value.text}`);
  }
}

const guarded = new WeakMap<object, unknown>();

/** A document whose unknown values throw when they are read, so that no rule takes one for a value. */
export function guard<T>(value: T): T {
  if (value instanceof Unknown) throw new UnknownRead(value);
  if (typeof value !== 'object' || value === null) return value;
  const known = guarded.get(value);
  if (known) return known as T;
  const view = new Proxy(value, {
    get: (target, property, receiver) =>
      Object.hasOwn(target, property) ? guard(Reflect.get(target, property)) : Reflect.get(target, property, receiver),
  });
  guarded.set(value, view);
  return view;
}
