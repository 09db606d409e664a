import type { Step } from './pointer';

/** More than anybody reads; a document with more of them is told by the first. */
const most = 1000;

/**
 * What stands at a place of a document, one by one and sorted: `SYS_ADMIN`, `verbs: *`.
 *
 * @param where at the place, or in the item of a list that it belongs to
 */
export function extentAt(document: unknown, steps: readonly Step[], where: 'place' | 'item' = 'place'): readonly string[] {
  let value: unknown = document;
  let item: unknown;
  for (const { key, elsewhere } of steps) {
    if (elsewhere) return [];
    value = isHolder(value) && Object.hasOwn(value, key) ? value[key] : undefined;
    if (typeof key === 'number' && isHolder(value)) item = value;
  }
  return sorted(leaves(where === 'item' ? (item ?? value) : value, ''));
}

function isHolder(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Once each, in an order that is the same everywhere. */
export function sorted(extent: readonly string[]): readonly string[] {
  return [...new Set(extent)].sort().slice(0, most);
}

function leaves(value: unknown, path: string): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return [path ? `${path}: ${value}` : String(value)];
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, path));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}.${key}` : key));
}
