import type { Reference } from '../door/references';

/** Secrets and ConfigMaps with dummy values, in place of what Terraform or External Secrets would write, from what pods refer to. */
export function standIns(missing: readonly Reference[]): string {
  const objects = new Map<string, { kind: string; namespace: string; name: string; keys: Set<string> }>();
  for (const { kind, namespace, name, key } of missing) {
    if (kind !== 'Secret' && kind !== 'ConfigMap') throw new Error(`No stand-in for ${kind} ${namespace}/${name}.`);
    const id = `${kind} ${namespace}/${name}`;
    const object = objects.get(id) ?? { kind, namespace, name, keys: new Set() };
    if (key) object.keys.add(key);
    objects.set(id, object);
  }
  const items = [...objects.values()].map(({ kind, namespace, name, keys }) => ({
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace },
    [kind === 'Secret' ? 'stringData' : 'data']: Object.fromEntries([...keys].map((key) => [key, 'stand-in'])),
  }));
  return items.map((item) => `---\n${JSON.stringify(item)}\n`).join('');
}
