import { Unknown } from '../../lib/rules';
import { jsonIn } from './json-text';

/** A text with the name that it goes by; one that Terraform completes is a template. */
export interface NamedText {
  readonly name: string;
  readonly value: string;
}

/** Texts in a block or in JSON with their names: `{ DB_USER: 'app' }`, `{ name: 'DB_USER', value: 'app' }`. Names of secrets are left out. */
export function namedTexts(block: unknown): readonly NamedText[] {
  const found: NamedText[] = [];
  const open: unknown[] = [parsed(block)];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null || value instanceof Unknown) continue;
    const { name, value: own, type } = value as Readonly<Record<string, unknown>>;
    const text = textOf(own);
    if (typeof name === 'string' && text !== undefined) {
      if (type !== 'SECRETS_MANAGER' && type !== 'PARAMETER_STORE') found.push({ name, value: text });
      continue;
    }
    for (const [key, inner] of Object.entries(value)) {
      const innerText = textOf(inner);
      if (innerText === undefined) open.push(inner);
      else found.push({ name: key, value: innerText });
    }
  }
  return found;
}

function textOf(value: unknown): string | undefined {
  return value instanceof Unknown ? value.text : typeof value === 'string' ? value : undefined;
}

function parsed(block: unknown): unknown {
  return typeof block === 'string' || block instanceof Unknown ? jsonIn(block) : block;
}
