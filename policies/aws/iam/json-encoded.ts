/**
 * Reads the argument of `${jsonencode(…)}`: objects, lists and scalars of Terraform's language. What else stands there, such as a
 * reference or a call, becomes a text with `${…}` around it.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/configuration
 * @returns nothing where it is no such expression
 */
export function jsonEncoded(text: string): unknown {
  const [, argument] = /^\$\{\s*jsonencode\(([\s\S]*)\)\s*\}$/.exec(text) ?? [];
  if (argument === undefined) return undefined;
  const reader = new Reader(argument);
  const value = reader.value(0);
  return reader.atEnd() ? value : undefined;
}

/** No policy is deeper. */
const deepest = 50;
const space = /(?:\s|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const key = /"((?:[^"\\]|\\.)*)"|\(?([A-Za-z_][\w-]*)\)?/y;
const number = /-?\d+(?:\.\d+)?(?![\w.])/y;
const word = /(true|false|null)(?![\w.[(])/y;
const comprehension = /\s*for\s/y;
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

class Reader {
  private position = 0;

  constructor(private readonly text: string) {}

  atEnd(): boolean {
    this.match(space);
    return this.position === this.text.length;
  }

  value(depth: number): unknown {
    if (depth > deepest) return this.expression();
    this.match(space);
    switch (this.text[this.position]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.list(depth);
      default:
        return this.scalar();
    }
  }

  private object(depth: number): unknown {
    const start = this.position++;
    const entries: [string, unknown][] = [];
    while (!this.take('}')) {
      const [found, quoted, bare] = this.match(key) ?? [];
      if (found === undefined || !(this.take('=') || this.take(':'))) return this.expression(start);
      entries.push([quoted === undefined ? bare! : unescaped(quoted), this.value(depth + 1)]);
      this.take(',');
    }
    return Object.fromEntries(entries);
  }

  private list(depth: number): unknown {
    const start = this.position++;
    const items: unknown[] = [];
    if (this.match(comprehension)) return this.expression(start);
    while (!this.take(']')) {
      if (this.position >= this.text.length) return this.expression(start);
      items.push(this.value(depth + 1));
      if (!this.take(',') && this.text[this.position] !== ']') return this.expression(start);
    }
    return items;
  }

  private scalar(): unknown {
    const start = this.position;
    const literal = this.literal();
    this.match(space);
    const ends =
      this.position >= this.text.length || /[,\]})\n]/.test(this.text[this.position]!) || /\n/.test(this.text.slice(start, this.position));
    return literal !== undefined && ends ? literal.value : this.expression(start);
  }

  private literal(): { readonly value: unknown } | undefined {
    if (this.text[this.position] === '"') return { value: unescaped(this.quoted()) };
    const [digits] = this.match(number) ?? [];
    if (digits !== undefined) return { value: Number(digits) };
    const [found] = this.match(word) ?? [];
    return found === undefined ? undefined : { value: JSON.parse(found) };
  }

  /** A text, with the templates in it. */
  private quoted(): string {
    const start = ++this.position;
    while (this.position < this.text.length && this.text[this.position] !== '"') {
      if (this.text[this.position] === '\\') this.position += 2;
      else if (this.text.startsWith('${', this.position) && this.text[this.position - 1] !== '$') this.skipGroup(this.position + 1);
      else this.position++;
    }
    return this.text.slice(start, this.position++);
  }

  /** Anything else, up to where the next value starts. */
  private expression(start = this.position): string {
    this.position = start;
    while (this.position < this.text.length && !/[,\]})\n]/.test(this.text[this.position]!)) {
      const character = this.text[this.position]!;
      if (character === '"') this.quoted();
      else if (closing[character]) this.skipGroup(this.position);
      else this.position++;
    }
    return `\${${this.text.slice(start, this.position).trim()}}`;
  }

  /** From a bracket to behind the one that closes it. */
  private skipGroup(start: number): void {
    const open: string[] = [];
    this.position = start;
    do {
      const character = this.text[this.position]!;
      if (character === '"' && open.length > 0) {
        this.quoted();
        continue;
      }
      if (closing[character]) open.push(closing[character]);
      else if (character === open.at(-1)) open.pop();
      this.position++;
    } while (open.length > 0 && this.position < this.text.length);
  }

  private take(character: string): boolean {
    this.match(space);
    if (this.text[this.position] !== character) return false;
    this.position++;
    this.match(space);
    return true;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text);
    if (found) this.position = pattern.lastIndex;
    return found;
  }
}

function unescaped(text: string): string {
  return text.replace(/\\(n|r|t|"|\\)/g, (_, character: string) => ({ n: '\n', r: '\r', t: '\t' })[character] ?? character);
}
