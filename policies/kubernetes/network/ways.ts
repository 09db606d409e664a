import { documents } from '../../../lib';
import { listed } from '../listed';
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
);

// biome-ignore lint/suspicious/noExplicitAny: a document as somebody wrote it
type Raw = any;

/** What a policy of any of these kinds opens. */
export function waysOf({ type, raw }: { readonly type: string; readonly raw: Raw }, direction: Direction): readonly Way[] {
  if (type.startsWith('cilium.io/')) return ciliumWays(raw, direction, type.endsWith('/CiliumClusterwideNetworkPolicy'));
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
