import type { Cluster } from '../lab/cluster';

/** Uids of the pods that run, by `<cluster>/<namespace>/<Deployment>`. */
export type Pods = ReadonlyMap<string, ReadonlySet<string>>;

interface Owned {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly deletionTimestamp?: string;
    readonly ownerReferences?: readonly { readonly uid: string }[];
  };
}

/** @param namespaces where pods are looked for */
export async function podsOf(name: string, cluster: Cluster, namespaces: readonly string[]): Promise<Pods> {
  const { items } = (await cluster.get('deployments,replicasets,pods', '-A')) as { items: readonly Owned[] };
  const byUid = new Map(items.map((item) => [item.metadata.uid, item]));
  const ownerOf = ({ metadata }: Owned): Owned | undefined => byUid.get(metadata.ownerReferences?.[0]?.uid ?? '');
  const pods = new Map<string, Set<string>>();
  for (const item of items) {
    const set = ownerOf(item);
    const deployment = set && ownerOf(set);
    if (!deployment || !namespaces.includes(deployment.metadata.namespace) || item.metadata.deletionTimestamp !== undefined) continue;
    const key = `${name}/${deployment.metadata.namespace}/${deployment.metadata.name}`;
    pods.set(key, (pods.get(key) ?? new Set()).add(item.metadata.uid));
  }
  return pods;
}
