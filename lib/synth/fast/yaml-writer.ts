type Map_ = Readonly<Record<string, unknown>>;

/** Makes YAML of a document. */
export type Print = (document: unknown) => string;

/** More texts than these are not remembered. */
const most = 20_000;

/**
 * Writes usual documents of Kubernetes for a tenth of the time: maps, lists of maps and of plain values. What is plain beyond doubt is
 * written as it is; every other text is printed by `print`, once, and everything unusual as a whole.
 */
export class YamlWriter {
  private readonly printed = new Map<string, string>();

  constructor(private readonly print: Print) {}

  write(document: unknown): string {
    return isMap(document) && Object.keys(document).length > 0 && isUsual(document, new Set())
      ? this.map(document, '', '')
      : this.print(document);
  }

  private map(map: Map_, first: string, indent: string): string {
    let text = '';
    for (const key of Object.keys(map)) text += `${text === '' ? first : indent}${key}:${this.value(map[key], indent)}`;
    return text;
  }

  /** What stands behind `key:` or `-`. */
  private value(value: unknown, indent: string): string {
    if (typeof value === 'string') return this.text(value, indent);
    if (typeof value !== 'object' || value === null) return ` ${String(value)}\n`;
    const inner = `${indent}  `;
    if (!Array.isArray(value)) return Object.keys(value).length === 0 ? ' {}\n' : `\n${this.map(value as Map_, inner, inner)}`;
    return value.length === 0 ? ' []\n' : `\n${value.map((item) => `${inner}-${this.item(item, inner)}`).join('')}`;
  }

  private item(item: unknown, indent: string): string {
    const isFilled = isMap(item) && Object.keys(item).length > 0;
    return isFilled ? this.map(item, ' ', `${indent}  `) : this.value(item, indent);
  }

  private text(text: string, indent: string): string {
    if (isPlain(text)) return ` ${text}\n`;
    // Blocks are indented.
    const key = text.includes('\n') ? `${indent}\0${text}` : text;
    const known = this.printed.get(key);
    if (known !== undefined) return known;
    const printed = this.printAt(text, text.includes('\n') ? indent.length / 2 : 0);
    if (this.printed.size < most) this.printed.set(key, printed);
    return printed;
  }

  private printAt(text: string, depth: number): string {
    let document: unknown = text;
    for (let level = 0; level <= depth; level++) document = { a: document };
    const printed = this.print(document);
    return printed.slice(printed.indexOf(`${'  '.repeat(depth)}a:`) + 2 * depth + 2);
  }
}

/** Whether it is of what the writer knows: a value that stands twice is an alias, which is not. */
function isUsual(value: unknown, seen: Set<unknown>): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0);
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value !== 'object' || seen.has(value)) return false;
  seen.add(value);
  if (Array.isArray(value)) return !value.includes(undefined) && value.every((item) => !Array.isArray(item) && isUsual(item, seen));
  return isMap(value) && Object.keys(value).every((key) => isPlain(key) && isUsual(value[key], seen));
}

function isMap(value: unknown): value is Map_ {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** No reader takes it for anything but a text, on any line. */
const plain = /^[A-Za-z/][\w./@+-]*(?:[:=,][\w./@+-]+)*$/;
/** Texts of YAML 1.1 that are none: https://yaml.org/type/bool.html, https://yaml.org/type/null.html */
const words = /^(?:y|yes|n|no|true|false|on|off|null)$/i;

function isPlain(text: string): boolean {
  return text.length <= 128 && plain.test(text) && !words.test(text);
}
