import { isObject } from '../documents/shape';
import { type KeptList, keptVersion } from './kept-list';

/**
 * A list as it is written: the same bytes for the same content. Each entry begins with its address and spreads over lines, so that two people
 * who add or change different entries merge.
 */
export function printKeptList({ stack, resources, others }: KeptList): string {
  const entries = [...resources].map(([address, entry]) => [address, inOrder(entry)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ schemaVersion: keptVersion, stack, ...others, resources: Object.fromEntries(entries) }, undefined, 2)}\n`;
}

/** What people read first stands first; then by name. */
const first = ['path', 'keeps', 'name', 'claims', 'reason'];

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isObject(value)) return value;
  const rank = (key: string) => (first.includes(key) ? first.indexOf(key) : first.length);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inOrder(inner)]),
  );
}
