import { remembered } from '../remembered';
import { readingsOf } from './ambiguous-scalar';
import { readPlain } from './plain-scalar';

type Node = Record<string, unknown> | unknown[];

/** Deeper documents are left to the parser that says where they are. */
const deepest = 50;
const mostLines = 500_000;
/** Beyond that, keys are none to some parsers. */
const longestLine = 1_000;

/** A key that every program reads as this text, and what follows it. */
const entry = /^([A-Za-z][\w./-]*):(?: ([^ ].*))?$/;
/** Text that holds nothing that means something in YAML. */
const plainText = /^[\w/](?:[\w./@=+*%,;()-]|:(?=[\w./@=+*%:-])| (?=[\w(/]))*$/;
const quotedText = /^(?:"([ !#-[\]-~]*)"|'([ -&(-~]*)')$/;
/** Words that programs take for truth values, or for nothing, some of them in some spellings. */
const words = /^(?:y|yes|n|no|on|off|true|false|null)$/i;

/**
 * Reads a document in the form in which programs write manifests: mappings and lists on lines of their own, and texts, numbers and truth values
 * that every program reads alike. It takes a tenth of the time of a parser of YAML, and agrees with it wherever it answers.
 *
 * @returns nothing for whatever has another form, right or wrong
 */
export function readPlainBlocks(text: string): Readonly<Record<string, unknown>> | undefined {
  const texts = text.split('\n');
  if (texts.at(-1) === '') texts.pop();
  if (texts.length > mostLines) return undefined;
  const lines: Line[] = [];
  for (const each of texts) {
    const line = lineOf(each);
    if (!line) return undefined;
    lines.push(line);
  }
  const blocks = new Blocks(lines);
  const value = blocks.node(0, 0);
  return value && !Array.isArray(value) && blocks.isAtEnd() ? value : undefined;
}

/** What a line says by itself. */
interface Line {
  readonly indent: number;
  readonly isItem: boolean;
  /** Of an entry of a mapping. */
  readonly key?: string;
  /** What stands behind the key, or is the item; nothing where it stands below. */
  readonly value?: unknown;
  /** Of an item that holds a block: the first line of it. */
  readonly inner?: Line;
}

/** Manifests say the same in thousands of objects. */
const lineOf = remembered(readLine);

/** @returns nothing for what no program writes so, or programs may read differently */
function readLine(text: string): Line | undefined {
  let indent = 0;
  while (text.charCodeAt(indent) === 0x20) indent++;
  if (text.startsWith('- ', indent)) {
    const rest = text.slice(indent + 2);
    if (!rest.startsWith('- ') && !entry.test(rest)) return withValue({ indent, isItem: true }, rest);
    const inner = text.length > longestLine ? undefined : readLine(`${' '.repeat(indent + 2)}${rest}`);
    return inner && { indent, isItem: true, inner };
  }
  const [, key, rest] = (text.length <= longestLine && entry.exec(indent === 0 ? text : text.slice(indent))) || [];
  if (key === undefined || words.test(key)) return undefined;
  return rest === undefined ? { indent, isItem: false, key } : withValue({ indent, isItem: false, key }, rest);
}

function withValue(line: Line, text: string): Line | undefined {
  const value = scalar(text);
  return value === undefined ? undefined : { ...line, value };
}

class Blocks {
  private at = 0;

  constructor(private readonly lines: Line[]) {}

  isAtEnd(): boolean {
    return this.at === this.lines.length;
  }

  /** What begins at the next line, all of whose lines are indented as it is. */
  node(indent: number, depth: number): Node | undefined {
    const line = this.lines[this.at];
    if (depth > deepest || line?.indent !== indent) return undefined;
    return line.isItem ? this.list(indent, depth) : this.mapping(indent, depth);
  }

  private mapping(indent: number, depth: number): Node | undefined {
    const read: Record<string, unknown> = {};
    for (let line = this.lines[this.at]; line?.indent === indent && !line.isItem; line = this.lines[this.at]) {
      const key = line.key!;
      if (Object.hasOwn(read, key)) return undefined;
      this.at++;
      const value = line.value === undefined ? this.below(indent, depth) : own(line.value);
      if (value === undefined) return undefined;
      read[key] = value;
    }
    return read;
  }

  /** The value of a key with nothing behind it; a list may begin where its key does. */
  private below(indent: number, depth: number): Node | undefined {
    const next = this.lines[this.at];
    return next && (next.indent > indent || (next.indent === indent && next.isItem)) ? this.node(next.indent, depth + 1) : undefined;
  }

  private list(indent: number, depth: number): Node | undefined {
    const items: unknown[] = [];
    for (let line = this.lines[this.at]; line?.indent === indent && line.isItem; line = this.lines[this.at]) {
      // Its first line is one of what it holds.
      if (line.inner) this.lines[this.at] = line.inner;
      else this.at++;
      const value = line.inner ? this.node(indent + 2, depth + 1) : own(line.value);
      if (value === undefined) return undefined;
      items.push(value);
    }
    return items;
  }
}

/** A value of a line that is remembered, for one document. */
function own(value: unknown): unknown {
  if (value === emptyMapping) return {};
  return value === emptyList ? [] : value;
}

const emptyMapping: unknown = {};
const emptyList: unknown = [];

/** @returns nothing for what programs may read differently */
function scalar(text: string): unknown {
  if (plainText.test(text)) {
    if (words.test(text)) return known.get(text);
    if (!/^\d/.test(text)) return text;
    const value = readingsOf(text) === undefined ? readPlain(text) : undefined;
    return typeof value === 'number' && !Number.isFinite(value) ? undefined : value;
  }
  if (text === '{}') return emptyMapping;
  if (text === '[]') return emptyList;
  const quoted = text.length <= longestLine ? quotedText.exec(text) : null;
  return quoted?.[1] ?? quoted?.[2];
}

const known = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);
