import { once } from '../../once';
import { kubernetesTypes as recorded } from './tables/kubernetes-types';

/** How the items of a list are told apart: by these fields, by their value, or only by their place. */
export type ListKey = readonly string[] | 'set' | 'atomic';

/** What a field holds, as far as it is an object, a list, a map or a quantity. */
export interface FieldType {
  /** Type of the value, of the items of a list, or of the values of a map; empty where it is plain. */
  readonly type: string;
  readonly holds: 'value' | 'list' | 'map';
  /** Of a list; nothing where the API server does not say. */
  readonly key?: ListKey;
}

export type Fields = ReadonlyMap<string, FieldType>;

const lines = recorded.text.split('\n').map((line) => line.split(' '));

/** What is recorded of each type, read once somebody asks for it. */
const definitions: ReadonlyMap<string, () => Fields> = new Map(
  lines.map(([head, ...fields]) => [head!.replace(/=.*/, ''), once(() => new Map(fields.map(readField)))] as const),
);

const noFields: Fields = new Map();

/** Types of kinds, by `apps/v1/Deployment`. */
const kinds: ReadonlyMap<string, string> = new Map(
  lines.flatMap(([head]) => {
    const [type, apiVersion] = head!.split('=');
    return apiVersion === undefined ? [] : [[`${apiVersion}/${type!.split('.').at(-1)}`, type!] as const];
  }),
);

/** The type of a kind of Kubernetes' own, such as `apps.v1.Deployment`; nothing for others. */
export function typeOfKind(apiVersion: string, kind: string): string | undefined {
  return kinds.get(`${apiVersion}/${kind}`);
}

/** The fields of a type that hold more than a plain value. */
export function fieldsOf(type: string): Fields {
  return definitions.get(type)?.() ?? noFields;
}

function readField(field: string): readonly [string, FieldType] {
  const at = field.indexOf(':');
  const [name, text] = [field.slice(0, at), field.slice(at + 1)];
  const [, map] = /^\{(.*)\}$/.exec(text) ?? [];
  if (map !== undefined) return [name, { type: map.replace(/\[.*$/, ''), holds: map.endsWith(']') ? 'value' : 'map' }];
  const [, item, keys] = /^(.*)\[(.*)\]$/.exec(text) ?? [];
  if (keys === undefined) return [name, { type: text, holds: 'value' }];
  const key = keys === '=' ? 'set' : keys === '!' ? 'atomic' : keys === '' ? undefined : keys.split(',');
  return [name, { type: item!, holds: 'list', ...(key !== undefined && { key }) }];
}
