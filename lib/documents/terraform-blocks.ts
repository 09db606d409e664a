import type { Json } from './plan/plan-document';
import { isObject } from './shape';

/** Terraform JSON with every block as an object, where the language also takes lists of them. */
export function blocksOf(document: Json): Json {
  const kinds = ['resource', 'data', 'ephemeral'].map((kind) => {
    const types = new Map<string, Map<string, Json>>();
    for (const [type, named] of objects(document[kind]).flatMap((byType) => Object.entries(byType))) {
      for (const [name, blocks] of objects(named).flatMap((byName) => Object.entries(byName))) {
        const [block] = objects(blocks);
        const own = types.get(type) ?? new Map<string, Json>();
        if (block) types.set(type, own.set(name, block));
      }
    }
    return [kind, Object.fromEntries([...types].map(([type, own]) => [type, Object.fromEntries(own)]))] as const;
  });
  const providers = objects(document['provider']).flatMap((byName) => Object.entries(byName));
  const modules = objects(document['module']).flatMap((byName) =>
    Object.entries(byName).flatMap(([name, blocks]) =>
      objects(blocks)
        .slice(0, 1)
        .map((block) => [name, block] as const),
    ),
  );
  const backends = objects(document['terraform'])
    .flatMap(({ backend }) => objects(backend))
    .flatMap((byKind) => Object.entries(byKind))
    .flatMap(([kind, blocks]) =>
      objects(blocks)
        .slice(0, 1)
        .map((block) => [kind, block] as const),
    );
  return {
    ...Object.fromEntries(kinds),
    module: Object.fromEntries(modules),
    provider: Object.fromEntries(providers.map(([name, blocks]) => [name, objects(blocks)])),
    ...(backends.length > 0 && { terraform: { backend: Object.fromEntries(backends) } }),
  };
}

/** An object, or several in a list. */
function objects(value: unknown): readonly Json[] {
  return [value].flat().filter(isObject);
}
