import { Graph, PodTemplate, pods, Subject } from '../../lib/rules';
import { isPartOf, sharedBy } from './shared';

/** The pods of a workload, in every cluster in sight, and the construct path below which everything stands that it declares. */
export interface Workload {
  readonly path: string;
  readonly pods: readonly Subject<PodTemplate>[];
}

/** The workload that a resource was made for: the nearest one that its construct path leads through. */
export function workloadOf({ path }: Subject, stack: Graph): Workload | undefined {
  const workloads = stack.index(workloadsByPath);
  return ancestorsOf(path)
    .map((ancestor) => workloads.get(ancestor))
    .find((workload) => workload !== undefined);
}

/** The pods that use a resource: of the workload that it was made for, or of all that share it. */
export function usersOf(resource: Subject, stack: Graph): readonly Subject<PodTemplate>[] {
  const accounts = [...stack.index(sharedBy)].filter(([, paths]) => [...paths].some((path) => isPartOf(resource, path)));
  if (accounts.length === 0) return workloadOf(resource, stack)?.pods ?? [];
  const names = new Set(accounts.map(([account]) => account));
  return stack.all(pods).filter(({ namespace, raw }) => names.has(`${namespace}/${raw?.spec?.serviceAccountName}`));
}

/** Pods by the construct paths that lead to them, but for the stack's own. */
const workloadsByPath = (stack: Graph): ReadonlyMap<string, Workload> => {
  const found = new Map<string, { readonly path: string; readonly pods: Subject<PodTemplate>[] }>();
  for (const pod of stack.all(pods)) {
    for (const path of ancestorsOf(pod.path)) {
      const workload = found.get(path);
      if (workload) workload.pods.push(pod);
      else found.set(path, { path, pods: [pod] });
    }
  }
  return found;
};

/** Paths above a path, the nearest first, without the stack. */
export function ancestorsOf(path: string): readonly string[] {
  const ids = path.split('/');
  return ids.slice(2).map((_id, index) => ids.slice(0, ids.length - 1 - index).join('/'));
}
