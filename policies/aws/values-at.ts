import { Unknown } from '../../lib/rules';

/**
 * Values that stand at the end of a path, in each of its blocks; `undefined` where an attribute, or a block around it, is not set.
 *
 * @param path names apart by dots; `[]` after that of blocks of which there may be none
 */
export function valuesAt(raw: unknown, path: string): readonly unknown[] {
  return path.split('.').reduce<readonly unknown[]>((values, name) => values.flatMap((value) => inside(value, name)), [raw]);
}

function inside(block: unknown, name: string): readonly unknown[] {
  if (block instanceof Unknown) return [block];
  const inner = (block as Readonly<Record<string, unknown>> | undefined)?.[name.replace('[]', '')];
  if (inner === undefined && name.endsWith('[]')) return [];
  return Array.isArray(inner) ? inner : [inner];
}
