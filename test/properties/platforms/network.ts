import { Placed, World } from './reader';

// biome-ignore lint/suspicious/noExplicitAny: documents read from files
type Document = any;

/** Pods that an object makes. */
export interface Pods {
  readonly cluster: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Construct path of what they belong to: a workload, a job of it, or a thing beside it. */
  readonly owner: string;
}

/** What an object belongs to, by its construct path. */
export const ownerOf = (path: string): string => path.replace(/(\/NetworkPolicy)?\/[^/]+$/, '');

export function podsOf({ objects }: World): readonly Pods[] {
  return objects.flatMap(({ kind, document, cluster, namespace, path }) => {
    const template = kind === 'CronJob' ? document.spec.jobTemplate.spec.template : document.spec?.template;
    if (!template?.spec?.containers) return [];
    const owner = ownerOf(path);
    // A CronJob runs in one cluster of its region at a time, and what lets its pods out stands in all.
    const clusters =
      kind === 'CronJob' ? new Set(objects.filter((one) => ownerOf(one.path) === owner).map((one) => one.cluster)) : [cluster];
    return [...clusters].map((each) => ({ cluster: each, namespace, labels: template.metadata.labels ?? {}, owner }));
  });
}

const matches = (selector: Document, labels: Readonly<Record<string, string>>): boolean =>
  Object.entries(selector ?? {}).every(([key, value]) => labels[key] === value);

/** Labels by which an object selects pods of its namespace; nothing where it selects none, or all. */
function selectorOf({ kind, document: { spec } }: Placed): Document | undefined {
  const labels: Readonly<Record<string, () => Document>> = {
    Service: () => spec.selector,
    Deployment: () => spec.selector.matchLabels,
    StatefulSet: () => spec.selector.matchLabels,
    DaemonSet: () => spec.selector.matchLabels,
    PodDisruptionBudget: () => spec.selector.matchLabels,
    NetworkPolicy: () => spec.podSelector.matchLabels,
    CiliumNetworkPolicy: () => spec.endpointSelector.matchLabels,
  };
  const selector = Object.hasOwn(labels, kind) && spec ? labels[kind]!() : undefined;
  return selector && Object.keys(selector).length > 0 ? selector : undefined;
}

/** Selectors that select other pods than those of what they belong to. */
export function wrongSelectors(world: World): readonly string[] {
  const pods = podsOf(world);
  return world.objects.flatMap((object) => {
    const selector = selectorOf(object);
    if (!selector) return [];
    const owners = pods
      .filter(({ cluster, namespace, labels }) => cluster === object.cluster && namespace === object.namespace && matches(selector, labels))
      .map(({ owner }) => owner);
    const others = [...new Set(owners)].filter((owner) => owner !== ownerOf(object.path));
    if (owners.length > 0 && others.length === 0) return [];
    return [`selector: ${object.kind} ${object.namespace}/${object.name} of ${object.path} selects ${owners.join(', ') || 'no pods'}`];
  });
}

/** Traffic that a rule permits between pods that were written: who, whom, at which port. */
interface Allowed {
  readonly direction: 'egress' | 'ingress';
  readonly at: Placed;
  readonly own: readonly Pods[];
  readonly peers: readonly Pods[];
  readonly peer: string;
  readonly ports: readonly string[];
}

/** Namespace and labels of a peer that is pods; nothing for an address, a name or an entity. */
function peerOf(peer: Document, own: string): { readonly namespace: string; readonly labels: Document } | undefined {
  if (peer.podSelector) {
    const namespace = peer.namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] ?? own;
    return { namespace, labels: peer.podSelector.matchLabels ?? {} };
  }
  if (!peer.matchLabels) return undefined;
  const labels = Object.fromEntries(
    Object.entries<string>(peer.matchLabels).map(([key, value]) => [key.replace(/^(k8s|any):/, ''), value]),
  );
  const { 'io.kubernetes.pod.namespace': namespace = own, ...others } = labels;
  return { namespace, labels: others };
}

function allowed(world: World): readonly Allowed[] {
  const pods = podsOf(world);
  return world.objects
    .filter(({ kind }) => kind === 'NetworkPolicy' || kind === 'CiliumNetworkPolicy')
    .flatMap((object) => {
      const { cluster, namespace, document, kind } = object;
      const among = (ns: string, labels: Document) =>
        pods.filter((one) => one.cluster === cluster && one.namespace === ns && matches(labels, one.labels));
      const own = among(namespace, selectorOf(object) ?? {});
      return (['egress', 'ingress'] as const).flatMap((direction) =>
        (document.spec[direction] ?? []).flatMap((rule: Document) => {
          const side = direction === 'egress' ? 'to' : 'from';
          const peers = kind === 'NetworkPolicy' ? rule[side] : rule[`${side}Endpoints`];
          const list = kind === 'NetworkPolicy' ? rule.ports : (rule.toPorts ?? []).flatMap((one: Document) => one.ports);
          const ports = (list ?? []).map(({ port, protocol = 'TCP' }: Document) => `${port}/${protocol}`);
          return (peers ?? []).flatMap((peer: Document) => {
            const selected = peerOf(peer, namespace);
            // Others' pods, such as those of DNS, are not in what was written.
            if (!selected || !pods.some((one) => one.cluster === cluster && one.namespace === selected.namespace)) return [];
            return [{ direction, at: object, own, peers: among(selected.namespace, selected.labels), peer: JSON.stringify(peer), ports }];
          });
        }),
      );
    });
}

/** Rules between pods that only one side permits. */
export function oneSided(world: World): readonly string[] {
  const rules = allowed(world);
  return rules.flatMap((rule) => {
    const where = `${rule.direction} of ${rule.at.cluster}/${rule.at.namespace}/${rule.at.name}`;
    if (rule.peers.length === 0) return [`network: ${where} names no pods: ${rule.peer}`];
    const answers = rules.filter((other) => other.direction !== rule.direction);
    return rule.own.flatMap((own) =>
      rule.peers.flatMap((peer) =>
        rule.ports
          .filter((port) => !answers.some((one) => one.own.includes(peer) && one.peers.includes(own) && one.ports.includes(port)))
          .map((port) => `network: ${where} at ${port} is not answered between ${own.owner} and ${peer.owner}`),
      ),
    );
  });
}
