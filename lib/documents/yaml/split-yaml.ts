import { UserError } from '../../errors';
import { placeAt, placesIn, type TextPlace } from '../text-place';

/** A document of a file. */
export interface YamlPart {
  readonly text: string;
  /** Lines of the file before it. */
  readonly linesBefore: number;
}

/**
 * Splits a file where kubectl does: at lines that begin with `---`, before anything is parsed. Of a large file no line is looked at but those.
 *
 * @throws UserError where other programs would split otherwise: kubectl refuses it, or drops the rest without a word; where a line ends for
 *   kubectl, and goes on for others
 * @see https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/yaml/decoder.go
 */
export function splitYaml(text: string, file: string): readonly YamlPart[] {
  refuseLineEnds(text, file);
  const placeOf = placesIn(text);
  const parts: YamlPart[] = [];
  let end = nextLine(text, documentEnd, 0);
  for (let start = 0; ; ) {
    const next = nextLine(text, '---', start);
    const to = next < 0 ? text.length : next;
    for (; end >= 0 && end < to; end = nextLine(text, documentEnd, lineAfter(text, end) ?? text.length)) {
      const rest = contentBehind(text, end, to);
      if (rest !== undefined)
        throw new UserError(
          `${file}:${placeOf(rest).line}:1: a document follows '...', which kubectl drops without a word.`,
          "Write '---' between documents.",
        );
    }
    // Of the line that ends it, a document has the line break before.
    if (next < 0 || to > start) parts.push(new Part(text.slice(start, to), start, placeOf));
    if (next < 0) return parts;
    const behind = lineAfter(text, next);
    if (behind !== next + 4 && !/^\s*(#|$)/.test(text.slice(next + 3, behind && behind - 1)))
      throw new UserError(
        `${file}:${placeOf(next).line}:4: a document begins in the line of its '---'.`,
        'Begin it in the next line: kubectl reads it so.',
      );
    if (behind === undefined) return parts;
    start = behind;
  }
}

/** Lines are counted once somebody asks, for an error or a place: whoever compares files asks of few documents. */
class Part implements YamlPart {
  constructor(
    readonly text: string,
    private readonly from: number,
    private readonly placeOf: (offset: number) => TextPlace,
  ) {}

  get linesBefore(): number {
    return this.placeOf(this.from).line - 1;
  }
}

const documentEnd = '...';

/** Where the next line begins that begins so, -1 where none does. @param from where a line begins */
function nextLine(text: string, beginning: string, from: number): number {
  if (text.startsWith(beginning, from)) return from;
  const at = text.indexOf(`\n${beginning}`, from);
  return at < 0 ? -1 : at + 1;
}

/** Where the line begins that follows another; nothing behind the last. */
function lineAfter(text: string, at: number): number | undefined {
  const end = text.indexOf('\n', at);
  return end < 0 ? undefined : end + 1;
}

/** Where a line begins that says something, below one that ends a document; nothing where there is none, or that line ends none. */
function contentBehind(text: string, end: number, to: number): number | undefined {
  let at = lineAfter(text, end) ?? text.length;
  if (!/^\.\.\.(\s|$)/.test(text.slice(end, at))) return undefined;
  for (const line of text.slice(at, to).split('\n')) {
    if (/^\s*[^\s#]/.test(line)) return at;
    at += line.length + 1;
  }
  return undefined;
}

/** What ends a line of YAML 1.1, be it in a comment or in quotes, and none of YAML 1.2. */
const lineEnds = ['\u0085', '\u2028', '\u2029'];

function refuseLineEnds(text: string, file: string): void {
  const offsets = lineEnds.map((character) => text.indexOf(character)).filter((offset) => offset >= 0);
  if (offsets.length === 0) return;
  const offset = Math.min(...offsets);
  const { line, column } = placeAt(text, offset);
  const code = text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
  throw new UserError(
    `${file}:${line}:${column}: the character U+${code} ends a line for kubectl, and none for other programs.`,
    'End the line there, or take it out; in double quotes, write it as an escape.',
  );
}
