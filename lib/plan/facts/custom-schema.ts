import { isObject } from '../../documents/shape';
import type { ListKey } from './kubernetes-types';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** A schema of OpenAPI v3, as definitions of custom resources hold it: of a kind, or of a field of one. */
export type CustomSchema = Json;

/** What a schema says of its own value, and a plan asks. */
export function factsOf(schema: CustomSchema): Record<string, unknown> {
  const rules = rulesOf(schema).filter(({ rule }) => rule.includes('oldSelf'));
  const isKeyed = schema['x-kubernetes-list-type'] === 'map' || schema['x-kubernetes-list-type'] === 'set';
  return {
    ...(schema['default'] !== undefined && { default: schema['default'] }),
    ...(schema['default'] !== undefined && schema['nullable'] === true && { nullable: true }),
    ...(isKeyed && { 'x-kubernetes-list-type': schema['x-kubernetes-list-type'] }),
    ...(isKeyed && schema['x-kubernetes-list-map-keys'] && { 'x-kubernetes-list-map-keys': schema['x-kubernetes-list-map-keys'] }),
    ...(isQuantitySchema(schema) && { format: 'quantity' }),
    ...(rules.length > 0 && { 'x-kubernetes-validations': rules }),
  };
}

/** A rule in CEL. */
export interface CustomRule {
  readonly rule: string;
  /** Whether it holds where there was nothing before, too. */
  readonly optionalOldSelf?: true;
}

export function rulesOf(schema: CustomSchema): readonly CustomRule[] {
  const rules: unknown = schema['x-kubernetes-validations'];
  return (Array.isArray(rules) ? rules : []).flatMap((rule) =>
    isObject(rule) && typeof rule['rule'] === 'string'
      ? [{ rule: rule['rule'].trim(), ...(rule['optionalOldSelf'] === true && { optionalOldSelf: true as const }) }]
      : [],
  );
}

/** What controller-gen writes of a quantity. */
const quantity = String.raw`^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$`;

export function isQuantitySchema({ format, pattern }: CustomSchema): boolean {
  return format === 'quantity' || pattern === quantity;
}

/** How the items of a list are told apart; nothing where they are by their place. */
export function listKeyOf(schema: CustomSchema): ListKey | undefined {
  const keys: unknown = schema['x-kubernetes-list-map-keys'];
  if (schema['x-kubernetes-list-type'] === 'set') return 'set';
  if (schema['x-kubernetes-list-type'] !== 'map' || !Array.isArray(keys) || keys.length === 0) return undefined;
  return keys.every((key) => typeof key === 'string') ? keys : undefined;
}

/** The schema of a field. @param path items of lists stand in it as `*`, by their index, or not at all */
export function schemaAt(schema: CustomSchema, path: readonly string[]): CustomSchema | undefined {
  let at: CustomSchema | undefined = schema;
  for (const name of path) {
    if (at === undefined) return undefined;
    const isList = isObject(at['items']);
    if (isList) at = at['items'] as CustomSchema;
    if (!isList || !/^(?:\d+|\*)$/.test(name)) at = fieldOf(at, name);
  }
  return at;
}

export function fieldOf({ properties, additionalProperties }: CustomSchema, name: string): CustomSchema | undefined {
  const own: unknown = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
  return isObject(own) ? own : undefined;
}
