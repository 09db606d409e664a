import { endOfString } from './end-of-string';

const quote = 0x22;
const colon = 0x3a;

/**
 * How many keys JSON text has, in all its objects: as many as it has colons outside of texts. It need not be JSON.
 *
 * @returns nothing where it is nested deeper than `deepest` levels
 */
export function keysIn(text: string, deepest: number): number | undefined {
  let keys = 0;
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character === 0x20) continue;
    if (character === quote) index = endOfString(text, index);
    else if (character === colon) keys++;
    else if (character === 0x7b || character === 0x5b) {
      if (++depth > deepest) return undefined;
    } else if (character === 0x7d || character === 0x5d) depth--;
  }
  return keys;
}

/** How many keys a value has that was parsed from JSON, in all its objects; it is no deeper than the stack. */
export function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value) keys += keysOf(item);
    return keys;
  }
  for (const inner of Object.values(value)) keys += 1 + keysOf(inner);
  return keys;
}
