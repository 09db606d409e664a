import { plainValue, quoted, quotedValue, words } from './plain-scalars';

/** A value that stands on one line. */
export interface Inline {
  /** Where it begins in its line, from 0. */
  readonly at: number;
  /** Of a text, number or truth value, or of nothing. */
  readonly value?: string | number | boolean | null;
  /** Of a list. */
  readonly items?: readonly Inline[];
  /** Of a mapping: each key once. */
  readonly entries?: ReadonlyMap<string, InlineEntry>;
}

export interface InlineEntry {
  /** Where the key begins in its line, from 0. */
  readonly at: number;
  readonly value: Inline;
}

/** Deeper brackets are left to the parser. */
const deepest = 10;

const blanks = / */y;
const key = /([A-Za-z][\w./-]*): +|"([A-Za-z][\w./-]*)": *|'([A-Za-z][\w./-]*)': +/y;
/** Text between brackets in which nothing means something there, to any program. */
const plain = /(?:[\w/$(]|[-+.](?=[\w./$(-]))(?:[^\s:#,[\]{}"'?]|:(?=[\w./@=+*%-])| +(?=[\w(/$]))*/y;

/**
 * Reads a list or mapping in brackets, as every program does.
 *
 * @param from where its bracket opens in the line
 * @returns nothing for what programs may read differently
 */
export function readFlow(line: string, from: number): { readonly inline: Inline; readonly end: number } | undefined {
  const flow = new Flow(line, from);
  const inline = flow.node(0);
  return inline && { inline, end: flow.at };
}

/** The value as one of its own, which nobody shares. */
export function ownValue({ value, items, entries }: Inline): unknown {
  if (items) return items.map(ownValue);
  if (!entries) return value;
  const read: Record<string, unknown> = {};
  for (const [name, entry] of entries) read[name] = ownValue(entry.value);
  return read;
}

class Flow {
  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  node(depth: number): Inline | undefined {
    if (depth > deepest) return undefined;
    const first = this.text[this.at];
    if (first === '[') return this.list(depth);
    return first === '{' ? this.mapping(depth) : this.scalar();
  }

  private list(depth: number): Inline | undefined {
    const { at } = this;
    const items: Inline[] = [];
    const ended = this.each(']', () => {
      const item = this.node(depth + 1);
      if (item) items.push(item);
      return item !== undefined;
    });
    return ended ? { at, items } : undefined;
  }

  private mapping(depth: number): Inline | undefined {
    const { at } = this;
    const entries = new Map<string, InlineEntry>();
    const ended = this.each('}', () => {
      const from = this.at;
      const [, bare, double, single] = this.match(key) ?? [];
      const name = bare ?? double ?? single;
      if (name === undefined || words.test(name) || entries.has(name)) return false;
      const value = this.node(depth + 1);
      if (value) entries.set(name, { at: from, value });
      return value !== undefined;
    });
    return ended ? { at, entries } : undefined;
  }

  /** What stands between brackets, with commas between. */
  private each(closing: string, read: () => boolean): boolean {
    this.at++;
    this.match(blanks);
    if (this.text[this.at] === closing) {
      this.at++;
      return true;
    }
    while (read()) {
      this.match(blanks);
      const next = this.text[this.at++];
      if (next === closing) return true;
      if (next !== ',') return false;
      this.match(blanks);
    }
    return false;
  }

  private scalar(): Inline | undefined {
    const { at } = this;
    const inQuotes = this.match(quoted);
    if (inQuotes) return { at, value: quotedValue(inQuotes) };
    const [text] = this.match(plain) ?? [];
    const value = text === undefined ? undefined : plainValue(text);
    return value === undefined ? undefined : { at, value };
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }
}
