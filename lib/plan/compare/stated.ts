import type { FieldChange } from './changed-fields';
import { inside, itemBy, type Step } from './step';

/** Whether a document says something of a field by itself: what a server fills in is not. */
export function isStated(document: unknown, path: readonly Step[]): boolean {
  let value = document;
  for (const step of path) {
    if (typeof step === 'object' && !('keys' in step)) return true;
    value = typeof step === 'object' ? itemBy(value, step.keys) : inside(value, step);
    if (value === undefined) return false;
  }
  return value !== null;
}

/** A field that differs, and the fields that no document states: their defaults follow it. */
export interface StatedChange {
  readonly field: FieldChange;
  readonly following: readonly FieldChange[];
}

/**
 * Joins what only differs by default to the field that it follows: the one that differs and is closest to it.
 *
 * @param documents both, as they are stated
 */
export function byStatedField(fields: readonly FieldChange[], documents: readonly unknown[]): readonly StatedChange[] {
  const stated = fields.filter(({ path }) => documents.some((document) => isStated(document, path)));
  // Nothing to follow: it is what it is.
  if (stated.length === 0) return fields.map((field) => ({ field, following: [] }));
  const following = new Map<FieldChange, FieldChange[]>(stated.map((field) => [field, []]));
  for (const field of fields.filter((one) => !stated.includes(one))) {
    const common = stated.map(({ path }) => commonSteps(path, field.path));
    following.get(stated[common.indexOf(Math.max(...common))]!)!.push(field);
  }
  return [...following].map(([field, others]) => ({ field, following: others }));
}

function commonSteps(path: readonly Step[], other: readonly Step[]): number {
  const end = path.findIndex((step, index) => JSON.stringify(step) !== JSON.stringify(other[index]));
  return end < 0 ? path.length : end;
}
