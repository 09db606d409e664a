import { canonicalJson } from '../../documents/hash';
import { isObject } from '../../documents/shape';
import type { FieldChange } from './changed-fields';
import type { StatedChange } from './stated';

/** A field that differs; one that was removed may be there under another name. */
export interface NamedChange extends StatedChange {
  /** What was added, and says the same but for its name. */
  readonly renamed?: FieldChange;
}

/**
 * Joins what was removed from a list to what was added to it, where both say the same under another name or number, as a variable does or a
 * port. Where several could be meant, nobody guesses.
 */
export function withRenamed(changes: readonly StatedChange[]): readonly NamedChange[] {
  const byContent = new Map<string, { readonly removed: StatedChange[]; readonly added: StatedChange[] }>();
  for (const change of changes) {
    const content = contentOf(change);
    if (content === undefined) continue;
    const known = byContent.get(content) ?? { removed: [], added: [] };
    byContent.set(content, known);
    known[change.field.after === undefined ? 'removed' : 'added'].push(change);
  }
  const joined = new Map<StatedChange, StatedChange>();
  for (const { removed, added } of byContent.values()) if (removed.length === 1 && added.length === 1) joined.set(removed[0]!, added[0]!);
  const gone = new Set(joined.values());
  return changes.flatMap((change) => {
    const other = joined.get(change);
    return gone.has(change) ? [] : [other ? { ...change, renamed: other.field } : change];
  });
}

/** Where an item stands, and what it says beside its keys; nothing for what is on both sides, is known by no key, or says nothing else. */
function contentOf({ field: { path, before, after }, following }: StatedChange): string | undefined {
  const [step, item] = [path.at(-1), before ?? after];
  if ((before === undefined) === (after === undefined) || following.length > 0 || !isObject(item)) return undefined;
  if (typeof step !== 'object' || !('keys' in step)) return undefined;
  const rest = Object.entries(item).filter(([name]) => !Object.hasOwn(step.keys, name));
  return rest.length === 0 ? undefined : canonicalJson([path.slice(0, -1), Object.keys(step.keys).sort(), Object.fromEntries(rest)]);
}
