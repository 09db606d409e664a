import { ApiObjectProps } from 'cdk8s';
import { NetworkAccess } from '../../lib';
import { selector } from '../kubernetes/selector';
import { EntityPeer, HostPeer, NetworkPeerForm, WatchedPeer } from './network-peer';
import { joinPortGroups, PortGroup } from './port-group';

/** Whom a NetworkPolicy cannot match. */
export type CiliumPeer = EntityPeer | HostPeer | WatchedPeer;

export function isCiliumPeer(peer: object): peer is CiliumPeer {
  return 'entity' in peer || 'host' in peer || 'watched' in peer;
}

/**
 * A CiliumNetworkPolicy that allows these connections on top of what a NetworkPolicy for the same pods allows,
 * or nothing where that one says it all.
 *
 * @see https://docs.cilium.io/en/latest/security/policy/layer3/
 */
export function ciliumNetworkPolicy(
  { name, namespace, labels, pods }: NetworkAccess,
  ingress: readonly PortGroup<CiliumPeer>[],
  egress: readonly PortGroup<CiliumPeer>[],
): ApiObjectProps | undefined {
  const directions = { ...rules('ingress', 'from', ingress), ...rules('egress', 'to', egress) };
  if (Object.keys(directions).length === 0) return undefined;
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: { name, namespace, labels },
    spec: { endpointSelector: selector(pods), ...directions },
  };
}

/** A peer as an item of one of the lists that a rule may have, of which it has only one. */
interface Match {
  readonly list: 'Entities' | 'Endpoints' | 'CIDRSet' | 'FQDNs';
  readonly item: unknown;
}

const lists: readonly Match['list'][] = ['CIDRSet', 'Endpoints', 'Entities', 'FQDNs'];

function rules(direction: string, end: 'from' | 'to', groups: readonly PortGroup<CiliumPeer>[]): Record<string, unknown> {
  const all = lists.flatMap((list) =>
    [false, true].flatMap((dns) => {
      const items = groups.map(({ ports, peers }) => ({
        ports,
        peers: peers.filter((peer) => 'watched' in peer === dns).flatMap((peer) => itemsOf(list, 'watched' in peer ? peer.watched : peer)),
      }));
      return joinPortGroups(items).map(({ ports, peers }) => ({
        [`${end}${list}`]: peers,
        toPorts: [
          {
            ports: ports.map(({ port, protocol }) => ({ port: String(port), protocol })),
            // Every question may be asked: https://docs.cilium.io/en/latest/security/policy/layer3/#dns-based
            ...(dns && { rules: { dns: [{ matchPattern: '*' }] } }),
          },
        ],
      }));
    }),
  );
  return all.length > 0 ? { [direction]: all } : {};
}

function itemsOf(list: Match['list'], peer: NetworkPeerForm | HostPeer): readonly unknown[] {
  const match = matchOf(peer);
  return match.list === list ? [match.item] : [];
}

function matchOf(peer: NetworkPeerForm | HostPeer): Match {
  if ('entity' in peer) return { list: 'Entities', item: peer.entity };
  if ('cidr' in peer)
    return { list: 'CIDRSet', item: { cidr: peer.cidr, ...(peer.except?.length && { except: [...peer.except].sort() }) } };
  if ('host' in peer) return { list: 'FQDNs', item: { [peer.host.startsWith('*') ? 'matchPattern' : 'matchName']: peer.host } };
  return { list: 'Endpoints', item: selector({ 'k8s:io.kubernetes.pod.namespace': peer.namespace, ...peer.pods }) };
}
