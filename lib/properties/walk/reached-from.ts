import type { Kind, PropertyType } from '../property';

/** Some types, and those that their properties have. */
export function reachedFrom<T extends PropertyType>(all: ReadonlyMap<string, T>, roots: readonly string[]): ReadonlyMap<string, T> {
  const reached = new Map<string, T>();
  const pending = [...roots];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const type = all.get(name);
    if (!type || reached.has(name)) continue;
    reached.set(name, type);
    pending.push(...(type.extends ?? []), ...Object.values(type.properties).flatMap(typesIn));
  }
  return reached;
}

function typesIn(kind: Kind): readonly string[] {
  if (kind.is === 'object') return [kind.type];
  if (kind.is === 'list' || kind.is === 'map') return typesIn(kind.of);
  return kind.is === 'either' ? kind.of.flatMap(typesIn) : [];
}
