import { isQuantitySchema, listKeyOf, schemaAt } from './custom-schema';
import type { CustomTypes } from './custom-types';
import { type FieldType, fieldsOf, type ListKey, typeOfKind } from './kubernetes-types';

/**
 * How the API server tells the items of a list apart: the fields that name one, `set` where each value is there once, `atomic` where a list is
 * one value; nothing where it does not say, where the path leads to no list, and for kinds that nobody knows.
 *
 * @param types of kinds that are not Kubernetes' own
 * @param path of the list; items on the way stand in it as `*`, by their index, or not at all: `spec`, `containers`, `0`, `ports`
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export function listKey(types: CustomTypes, apiVersion: string, kind: string, path: readonly string[]): ListKey | undefined {
  const custom = types.of(apiVersion, kind);
  if (!custom) return fieldAt(apiVersion, kind, path)?.key;
  return listKeyOf(schemaAt(custom.schema, path) ?? {});
}

/** Whether a value is a quantity, such as `500m` or `1Gi`: texts that differ may be the same. Parameters as those of `listKey`. */
export function isQuantity(types: CustomTypes, apiVersion: string, kind: string, path: readonly string[]): boolean {
  const custom = types.of(apiVersion, kind);
  if (custom) return isQuantitySchema(schemaAt(custom.schema, path) ?? {});
  const field = fieldAt(apiVersion, kind, path);
  return field?.type === 'Quantity' && field.holds === 'value';
}

function fieldAt(apiVersion: string, kind: string, path: readonly string[]): FieldType | undefined {
  const type = typeOfKind(apiVersion, kind);
  let field: FieldType | undefined = type === undefined ? undefined : { type, holds: 'value' };
  for (const name of path) {
    if (field === undefined) return undefined;
    if (field.holds === 'map') field = { type: field.type, holds: 'value' };
    else if (field.holds === 'list' && /^(?:\d+|\*)$/.test(name)) field = { type: field.type, holds: 'value' };
    else field = fieldsOf(field.type).get(name);
  }
  return field;
}
