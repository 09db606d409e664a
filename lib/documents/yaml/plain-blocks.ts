import { ownValue } from './plain-flow';
import type { Line } from './plain-line';
import { isOfPlainCharacters, PlainLines } from './plain-lines';

type Node = Record<string, unknown> | unknown[];

/** Deeper documents are left to the parser that says where they are. */
const deepest = 50;
const mostLines = 500_000;

/**
 * Reads a document in the form in which programs and people write manifests: mappings and lists on lines of their own or in brackets on one,
 * comments, texts of several lines behind `|`, and texts, numbers and truth values that every program reads alike. It takes a tenth of the time
 * of a parser of YAML, and agrees with it wherever it answers.
 *
 * @returns nothing for whatever has another form, right or wrong
 */
export function readPlainBlocks(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!isOfPlainCharacters(text)) return undefined;
  const lines = new PlainLines(text);
  if (lines.count > mostLines) return undefined;
  const value = new Blocks(lines).node(0, 0);
  return value && !Array.isArray(value) && lines.isAtEnd() ? value : undefined;
}

class Blocks {
  constructor(private readonly lines: PlainLines) {}

  /** What begins at the next line, all of whose lines are indented as it is. */
  node(indent: number, depth: number): Node | undefined {
    const line = this.lines.next;
    if (depth > deepest || line?.indent !== indent) return undefined;
    return line.isItem ? this.list(indent, depth) : this.mapping(indent, depth);
  }

  private mapping(indent: number, depth: number): Node | undefined {
    const read: Record<string, unknown> = {};
    for (let line = this.lines.next; line?.indent === indent && !line.isItem; line = this.lines.next) {
      const key = line.key!;
      if (Object.hasOwn(read, key)) return undefined;
      const value = this.value(line, indent, depth);
      if (value === undefined) return undefined;
      read[key] = value;
    }
    return read;
  }

  private list(indent: number, depth: number): Node | undefined {
    const items: unknown[] = [];
    for (let line = this.lines.next; line?.indent === indent && line.isItem; line = this.lines.next) {
      const value = line.inner ? this.inside(line.inner, depth) : this.value(line, indent, depth);
      if (value === undefined) return undefined;
      items.push(value);
    }
    return items;
  }

  private inside(inner: Line, depth: number): Node | undefined {
    this.lines.enter(inner);
    return this.node(inner.indent, depth + 1);
  }

  /** What a line has for a value, behind it or below. */
  private value({ value, text }: Line, indent: number, depth: number): unknown {
    if (text) return this.lines.takeText(indent, text.ends);
    this.lines.take();
    return value ? ownValue(value) : this.below(indent, depth);
  }

  /** The value of a key with nothing behind it; a list may begin where its key does. */
  private below(indent: number, depth: number): Node | undefined {
    const next = this.lines.next;
    return next && (next.indent > indent || (next.indent === indent && next.isItem)) ? this.node(next.indent, depth + 1) : undefined;
  }
}
