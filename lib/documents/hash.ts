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
  return JSON.stringify(isSorted(value) ? value : sorted(value));
}

/** Whether all keys are in order already, as in what was read from a file of ours. */
function isSorted(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return true;
  if ('toJSON' in given) return false;
  if (Array.isArray(given)) return given.every(isSorted);
  let last = '';
  for (const key of Object.keys(given)) {
    if (key < last || !isSorted((given as Readonly<Record<string, unknown>>)[key])) return false;
    last = key;
  }
  return true;
}

/** A copy whose keys are in order. */
function sorted(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  if (Array.isArray(given)) return given.map(sorted);
  if ('toJSON' in given && typeof given.toJSON === 'function') return sorted(given.toJSON());
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(given).sort()) {
    const value = sorted((given as Readonly<Record<string, unknown>>)[key]);
    if (key === '__proto__') Object.defineProperty(copy, key, { value, enumerable: true });
    else copy[key] = value;
  }
  return copy;
}
