import { everything, type Graph } from '../../../lib/rules';

/** Names of custom resources by namespace: their operators may make pods, with labels of that name. */
const customNames = (stack: Graph): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const subject of stack.all(everything)) {
    if (!/^[^/]+\.[^/]+\/[^/]+\/[^/]+$/.test(subject.type) || /^(?:[\w-]+\.)*k8s\.io\//.test(subject.type)) continue;
    const { namespace = '', name } = subject;
    found.set(namespace, (found.get(namespace) ?? new Set()).add(name));
  }
  return found;
};

/** Whether an operator may make the pods that have some labels: one is the name of a custom resource of the namespace. */
export function isOperated(labels: Readonly<Record<string, unknown>>, namespace: string | undefined, stack: Graph): boolean {
  const names = stack.index(customNames).get(namespace ?? '');
  return names !== undefined && Object.values(labels).some((value) => names.has(String(value)));
}
