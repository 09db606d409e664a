import { inPieces } from './in-pieces';
import { inert } from './printable';

/** Items from which on a list is written item by item. */
const many = 16;

/** The same text as of `printableJson`, piece by piece: a long one is never in memory as a whole. */
export function* printableJsonPieces(value: unknown): Generator<string> {
  for (const piece of inPieces(parts(value, ''))) yield inert(piece);
}

/** Cut between values, never within a text. @param indent of the line on which it begins */
function* parts(value: unknown, indent: string): Generator<string> {
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.length > 0) {
    let before = `[\n${inner}`;
    for (const item of value) {
      yield before;
      if (value.length < many) yield* parts(item ?? null, inner);
      else yield whole(item, inner) ?? 'null';
      before = `,\n${inner}`;
    }
    yield `\n${indent}]`;
    return;
  }
  const entries = isPlain(value) ? Object.entries(value).filter(([, each]) => isWritten(each)) : [];
  if (entries.length === 0) {
    yield whole(value, indent) ?? 'null';
    return;
  }
  let before = `{\n${inner}`;
  for (const [key, each] of entries) {
    yield `${before}${JSON.stringify(key)}: `;
    yield* parts(each, inner);
    before = `,\n${inner}`;
  }
  yield `\n${indent}}`;
}

/** Texts hold no line break of their own in JSON. */
function whole(value: unknown, indent: string): string | undefined {
  return JSON.stringify(value, undefined, 2)?.replaceAll('\n', `\n${indent}`);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('toJSON' in value);
}

function isWritten(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}
