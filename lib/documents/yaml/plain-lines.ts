import { type Line, lineOf } from './plain-line';

/** What all programs take for the characters of text: no control characters, and no blanks but those that all take for some. */
const strange =
  /[^\t\n -~\u00a1-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2060-\u2fff\u3001-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

/** Whether a text is worth a look: a control character anywhere makes it none of YAML. */
export function isOfPlainCharacters(text: string): boolean {
  return !strange.test(text);
}

/** The lines of a document, one by one, without those that say nothing. */
export class PlainLines {
  private readonly texts: readonly string[];
  private line: Line | undefined;
  private at = -1;

  constructor(private readonly whole: string) {
    const texts = whole.split('\n');
    if (texts.at(-1) === '') texts.pop();
    this.texts = texts;
    this.take();
  }

  get count(): number {
    return this.texts.length;
  }

  /** The line that comes next; nothing at the end, and where one is not of the form in which programs write. */
  get next(): Line | undefined {
    return this.line;
  }

  /** Which it is, from 0. */
  get index(): number {
    return this.at;
  }

  isAtEnd(): boolean {
    return this.at >= this.texts.length;
  }

  take(): void {
    this.goTo(this.at + 1);
  }

  /** Takes the hyphens of an item for blanks: what stands behind them is the first line of what the item holds. */
  enter(inner: Line): void {
    this.line = inner;
  }

  /**
   * Takes the line that announces a text, and the lines of that.
   *
   * @param indent of what it is the value of
   * @returns nothing where programs may read it differently
   */
  takeText(indent: number, ends: boolean): string | undefined {
    let from = this.at + 1;
    while (this.texts[from] === '') from++;
    const first = this.texts[from];
    const own = first === undefined ? 0 : indentOf(first);
    if (own <= indent || own === first!.length || first![own] === '\t') return undefined;
    let to = from;
    let next = own;
    for (; to < this.texts.length; to++) {
      const text = this.texts[to]!;
      next = indentOf(text);
      if (next < own && next < text.length) break;
    }
    if (to === this.texts.length ? !this.whole.endsWith('\n') : next > indent) return undefined;
    const lines = this.texts.slice(this.at + 1, to).map((text) => text.slice(own));
    while (lines.at(-1) === '') lines.pop();
    this.goTo(to);
    return `${lines.join('\n')}${ends ? '\n' : ''}`;
  }

  private goTo(index: number): void {
    this.at = index;
    while (this.at < this.texts.length && /^ *(?:#.*)?$/.test(this.texts[this.at]!)) this.at++;
    const text = this.texts[this.at];
    this.line = text === undefined ? undefined : lineOf(text);
  }
}

function indentOf(text: string): number {
  let indent = 0;
  while (text.charCodeAt(indent) === 0x20) indent++;
  return indent;
}
