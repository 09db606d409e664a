import { ApiObjectProps } from 'cdk8s';
import { NetworkAccess } from '../../lib';
import { Labels } from '../kubernetes/labels';
import { selector } from '../kubernetes/selector';
import { AddressPeer } from './network-peer';
import { joinPortGroups, PortGroup } from './port-group';

/** What a NetworkPolicy can match; pods without a namespace are in the policy's own. */
export type SelectablePeer = AddressPeer | { readonly namespace?: string; readonly pods?: Labels };

/**
 * A NetworkPolicy that allows these connections and denies all others.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function networkPolicy(
  { name, namespace, labels, pods }: NetworkAccess,
  ingress: readonly PortGroup<SelectablePeer>[],
  egress: readonly PortGroup<SelectablePeer>[],
): ApiObjectProps {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace, labels },
    // An absent list and an empty one both deny; a rule without peers or ports would allow all of them, and none is ever written.
    spec: {
      podSelector: selector(pods),
      policyTypes: ['Ingress', 'Egress'],
      ...rules('ingress', 'from', ingress),
      ...rules('egress', 'to', egress),
    },
  };
}

function rules(direction: string, end: string, groups: readonly PortGroup<SelectablePeer>[]): Record<string, unknown> {
  const joined = joinPortGroups(groups.map(({ ports, peers }) => ({ ports, peers: peers.map(peerOf) })));
  return joined.length > 0 ? { [direction]: joined.map(({ ports, peers }) => ({ [end]: peers, ports })) } : {};
}

function peerOf(peer: SelectablePeer): Record<string, unknown> {
  if ('cidr' in peer) return { ipBlock: { cidr: peer.cidr, ...(peer.except?.length ? { except: [...peer.except].sort() } : {}) } };
  return {
    ...(peer.namespace ? { namespaceSelector: selector({ 'kubernetes.io/metadata.name': peer.namespace }) } : {}),
    ...(peer.pods ? { podSelector: selector(peer.pods) } : {}),
  };
}
