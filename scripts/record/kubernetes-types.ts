import type { RecordedTable } from './recorded-file';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** What the API server says of its types, without what is plain: fields that hold neither an object, a list, nor a quantity. */
export function kubernetesTypes(openApi: Json, version: string): RecordedTable {
  const definitions = Object.entries<Json>(openApi['definitions']).filter(([name]) => !/(?:List|Status|WatchEvent)$/.test(name));
  const lines = definitions.map(([name, definition]) => {
    const [kind] = (definition['x-kubernetes-group-version-kind'] ?? []) as readonly Json[];
    const fields = Object.entries<Json>(definition['properties'] ?? {})
      .filter(([field]) => kind === undefined || field !== 'status')
      .flatMap(([field, property]) => {
        const type = typeOf(property);
        return type === '' ? [] : [`${field}:${type}`];
      });
    const served = kind === undefined || definition['x-kubernetes-group-version-kind'].length > 1 ? '' : `=${apiVersionOf(kind)}`;
    return [`${short(name)}${served}`, ...fields.sort()].join(' ');
  });
  return {
    name: 'kubernetes-types',
    comment: [
      "Kubernetes' types: `<type>[=<apiVersion of the kind>] <field>:<type>…`. A list is `<type of its items>[<keys>]`, `[=]` a set, `[!]`",
      'atomic, `[]` says nothing; `{<type>}` is a map.',
    ].join(' '),
    version,
    lines: lines.filter((line) => line.includes(':') || line.includes('=')).sort(),
  };
}

function typeOf(property: Json): string {
  const [only] = (property['allOf'] ?? []) as readonly Json[];
  if (only) return typeOf(only);
  const { $ref: ref, type, items, additionalProperties: values } = property;
  if (ref !== undefined) return short(ref.replace('#/definitions/', ''));
  if (type === 'array') return `${typeOf(items)}[${listOf(property)}]`;
  const inner = typeof values === 'object' ? typeOf(values) : '';
  return inner === '' ? '' : `{${inner}}`;
}

function listOf(property: Json): string {
  const { 'x-kubernetes-list-type': type, 'x-kubernetes-list-map-keys': keys, 'x-kubernetes-patch-merge-key': key } = property;
  if (type === 'map') return keys.join(',');
  return type === 'set' ? '=' : type === 'atomic' ? '!' : (key ?? '');
}

/** `core.v1.Container`; nothing for what is one value. */
function short(name: string): string {
  if (/\.(?:Time|MicroTime|IntOrString|Duration|RawExtension|FieldsV1|JSON|Patch)$/.test(name)) return '';
  if (name.endsWith('.Quantity')) return 'Quantity';
  return name.replace(/^io\.k8s\.api\.|^io\.k8s\.(?:apimachinery|apiextensions-apiserver|kube-aggregator)\.pkg\.apis\./, '');
}

function apiVersionOf({ group, version }: Json): string {
  return group === '' ? version : `${group}/${version}`;
}
