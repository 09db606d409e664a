import { isDeepStrictEqual } from 'node:util';
import { atEnd, editJson, inOrder } from '../documents/json/edit-json';
import { isObject } from '../documents/shape';

/** What both changed, each in another way: no machine decides between them. */
export interface MergeConflict {
  /** Such as `images.shop/cart.tag`. */
  readonly key: string;
}

/**
 * Merges two edits of a release file, key by key: what only one of them changed is taken, wherever it stands. An image is one thing: tag and
 * digest of two edits are never mixed.
 *
 * @param ancestor what both began with, as JSON
 * @param ours what is kept in form
 * @returns the text, and what nobody can merge, in which ours stays
 */
export function mergeRelease(
  ancestor: unknown,
  ours: { readonly text: string; readonly value: unknown },
  theirs: unknown,
): { readonly text: string; readonly conflicts: readonly MergeConflict[] } {
  const conflicts: MergeConflict[] = [];
  let text = ours.text;
  const merge = (path: readonly string[], before: unknown, mine: unknown, other: unknown): void => {
    if (isDeepStrictEqual(mine, other) || isDeepStrictEqual(before, other)) return;
    const isMap = path.length === 0 || (path.length === 1 && ['images', 'holds'].includes(path[0]!));
    if (isMap && isObject(mine) && isObject(other)) {
      const former = isObject(before) ? before : {};
      for (const key of new Set([...Object.keys(mine), ...Object.keys(other)]))
        merge([...path, key], own(former, key), own(mine, key), own(other, key));
    } else if (isDeepStrictEqual(before, mine)) {
      text = editJson(text, path, other, path.length === 2 ? inOrder : atEnd);
    } else conflicts.push({ key: path.join('.') });
  };
  merge([], ancestor, ours.value, theirs);
  return { text, conflicts };
}

function own(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
