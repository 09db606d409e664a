import { remembered } from '../remembered';
import { type Inline, readFlow } from './plain-flow';
import { plainValue, quoted, quotedValue, words } from './plain-scalars';

/** What a line says by itself. */
export interface Line {
  /** Blanks before it. */
  readonly indent: number;
  readonly isItem: boolean;
  /** Of an entry of a mapping. */
  readonly key?: string;
  /** What stands behind the key, or is the item; nothing where it stands below. */
  readonly value?: Inline;
  /** Where the lines below are a text: where that is said, and whether its last line ends. */
  readonly text?: { readonly at: number; readonly ends: boolean };
  /** Of an item that holds a block: the first line of it. */
  readonly inner?: Line;
}

/** Beyond that, keys are none to some parsers, and what may be a key is not either. */
const longestKey = 1_000;
const longestLine = 20_000;

/** A key that every program reads as this text, and what follows it. */
const entry = /^(?:([A-Za-z][\w./-]*)|"([A-Za-z][\w./-]*)"|'([A-Za-z][\w./-]*)'):(?: +(?=[^ #])|(?= *$| +#))/;
/** Text that holds nothing that means something in YAML. */
const plain = /(?:[^\s?:,[\]{}#&*!|>'"%@`<=~-]|-(?=\S))(?:[^\s:]|:(?=\S)| +(?=[^\s#]))*/y;
/** What may stand behind a value. */
const rest = / *(?: #.*)?$/y;

/**
 * Manifests say the same in thousands of objects.
 *
 * @returns nothing for what no program writes so, or programs may read differently
 */
export const lineOf = remembered(readLine);

function readLine(text: string): Line | undefined {
  if (text.length > longestLine) return undefined;
  let indent = 0;
  while (text.charCodeAt(indent) === 0x20) indent++;
  if (text.startsWith('- ', indent)) {
    const item = text.slice(indent + 2);
    if (!item.startsWith('- ') && !entry.test(item)) return withValue(text, indent + 2, { indent, isItem: true });
    const inner = readLine(`${' '.repeat(indent + 2)}${item}`);
    return inner && { indent, isItem: true, inner };
  }
  const [whole, bare, double, single] = entry.exec(indent === 0 ? text : text.slice(indent)) ?? [];
  const key = bare ?? double ?? single;
  if (whole === undefined || key === undefined || key.length > longestKey || words.test(key)) return undefined;
  const line = { indent, isItem: false, key };
  return whole.endsWith(':') ? line : withValue(text, indent + whole.length, line);
}

/** @param at where the value begins */
function withValue(text: string, at: number, line: Line): Line | undefined {
  const block = /^\|-?$/.exec(text.slice(at));
  if (block) return { ...line, text: { at, ends: block[0] === '|' } };
  const read = /[[{]/.test(text[at] ?? '') ? readFlow(text, at) : readScalar(text, at);
  if (!read || (read.end - at > longestKey && /["'[{]/.test(text[at]!))) return undefined;
  rest.lastIndex = read.end;
  return rest.test(text) ? { ...line, value: read.inline } : undefined;
}

function readScalar(text: string, at: number): ReturnType<typeof readFlow> {
  quoted.lastIndex = at;
  const inQuotes = quoted.exec(text);
  if (inQuotes) return { inline: { at, value: quotedValue(inQuotes) }, end: quoted.lastIndex };
  plain.lastIndex = at;
  const [found] = plain.exec(text) ?? [];
  const value = found === undefined ? undefined : plainValue(found);
  return value === undefined ? undefined : { inline: { at, value }, end: plain.lastIndex };
}
