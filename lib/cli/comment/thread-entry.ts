import { isObject } from '../../documents/shape';
import type { ThreadComment } from './thread';

/**
 * A comment as a forge lists it.
 *
 * @param author the field that holds who wrote it
 * @returns nothing for what is none: it is not ours then
 */
export function threadEntry(entry: Readonly<Record<string, unknown>>, author: 'user' | 'author'): ThreadComment | undefined {
  const { id, body } = entry;
  const by = entry[author];
  if (!isId(id) || typeof body !== 'string') return undefined;
  return { id, body, author: isObject(by) && isId(by.id) ? by.id : undefined };
}

export function isId(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

/** The id of an answer that is an object. */
export function idOf(value: unknown): number | undefined {
  return isObject(value) && isId(value.id) ? value.id : undefined;
}
