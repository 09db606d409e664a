import { isDeepStrictEqual } from 'node:util';
import { atEnd, editJson, inOrder } from '../documents/json/edit-json';
import { isObject } from '../documents/shape';
import { holdOf, holdOfCode } from './holds';
import type { Release } from './release';

/** What no machine decides. */
export interface MergeConflict {
  /** Such as `images.shop/cart.tag`. */
  readonly key: string;
  /** The key of a hold of the one side, over which the other one moves it; nothing where both changed it, each in another way. */
  readonly heldBy?: string;
}

/** One side of a merge. */
interface MergeSide {
  readonly text: string;
  readonly value: unknown;
}

/** What one side alone changed. */
interface Change {
  readonly path: readonly string[];
  readonly by: unknown;
  /** Its value, where that is to be taken from theirs. */
  readonly theirs?: { readonly value: unknown };
}

/**
 * Merges two edits of a release file, key by key: what only one of them changed is taken, wherever it stands. An image is one thing: tag and
 * digest of two edits are never mixed. What one of them holds, the other one does not move.
 *
 * @param ancestor what both began with, as JSON
 * @param ours what is kept in form
 * @param today as `YYYY-MM-DD`
 * @returns the text, and what nobody can merge, in which ours stays
 */
export function mergeRelease(
  ancestor: unknown,
  ours: MergeSide,
  theirs: unknown,
  today: string,
): { readonly text: string; readonly conflicts: readonly MergeConflict[] } {
  const conflicts: MergeConflict[] = [];
  const changes: Change[] = [];
  const compare = (path: readonly string[], before: unknown, mine: unknown, other: unknown): void => {
    if (isDeepStrictEqual(mine, other)) return;
    const isMap = path.length === 0 || (path.length === 1 && ['images', 'holds'].includes(path[0]!));
    if (isMap && isObject(mine) && isObject(other)) {
      const former = isObject(before) ? before : {};
      for (const key of new Set([...Object.keys(mine), ...Object.keys(other)]))
        compare([...path, key], own(former, key), own(mine, key), own(other, key));
    } else if (isDeepStrictEqual(before, other)) changes.push({ path, by: ours.value });
    else if (isDeepStrictEqual(before, mine)) changes.push({ path, by: theirs, theirs: { value: other } });
    else conflicts.push({ key: path.join('.') });
  };
  compare([], ancestor, ours.value, theirs);
  const isHold = ({ path }: Change) => path[0] === 'holds';
  const held = taken(ours.text, changes.filter(isHold));
  const others = changes.filter((change) => !isHold(change));
  const holder = (change: Change) => otherSidesHold(JSON.parse(held), change, today);
  for (const change of others) {
    const heldBy = holder(change);
    if (heldBy !== undefined) conflicts.push({ key: change.path.join('.'), heldBy });
  }
  return {
    text: taken(
      held,
      others.filter((change) => holder(change) === undefined),
    ),
    conflicts,
  };
}

/** The key of a hold over something that changed, which whoever changed it did not know. */
function otherSidesHold(merged: Release, { path: [first, workload], by }: Change, today: string): string | undefined {
  const holdIn = (release: Release) => {
    if (first === 'revision') return holdOfCode(release, today);
    return first === 'images' && workload !== undefined ? holdOf(release, workload, today) : undefined;
  };
  const hold = holdIn(merged);
  return hold && !isDeepStrictEqual(hold, holdIn(by as Release)) ? hold[0] : undefined;
}

function taken(text: string, changes: readonly Change[]): string {
  return changes.reduce(
    (before, { path, theirs }) => (theirs ? editJson(before, path, theirs.value, path.length === 2 ? inOrder : atEnd) : before),
    text,
  );
}

function own(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
