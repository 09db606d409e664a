import { isObject } from '../../documents/shape';
import type { CustomSchema } from './custom-schema';

/**
 * A custom resource with what the API server fills in where nothing is stated: what its definition says, and nothing else.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting
 */
export function withCustomDefaults(schema: CustomSchema, object: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return filled(schema, object) as Readonly<Record<string, unknown>>;
}

/** Shared with what is given as far as nothing is filled in. */
function filled(schema: CustomSchema, value: unknown): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    return isObject(items)
      ? same(
          value,
          value.map((item) => filled(items, item)),
        )
      : value;
  }
  if (!isObject(value)) return value;
  const { properties, additionalProperties: others } = schema;
  const fields: Readonly<Record<string, unknown>> = isObject(properties) ? properties : {};
  const changed: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    if (!isObject(field)) continue;
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    const isAbsent = given === undefined || (given === null && field['nullable'] !== true);
    const inner = filled(field, isAbsent ? field['default'] : given);
    if (inner !== undefined && inner !== given) changed[name] = inner;
  }
  if (isObject(others))
    for (const [name, given] of Object.entries(value)) {
      const inner = Object.hasOwn(fields, name) ? given : filled(others, given);
      if (inner !== given) changed[name] = inner;
    }
  return Object.keys(changed).length === 0 ? value : { ...value, ...changed };
}

function same(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((item, index) => item === before[index]) ? before : after;
}
