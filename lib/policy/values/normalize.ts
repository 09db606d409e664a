import { Unknown } from './unknown';

type Json = Readonly<Record<string, unknown>>;

/** What a text stands for: itself, another value, or something unknown. */
type Reading = (text: string) => string | number | boolean | Unknown;

/**
 * A document as its engine reads it: what is null is left out, and what cannot be known yet is `Unknown`.
 * It is copied only where something changes, and walked without recursion: a document may be as deep as it likes.
 *
 * @param isTemplate whether a text may stand for something else than itself: asked of every text
 */
export function normalize(document: Json, read: Reading, isTemplate: (text: string) => boolean = (text) => read(text) !== text): Json {
  return changes(document, isTemplate) ? (copy(document, (text) => (isTemplate(text) ? read(text) : text)) as Json) : document;
}

function changes(document: Json, isTemplate: (text: string) => boolean): boolean {
  const open: unknown[] = [document];
  while (open.length > 0) {
    const value = open.pop();
    if (value === null) return true;
    if (typeof value === 'string') {
      if (isTemplate(value)) return true;
    } else if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) open.push(value[index]);
    } else if (typeof value === 'object') {
      for (const key in value) open.push((value as Json)[key]);
    }
  }
  return false;
}

/** A container whose entries are still to be copied. */
interface Open {
  readonly from: Json | readonly unknown[];
  readonly to: Record<string, unknown> | unknown[];
}

function copy(document: Json, read: Reading): unknown {
  const open: Open[] = [];
  const enter = (value: unknown): unknown => {
    if (typeof value === 'string') return read(value);
    if (typeof value !== 'object' || value === null || value instanceof Unknown) return value;
    const to = Array.isArray(value) ? [] : {};
    open.push({ from: value as Json, to });
    return to;
  };
  // A plan may say that an object is a list.
  const root = enter(document);
  for (let next = open.pop(); next; next = open.pop()) {
    const { from, to } = next;
    if (Array.isArray(from)) {
      for (const value of from) if (value !== null) (to as unknown[]).push(enter(value));
    } else {
      for (const [key, value] of Object.entries(from)) if (value !== null) define(to as Record<string, unknown>, key, enter(value));
    }
  }
  return root;
}

/** An own property, whatever its name. */
function define(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}
