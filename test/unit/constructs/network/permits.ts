import { PodPort } from '../../../../lib';

type Labels = Readonly<Record<string, string>>;

/** The other end of a connection: a pod, an address, a name outside the cluster, or what Cilium calls an entity. */
export type End =
  | { readonly namespace: string; readonly labels: Labels }
  | { readonly address: string }
  | { readonly host: string }
  | { readonly entity: string };

/** A connection of the pods that the policies select. */
export interface Connection {
  readonly direction: 'ingress' | 'egress';
  readonly end: End;
  readonly at: PodPort;
}

interface Selector {
  readonly matchLabels?: Labels;
}

interface Peer {
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
  readonly namespaceSelector?: Selector;
  readonly podSelector?: Selector;
}

interface KubernetesRule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports?: readonly PodPort[];
}

interface CiliumRule {
  readonly fromEntities?: readonly string[];
  readonly toEntities?: readonly string[];
  readonly toEndpoints?: readonly Selector[];
  readonly toCIDRSet?: readonly { readonly cidr: string; readonly except?: readonly string[] }[];
  readonly toFQDNs?: readonly { readonly matchName?: string; readonly matchPattern?: string }[];
  readonly toPorts: readonly { readonly ports: readonly { readonly port: string; readonly protocol: string }[] }[];
}

/** A policy as written. */
export interface Policy {
  readonly kind: string;
  readonly metadata: { readonly namespace: string };
  readonly spec: { readonly ingress?: readonly unknown[]; readonly egress?: readonly unknown[] };
}

/**
 * What Kubernetes and Cilium make of policies for the same pods: a connection that no rule allows is denied,
 * a rule without peers is for everybody, one without ports for every port.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export function permits(policies: readonly Policy[], connection: Connection): boolean {
  return policies.some(({ kind, metadata, spec }) =>
    (spec[connection.direction] ?? []).some((rule) =>
      kind === 'CiliumNetworkPolicy'
        ? ciliumPermits(rule as CiliumRule, connection)
        : kubernetesPermits(rule as KubernetesRule, metadata.namespace, connection),
    ),
  );
}

function ciliumPermits(rule: CiliumRule, { direction, end, at }: Connection): boolean {
  const ports = rule.toPorts.flatMap((group) => group.ports);
  return ciliumSelects(rule, direction, end) && ports.some(({ port, protocol }) => port === String(at.port) && protocol === at.protocol);
}

function ciliumSelects(
  { fromEntities, toEntities, toEndpoints = [], toCIDRSet = [], toFQDNs = [] }: CiliumRule,
  direction: string,
  end: End,
) {
  const entities = (direction === 'ingress' ? fromEntities : toEntities) ?? [];
  if ('entity' in end) return entities.includes(end.entity);
  if (direction === 'ingress') return false;
  if ('address' in end) {
    return toCIDRSet.some(({ cidr, except = [] }) => inCidr(end.address, cidr) && !except.some((part) => inCidr(end.address, part)));
  }
  if ('host' in end) {
    const within = end.host.slice(end.host.indexOf('.'));
    return toFQDNs.some(({ matchName, matchPattern }) => matchName === end.host || matchPattern === `*${within}`);
  }
  return toEndpoints.some((selector) => matches(selector, { ...end.labels, 'k8s:io.kubernetes.pod.namespace': end.namespace }));
}

function kubernetesPermits(rule: KubernetesRule, namespace: string, { direction, end, at }: Connection): boolean {
  const peers = (direction === 'ingress' ? rule.from : rule.to) ?? [];
  const ports = rule.ports ?? [];
  return (
    (peers.length === 0 || peers.some((peer) => selects(peer, namespace, end))) &&
    (ports.length === 0 || ports.some(({ port, protocol }) => port === at.port && protocol === at.protocol))
  );
}

function selects({ ipBlock, namespaceSelector, podSelector }: Peer, namespace: string, end: End): boolean {
  if (ipBlock) {
    return 'address' in end && inCidr(end.address, ipBlock.cidr) && !(ipBlock.except ?? []).some((part) => inCidr(end.address, part));
  }
  if (!('labels' in end)) return false;
  const inNamespace = namespaceSelector
    ? matches(namespaceSelector, { 'kubernetes.io/metadata.name': end.namespace })
    : end.namespace === namespace;
  return inNamespace && matches(podSelector ?? {}, end.labels);
}

function matches({ matchLabels = {} }: Selector, labels: Labels): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
}

/** Whether an IPv4 address is in a CIDR; never in one of IPv6. */
export function inCidr(address: string, cidr: string): boolean {
  const number = (ip: string) => ip.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
  const [base = '', bits] = cidr.split('/');
  const size = 2 ** (32 - Number(bits));
  return !cidr.includes(':') && Math.floor(number(address) / size) === Math.floor(number(base) / size);
}
