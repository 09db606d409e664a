import { endOfString } from './end-of-string';

/** What a walk through JSON text meets; offsets are into the text. */
export interface JsonListener {
  /** An entry begins: its key, or its position in a list. */
  readonly entry?: (name: string | number, offset: number) => void;
  /** A list or an object begins or ends. */
  readonly open?: (offset: number) => void;
  readonly close?: () => void;
  /** A value ends that stands in nothing. */
  readonly end?: (from: number, to: number) => void;
}

/** Why text is refused that may be JSON otherwise. */
export interface JsonFault {
  readonly offset: number;
  /** The key that one object has twice; nothing where values are nested too deep. */
  readonly twice?: string;
}

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;

/**
 * Walks through text once, without recursion. It need not be JSON: whoever calls parses it as well.
 *
 * @param deepest levels that are walked
 * @returns the first key that an object has twice, or where it is nested deeper
 */
export function scanJson(text: string, deepest: number, listener: JsonListener = {}): JsonFault | undefined {
  /** The keys of each object that is open, or how many items of the list were met. */
  const open: (Set<string> | { items: number })[] = [];
  let atKey = false;
  /** Whether the next value begins an item of a list. */
  let atItem = false;
  let from = 0;
  const begin = (offset: number) => {
    if (open.length === 0) from = offset;
    const around = open.at(-1);
    if (atItem && around && !(around instanceof Set)) listener.entry?.(around.items++, offset);
    atItem = false;
  };
  const end = (offset: number) => {
    if (open.length === 0) listener.end?.(from, offset);
  };
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index);
    if (character <= 0x20 || character === colon) continue;
    if (character === quote) {
      const start = index;
      index = endOfString(text, start);
      const keys = open.at(-1);
      if (atKey && keys instanceof Set) {
        atKey = false;
        const plain = text.slice(start + 1, index);
        const key = plain.includes('\\') ? unescaped(text.slice(start, index + 1)) : plain;
        if (keys.has(key)) return { offset: start, twice: key };
        keys.add(key);
        listener.entry?.(key, start);
      } else {
        begin(start);
        end(index + 1);
      }
    } else if (character === 0x7b || character === 0x5b) {
      begin(index);
      listener.open?.(index);
      atKey = character === 0x7b;
      atItem = !atKey;
      open.push(atKey ? new Set() : { items: 0 });
      if (open.length > deepest) return { offset: index };
    } else if (character === 0x7d || character === 0x5d) {
      open.pop();
      listener.close?.();
      atKey = atItem = false;
      end(index + 1);
    } else if (character === comma) {
      atKey = open.at(-1) instanceof Set;
      atItem = !atKey;
    } else {
      const start = index;
      begin(start);
      while (index + 1 < text.length && !/[\s,:{}[\]"]/.test(text[index + 1]!)) index++;
      end(index + 1);
    }
  }
  return undefined;
}

/** The text of a key; as it stands where it is none. */
function unescaped(quoted: string): string {
  try {
    return JSON.parse(quoted);
  } catch {
    return quoted;
  }
}
