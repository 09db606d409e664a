import type { TextPlace } from '../text-place';
import type { Inline } from './plain-flow';
import { type Line, lineOf } from './plain-line';
import type { YamlPart } from './split-yaml';

/** Where something begins, and what it holds, looked for once somebody asks. */
interface Spot {
  /** From 0. */
  readonly line: number;
  readonly column: number;
  /** By key, or by index. */
  inside?: ReadonlyMap<string, Spot>;
  readonly lookInside?: () => ReadonlyMap<string, Spot>;
}

/** Where the fields of a document stand that `readPlainBlocks` read: the same places as of `yamlPlaces`, of which no line is looked at in vain. */
export function plainPlaces({ text, linesBefore }: YamlPart): (path: readonly (string | number)[]) => TextPlace {
  const document = new PlainDocument(text.split('\n'));
  return (path) => {
    let spot = document.root;
    for (const name of path) {
      if (spot.lookInside) spot.inside ??= spot.lookInside();
      const next: Spot | undefined = spot.inside?.get(String(name));
      if (!next) break;
      spot = next;
    }
    return { line: linesBefore + spot.line + 1, column: spot.column + 1 };
  };
}

class PlainDocument {
  readonly root: Spot;

  constructor(private readonly texts: readonly string[]) {
    this.root = this.block(this.nextFrom(0), texts.length);
  }

  /** What begins at a line, and ends before another. @param inner the line, where hyphens before it are taken for blanks */
  private block(from: number, to: number, inner?: Line): Spot {
    const first = inner ?? lineOf(this.texts[from]!)!;
    return { line: from, column: first.indent, lookInside: () => this.parts(first, from, to) };
  }

  /** Lines that are further to the right belong to what stands before them. */
  private parts(first: Line, from: number, to: number): ReadonlyMap<string, Spot> {
    const { indent, isItem } = first;
    const parts = new Map<string, Spot>();
    for (let [at, line]: [number, Line] = [from, first]; at < to; ) {
      let next = this.nextFrom(at + 1);
      while (next < to && (indentOf(this.texts[next]!) > indent || this.isList(next, indent) !== isItem)) next = this.nextFrom(next + 1);
      const end = Math.min(next, to);
      parts.set(isItem ? String(parts.size) : line.key!, this.part(line, at, end));
      if (next < to) line = lineOf(this.texts[next]!)!;
      at = next;
    }
    return parts;
  }

  private part({ indent, isItem, inner, value, text }: Line, at: number, to: number): Spot {
    if (inner) return this.block(at, to, inner);
    if (text) return { line: at, column: text.at };
    if (!value) return this.block(this.nextFrom(at + 1), to);
    // What is nothing is where its key is.
    return value.value === null && !isItem ? { line: at, column: indent } : inlineSpot(value, at);
  }

  /** The first line from there on that says something. */
  private nextFrom(index: number): number {
    let at = index;
    while (at < this.texts.length && /^ *(?:#.*)?$/.test(this.texts[at]!)) at++;
    return at;
  }

  /** Whether it is an item of a list that may begin where its key does. */
  private isList(at: number, indent: number): boolean {
    return this.texts[at]!.startsWith('- ', indent);
  }
}

function inlineSpot({ at, items, entries }: Inline, line: number): Spot {
  const place = { line, column: at };
  if (items) return { ...place, inside: new Map(items.map((item, index) => [String(index), inlineSpot(item, line)])) };
  if (!entries) return place;
  const spots = [...entries].map(([name, { at: own, value }]): [string, Spot] => [
    name,
    value.value === null ? { line, column: own } : inlineSpot(value, line),
  ]);
  return { ...place, inside: new Map(spots) };
}

function indentOf(text: string): number {
  let indent = 0;
  while (text.charCodeAt(indent) === 0x20) indent++;
  return indent;
}
