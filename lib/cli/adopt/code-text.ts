import { printable } from '../../wording/printable';

/** A text as TypeScript writes it: nothing of it ends the text, and no line of it is two. */
export function codeText(text: string): string {
  const escaped = [...JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")].map((character) =>
    /[\u007f-\uffff]/.test(character) && character.length === 1 ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character,
  );
  return `'${escaped.join('')}'`;
}

/** A text in a comment of one line. */
export function commentText(text: string): string {
  return printable(text)
    .replace(/[\r\n\u2028\u2029]+/g, ' ')
    .slice(0, 300);
}

/** A value of texts, numbers, lists and maps as TypeScript. */
export function codeOf(value: unknown): string {
  if (typeof value === 'string') return codeText(value);
  if (Array.isArray(value)) return `[${value.map(codeOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return entries.length === 0
    ? '{}'
    : `{ ${entries.map(([key, one]) => `${/^[A-Za-z_]\w*$/.test(key) ? key : codeText(key)}: ${codeOf(one)}`).join(', ')} }`;
}
