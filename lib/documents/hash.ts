import * as crypto from 'node:crypto';

/** SHA-256 in hexadecimal. */
export function sha256(bytes: string | Uint8Array): string {
  return hash('sha256', bytes);
}

/** Node has a quicker one since 20.12. */
const hash: (algorithm: string, bytes: string | Uint8Array) => string =
  (crypto as { readonly hash?: (algorithm: string, bytes: string | Uint8Array) => string }).hash ??
  ((algorithm, bytes) => crypto.createHash(algorithm).update(bytes).digest('hex'));

/** JSON with sorted keys, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** The same with its keys in order; what has them in order already, as most of what was read from a file of ours, is not copied. */
function sorted(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  if ('toJSON' in given && typeof given.toJSON === 'function') return sorted(given.toJSON());
  return Array.isArray(given) ? sortedList(given) : sortedMap(given as Readonly<Record<string, unknown>>);
}

function sortedList(given: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < given.length; index++) {
    const item = given[index];
    const inner = sorted(item);
    if (inner !== item) {
      copy ??= [...given];
      copy[index] = inner;
    }
  }
  return copy ?? given;
}

function sortedMap(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const keys = Object.keys(given);
  let copy: Record<string, unknown> | undefined;
  if (!isSorted(keys)) {
    keys.sort();
    copy = {};
  }
  for (const key of keys) {
    const value = given[key];
    const inner = sorted(value);
    if (copy === undefined && inner !== value) copy = { ...given };
    if (copy === undefined) continue;
    if (key === '__proto__') Object.defineProperty(copy, key, { value: inner, enumerable: true, writable: true, configurable: true });
    else copy[key] = inner;
  }
  return copy ?? given;
}

/** By code unit. */
function isSorted(keys: readonly string[]): boolean {
  for (let index = 1; index < keys.length; index++) if (keys[index]! < keys[index - 1]!) return false;
  return true;
}
