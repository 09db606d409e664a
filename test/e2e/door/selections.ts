import { type KubernetesObject, nameOf, selects } from '../kubernetes/manifests';
import { type PodTemplate, podTemplates } from '../kubernetes/pod-templates';

/** Pods that an object picks by their labels, and the ports that it expects them to open. */
export interface Selection {
  /** Who selects, and by which field: `NetworkPolicy shop/cartservice ingress`. */
  readonly from: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly Port[];
}

export interface Port {
  /** Number, or name of a container's port. */
  readonly port: number | string;
  readonly protocol: string;
}

/** What Services, budgets and policies select. Ports that a policy opens towards a peer are the peer's. */
export function selections(objects: readonly KubernetesObject[]): Selection[] {
  return objects.flatMap((object) => {
    const { kind, spec, metadata } = object;
    const of = (field: string, selector: KubernetesObject, ports: readonly Port[] = [], namespace = metadata.namespace): Selection => ({
      from: `${nameOf(object)} ${field}`,
      namespace,
      labels: selector.matchLabels ?? {},
      ports,
    });
    if (kind === 'Service') return [of('selector', { matchLabels: spec.selector }, (spec.ports ?? []).map(targetOf))];
    if (kind === 'PodDisruptionBudget') return [of('selector', spec.selector)];
    if (kind === 'PodMonitor') return [of('selector', spec.selector, spec.podMetricsEndpoints.map(scrapedOf))];
    if (kind !== 'NetworkPolicy') return [];
    const opened = (spec.ingress ?? []).flatMap(({ ports }: KubernetesObject) => ports.map(portOf));
    const peers = (direction: 'ingress' | 'egress', end: 'from' | 'to'): Selection[] =>
      (spec[direction] ?? []).flatMap(({ [end]: peers, ports }: KubernetesObject) =>
        peers
          .filter(({ ipBlock }: KubernetesObject) => !ipBlock)
          .map(({ podSelector = {}, namespaceSelector }: KubernetesObject) =>
            of(direction, podSelector, direction === 'egress' ? ports.map(portOf) : [], namespaceOf(namespaceSelector)),
          ),
      );
    return [of('podSelector', spec.podSelector, opened), ...peers('ingress', 'from'), ...peers('egress', 'to')];
  });
}

/** The pods that a selection picks. */
export function selected({ namespace, labels }: Selection, objects: readonly KubernetesObject[]): PodTemplate[] {
  return podTemplates(objects).filter((pods) => pods.namespace === namespace && selects({ matchLabels: labels }, pods.labels));
}

/** Ports that a selection expects and that one of its pods does not open. */
export function closedPorts(selection: Selection, objects: readonly KubernetesObject[]): Port[] {
  const opened = selected(selection, objects).map(({ spec }) =>
    [...spec.containers, ...(spec.initContainers ?? [])].flatMap((container) => container.ports ?? []),
  );
  return selection.ports.filter(
    ({ port, protocol }) =>
      !opened.every((ports) =>
        ports.some((each) => (each.containerPort === port || each.name === port) && (each.protocol ?? 'TCP') === protocol),
      ),
  );
}

const portOf = ({ port, protocol = 'TCP' }: KubernetesObject): Port => ({ port, protocol });
const targetOf = ({ targetPort, protocol = 'TCP' }: KubernetesObject): Port => ({ port: targetPort, protocol });

const scrapedOf = ({ portNumber }: KubernetesObject): Port => ({ port: portNumber, protocol: 'TCP' });

function namespaceOf(selector?: KubernetesObject): string | undefined {
  return selector?.matchLabels['kubernetes.io/metadata.name'];
}
