import { quantityOf } from '../../documents/quantity';
import { isObject } from '../../documents/shape';
import type { CustomTypes } from '../facts/custom-types';
import { isQuantity, listKey } from '../facts/list-key';
import type { PlannedObject } from '../read/planned-object';
import type { Semantics } from './changed-fields';
import { comparePermissions, isPolicy } from './permissions';

/** What documents of an object's kind mean beyond their text. */
export function semanticsOf({ engine, values }: PlannedObject, types: CustomTypes): Semantics {
  if (engine === 'terraform') return terraform;
  return engine === 'kubernetes' ? kubernetes(types, String(values['apiVersion']), String(values['kind'])) : plain;
}

const plain: Semantics = { listKey: () => undefined, isEqual: () => false, isWhole: () => true };

/** Terraform converts between texts, numbers and truth values, and takes one block for a list of one. */
const terraform: Semantics = {
  alike: inOneForm,
  listKey: () => undefined,
  isEqual: (before, after) => {
    if (isScalar(before) && isScalar(after)) {
      if (typeof before !== typeof after && String(before) === String(after)) return true;
      return (
        typeof before === 'string' && typeof after === 'string' && isPolicy(before) && isPolicy(after) && permitsTheSame(before, after)
      );
    }
    return isEmptyList(before) && isEmptyList(after);
  },
  isWhole: (before, after) => isPolicy(before) && isPolicy(after) && comparePermissions(before, after) !== undefined,
};

function kubernetes(types: CustomTypes, apiVersion: string, kind: string): Semantics {
  return {
    listKey: (path) => listKey(types, apiVersion, kind, path),
    isEqual: (before, after, path) => isQuantity(types, apiVersion, kind, path) && isSameQuantity(before, after),
    isWhole: (before, after, path) => path[0] === 'data' && kind === 'ConfigMap' && (before.includes('\n') || after.includes('\n')),
  };
}

function permitsTheSame(before: string, after: string): boolean {
  const change = comparePermissions(before, after);
  return change !== undefined && change.granted.length + change.revoked.length === 0;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** What Terraform takes for none. */
function isEmptyList(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function isSameQuantity(before: unknown, after: unknown): boolean {
  const [one, other] = [quantityOf(before), quantityOf(after)];
  return one !== undefined && one === other;
}

/** Blocks that are there once, as objects: Terraform JSON takes both. */
function inOneForm(before: unknown, after: unknown): readonly [unknown, unknown] {
  if (isObject(before) && Array.isArray(after) && after.length === 1) return [[before], after];
  if (isObject(after) && Array.isArray(before) && before.length === 1) return [before, [after]];
  return [before, after];
}
