import { isObject } from '../../lib/documents/shape';
import { factsOf } from '../../lib/plan/facts/custom-schema';
import type { RecordedTable } from './recorded-file';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/**
 * What definitions of custom resources say of their kinds, without what is plain: lists whose items have keys, sets, quantities, defaults, and
 * rules that look at what was there before.
 *
 * @param definitions CustomResourceDefinitions
 * @param version of each project
 */
export function customTypes(definitions: readonly Json[], version: string): RecordedTable {
  const lines = new Map<string, string>();
  for (const { spec } of definitions)
    for (const { name, schema } of spec['versions']) {
      const facts = pruned(schema?.openAPIV3Schema ?? {}, true) ?? {};
      lines.set(`${spec['group']}/${name}/${spec['names'].kind}`, JSON.stringify(facts));
    }
  return {
    name: 'custom-types',
    comment: [
      'What definitions of custom resources say: `<group>/<version>/<kind> <schema>`, of the schema only list keys, sets, quantities,',
      'defaults, and rules about what was there before.',
    ].join(' '),
    version,
    lines: [...lines].map(([kind, schema]) => `${kind} ${schema}`).sort(),
  };
}

/** Nothing where it holds no fact. Of what Kubernetes keeps in every object, and of what controllers write, nothing is asked. */
function pruned(schema: Json, isRoot = false): Json | undefined {
  const facts: Record<string, unknown> = factsOf(schema);
  const fields = Object.entries<Json>(schema['properties'] ?? {})
    .filter(([name]) => !isRoot || !['apiVersion', 'kind', 'metadata', 'status'].includes(name))
    .flatMap(([name, field]) => {
      const inner = pruned(field);
      return inner ? [[name, inner] as const] : [];
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
  if (fields.length > 0) facts['properties'] = Object.fromEntries(fields);
  for (const name of ['items', 'additionalProperties']) {
    const inner = isObject(schema[name]) ? pruned(schema[name]) : undefined;
    if (inner) facts[name] = inner;
  }
  return Object.keys(facts).length > 0 ? facts : undefined;
}
