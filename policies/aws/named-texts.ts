import { Unknown } from '../../lib';

/** A text with the name that it goes by. */
export interface NamedText {
  readonly name: string;
  readonly value: string;
}

/** Texts in a block or in JSON with their names: `{ DB_USER: 'app' }`, `{ name: 'DB_USER', value: 'app' }`. References to secrets are left out. */
export function namedTexts(block: unknown): readonly NamedText[] {
  const found: NamedText[] = [];
  const open: unknown[] = [parsed(block)];
  while (open.length > 0) {
    const value = open.pop();
    if (Array.isArray(value)) open.push(...value);
    if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Unknown) continue;
    const { name, value: text, type } = value as Readonly<Record<string, unknown>>;
    if (typeof name === 'string' && typeof text === 'string') {
      if (type !== 'SECRETS_MANAGER' && type !== 'PARAMETER_STORE') found.push({ name, value: text });
      continue;
    }
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'string') found.push({ name: key, value: inner });
      else open.push(inner);
    }
  }
  return found;
}

function parsed(block: unknown): unknown {
  if (typeof block !== 'string') return block;
  try {
    return JSON.parse(block);
  } catch {
    return undefined;
  }
}
