import { documents, type Graph, type Subject } from '../../../lib/rules';
import { listed } from '../listed';
import { adminWays } from './admin-ways';
import { calicoWays } from './calico-ways';
import { ciliumWays } from './cilium-ways';
import { type Direction, isAnything, isNone, portsOfList, type Way } from './way';

/** Policies of the network, of Kubernetes and of those who fulfil them. */
export const networkPolicies = documents<unknown>(
  'networking.k8s.io/v1/NetworkPolicy',
  'cilium.io/v2/CiliumNetworkPolicy',
  'cilium.io/v2/CiliumClusterwideNetworkPolicy',
  ...['projectcalico.org/v3', 'crd.projectcalico.org/v1'].flatMap((version) => [
    `${version}/NetworkPolicy`,
    `${version}/GlobalNetworkPolicy`,
  ]),
  ...['v1alpha1/AdminNetworkPolicy', 'v1alpha1/BaselineAdminNetworkPolicy', 'v1alpha2/ClusterNetworkPolicy'].map(
    (kind) => `policy.networking.k8s.io/${kind}`,
  ),
);

// biome-ignore lint/suspicious/noExplicitAny: a document as somebody wrote it
type Raw = any;

/** A policy of the network, whoever fulfils it. */
export type NetworkPolicy = Pick<Subject, 'type' | 'raw'>;

/** What a policy of any of these kinds opens. */
export function waysOf(policy: NetworkPolicy, direction: Direction, stack: Graph): readonly Way[] {
  return stack.index(direction === 'ingress' ? waysIn : waysOut)(policy);
}

const waysIn = (_stack: Graph) => oncePerPolicy((policy) => readWays(policy, 'ingress'));
const waysOut = (_stack: Graph) => oncePerPolicy((policy) => readWays(policy, 'egress'));

/** What is found of a policy by many rules, and by each of them once more where they look at all: once by its document. */
export function oncePerPolicy<T extends object>(find: (policy: NetworkPolicy) => T): (policy: NetworkPolicy) => T {
  const known = new WeakMap<object, T>();
  return (policy) => {
    const { raw } = policy;
    const found = known.get(raw) ?? find(policy);
    known.set(raw, found);
    return found;
  };
}

function readWays({ type, raw }: NetworkPolicy, direction: Direction): readonly Way[] {
  if (type.startsWith('cilium.io/')) return ciliumWays(raw, direction, type.endsWith('/CiliumClusterwideNetworkPolicy'));
  if (type.startsWith('policy.networking.k8s.io/')) return adminWays(raw?.spec, direction);
  return type.startsWith('networking.k8s.io/') ? kubernetesWays(raw?.spec, direction) : calicoWays(raw?.spec, direction);
}

function kubernetesWays(spec: Raw, direction: Direction): readonly Way[] {
  const field = direction === 'ingress' ? 'from' : 'to';
  return listed<Raw>(spec?.[direction]).map((rule, index): Way => {
    const at = ['spec', direction, index];
    const peers = listed<Raw>(rule?.[field]);
    return {
      at,
      everybody: isNone(rule?.[field]),
      everyPod: peers.some((peer) => peer?.namespaceSelector && isAnything(peer.namespaceSelector) && isAnything(peer.podSelector)),
      networks: peers.flatMap((peer, position) =>
        peer?.ipBlock ? [{ cidr: peer.ipBlock.cidr, except: listed(peer.ipBlock.except), at: [...at, field, position] }] : [],
      ),
      ports: portsOfList(rule?.ports),
    };
  });
}
