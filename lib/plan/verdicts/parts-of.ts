import { canonicalJson } from '../../documents/hash';
import { isObject } from '../../documents/shape';
import type { FieldChange } from '../compare/changed-fields';

/** Whoever adds more at once has it looked at as a whole. */
const mostParts = 2_000;

/** A change of a whole, and of all that is added, removed or exchanged in it: what is in an object is judged as if it came alone. */
export function partsOf(change: FieldChange): readonly FieldChange[] {
  const parts: FieldChange[] = [];
  const visit = ({ path, before, after }: FieldChange): void => {
    if (parts.length >= mostParts) return;
    parts.push({ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) });
    if (Array.isArray(before) && Array.isArray(after)) {
      const [was, is] = [new Set(before.map(canonicalJson)), new Set(after.map(canonicalJson))];
      before.forEach((item, index) => {
        if (!is.has(canonicalJson(item))) inside(path, index, item, undefined);
      });
      after.forEach((item, index) => {
        if (!was.has(canonicalJson(item))) inside(path, index, undefined, item);
      });
    } else if (before === undefined || after === undefined) {
      const value = before ?? after;
      const entries = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
      for (const [key, inner] of entries)
        inside(path, key, before === undefined ? undefined : inner, after === undefined ? undefined : inner);
    }
  };
  const inside = (path: FieldChange['path'], key: string | number, before: unknown, after: unknown) => {
    visit({ path: [...path, key], before, after });
  };
  visit(change);
  return parts;
}
