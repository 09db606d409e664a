/** An assembly as synthesis prints it, its stacks apart from the rest. */
export interface StacksApart<T> {
  /** JSON in which the list of stacks is empty. */
  readonly rest: string;
  readonly stacks: readonly T[];
}

/** Fills a buffer from a place in it. @returns how many bytes came, 0 at the end */
export type ReadBytes = (into: Buffer, at: number) => number;

const before = '\n  "stacks": [\n';
/** Bytes in which it stands, if it does. */
const mostBefore = 64 * 1024;
const first = '    {';
const last = '\n    }';
const between = ',\n';
const behind = '\n  ]';

/**
 * Cuts the text of an assembly where synthesis begins a line for a stack, while it is read: never is more of it in memory than a stack. No text of
 * JSON goes over the end of a line, so where each part is JSON, the whole is, and means the same.
 *
 * @param take is given the JSON of each stack, which stands there until the next
 * @returns nothing for what is printed otherwise, right or wrong
 */
export function stacksApart<T>(read: ReadBytes, take: (stack: Buffer) => T): StacksApart<T> | undefined {
  const window = new Window(read);
  const opening = window.find(before, 0, mostBefore);
  if (opening === undefined) return undefined;
  const from = opening + before.length;
  if (!window.is(first, from)) return undefined;
  const beginning = window.text(0, from);
  window.drop(from);
  const stacks: T[] = [];
  for (;;) {
    const closing = window.find(last, 0);
    if (closing === undefined) return undefined;
    const to = closing + last.length;
    const isLast = window.is(behind, to);
    if (!isLast && !window.is(`${between}${first}`, to)) return undefined;
    stacks.push(take(window.bytes(to)));
    window.drop(isLast ? to : to + between.length);
    if (isLast) return { rest: `${beginning}${window.rest()}`, stacks };
  }
}

/** The part of a file that is looked at; offsets are from what was dropped last. */
class Window {
  private memory = Buffer.allocUnsafeSlow(1024 * 1024);
  private start = 0;
  private end = 0;

  constructor(private readonly read: ReadBytes) {}

  /** @param most bytes in which it is looked for; a larger window may find it behind them */
  find(text: string, from: number, most = Number.POSITIVE_INFINITY): number | undefined {
    for (let at = from; ; ) {
      const found = this.memory.subarray(0, this.end).indexOf(text, this.start + at);
      if (found >= 0) return found - this.start;
      // Its beginning may be there already.
      at = Math.max(from, this.end - this.start - text.length);
      if (this.end - this.start > most || !this.more()) return undefined;
    }
  }

  is(text: string, at: number): boolean {
    while (this.end - this.start < at + text.length) if (!this.more()) return false;
    return this.text(at, at + text.length) === text;
  }

  text(from: number, to: number): string {
    return this.memory.toString('utf8', this.start + from, this.start + to);
  }

  bytes(to: number): Buffer {
    return this.memory.subarray(this.start, this.start + to);
  }

  drop(to: number): void {
    this.start += to;
  }

  rest(): string {
    while (this.more());
    return this.text(0, this.end - this.start);
  }

  private more(): boolean {
    if (this.start > 0) {
      this.memory.copyWithin(0, this.start, this.end);
      this.end -= this.start;
      this.start = 0;
    }
    if (this.end === this.memory.length) this.memory = Buffer.concat([this.memory], 2 * this.memory.length);
    const read = this.read(this.memory, this.end);
    this.end += read;
    return read > 0;
  }
}
