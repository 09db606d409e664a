import { isObject } from '../../documents/shape';
import { computedDefaults } from './computed-defaults';
import { withCustomDefaults } from './custom-defaults';
import type { CustomTypes } from './custom-types';
import { fieldsOf, typeOfKind } from './kubernetes-types';
import { kubernetesDefaults as recorded } from './tables/kubernetes-defaults';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

interface Default {
  readonly field: string;
  readonly condition?: string;
  /** Left out where it is copied. */
  readonly value?: unknown;
  readonly copiedFrom?: string;
}

const defaults: ReadonlyMap<string, readonly Default[]> = byType(recorded.text.split('\n'));

/**
 * An object with what the API server fills in where nothing is stated, so that a stated default is no change. What a cluster chooses, as the
 * address of a Service, is left out; objects of a kind that nobody knows stay as they are. An API server of one version was asked: it says the
 * same as those beside it.
 *
 * @param types of kinds that are not Kubernetes' own
 */
export function withDefaults(document: Json, types: CustomTypes): Json {
  const [apiVersion, kind] = [String(document['apiVersion']), String(document['kind'])];
  const type = typeOfKind(apiVersion, kind);
  if (type !== undefined) return filled(type, '', document);
  const custom = types.of(apiVersion, kind);
  return custom ? withCustomDefaults(custom.schema, document) : document;
}

/** Objects are shared with the document as far as nothing is filled in. */
function filled(type: string, held: string, object: Json): Json {
  const changed: Record<string, unknown> = {};
  for (const { field, condition, value, copiedFrom } of defaults.get(type) ?? []) {
    if (isStated(object, field) || !meetsAll(condition, object, held)) continue;
    const given = copiedFrom === undefined ? value : object[copiedFrom];
    if (given !== undefined && given !== null) changed[field] = given;
  }
  Object.assign(changed, computedDefaults(type, object));
  for (const [name, { type: inner, holds }] of fieldsOf(type)) {
    const value = Object.hasOwn(changed, name) ? changed[name] : Object.hasOwn(object, name) ? object[name] : undefined;
    if (name === 'metadata' && held === '') continue;
    const at = `${type}.${name}`;
    if (holds === 'value' && isObject(value)) changed[name] = filled(inner, at, value);
    if (holds === 'list' && Array.isArray(value)) changed[name] = value.map((item) => (isObject(item) ? filled(inner, at, item) : item));
  }
  return Object.keys(changed).length === 0 ? object : { ...object, ...changed };
}

/** Whether one condition of the table holds for what is stated of an object. @param held type and field that hold it */
export function meets(condition: string, stated: Json, held: string): boolean {
  if (condition.startsWith('@')) return held === condition.slice(1);
  if (condition.startsWith('!')) return !isStated(stated, condition.slice(1));
  const [, name, not, value] = /^([^!=]*)(!?)=?(.*)$/s.exec(condition)!;
  if (!condition.includes('=')) return isStated(stated, condition);
  return (isStated(stated, name!) && String(stated[name!]) === value) !== (not === '!');
}

function meetsAll(condition: string | undefined, stated: Json, held: string): boolean {
  return condition === undefined || condition.split('&').every((one) => meets(one, stated, held));
}

/** What is empty is not there, to the API server. */
function isStated(object: Json, field: string): boolean {
  if (!Object.hasOwn(object, field)) return false;
  const value = object[field];
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function byType(lines: readonly string[]): ReadonlyMap<string, readonly Default[]> {
  const types = new Map<string, Default[]>();
  for (const line of lines) {
    const [, type, field, condition, value] = /^(\S+) (\S+) (?:if (\S+) )?(.*)$/.exec(line)!;
    const given = value!.startsWith('=') ? { copiedFrom: value!.slice(1) } : { value: JSON.parse(value!) };
    types.set(type!, [...(types.get(type!) ?? []), { field: field!, ...(condition !== undefined && { condition }), ...given }]);
  }
  return types;
}
