import { holdsCredential } from '../../policy/values/secrets';
import { printable } from '../../wording/printable';

/** A text as TypeScript writes it: nothing of it ends the text, and no line of it is two. */
export function codeText(text: string): string {
  const escaped = [...JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")].map((character) =>
    /[\u007f-\uffff]/.test(character) && character.length === 1 ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character,
  );
  return `'${escaped.join('')}'`;
}

/** Characters of a comment. */
const longest = 300;

/** A text in a comment of one line. */
export function commentText(text: string): string {
  const shown = printable(text.length > 4 * longest ? text.slice(0, 4 * longest) : text).replace(/[\r\n\u2028\u2029]+/g, ' ');
  if (holdsCredential(text.slice(0, 4 * longest))) return 'Left out: what stands here may be a credential.';
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}

/** A value of texts, numbers, lists and maps as TypeScript. */
export function codeOf(value: unknown): string {
  if (typeof value === 'string') return codeText(value);
  if (Array.isArray(value)) return `[${value.map(codeOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return entries.length === 0 ? '{}' : `{ ${entries.map(([key, one]) => `${codeKey(key)}: ${codeOf(one)}`).join(', ')} }`;
}

/** Written as the others, `__proto__` would be no key. */
function codeKey(key: string): string {
  if (key === '__proto__') return "['__proto__']";
  return /^[A-Za-z_]\w*$/.test(key) ? key : codeText(key);
}
