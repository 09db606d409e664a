import { ApiObjectProps } from 'cdk8s';
import { NetworkAccess } from '../../lib';
import { EntityPeer } from './network-peer';
import { selector } from './network-policy';
import { joinPortGroups, PortGroup } from './port-group';

/**
 * A CiliumNetworkPolicy that allows these connections on top of what a NetworkPolicy for the same pods allows,
 * or nothing where that one says it all.
 *
 * @see https://docs.cilium.io/en/latest/security/policy/layer3/#entities-based
 */
export function ciliumNetworkPolicy(
  { name, namespace, labels, pods }: NetworkAccess,
  ingress: readonly PortGroup<EntityPeer>[],
  egress: readonly PortGroup<EntityPeer>[],
): ApiObjectProps | undefined {
  const directions = { ...rules('ingress', 'fromEntities', ingress), ...rules('egress', 'toEntities', egress) };
  if (Object.keys(directions).length === 0) return undefined;
  return {
    apiVersion: 'cilium.io/v2',
    kind: 'CiliumNetworkPolicy',
    metadata: { name, namespace, labels },
    spec: { endpointSelector: selector(pods), ...directions },
  };
}

function rules(direction: string, end: string, groups: readonly PortGroup<EntityPeer>[]): Record<string, unknown> {
  const joined = joinPortGroups(groups.map(({ ports, peers }) => ({ ports, peers: peers.map(({ entity }) => entity) })));
  if (joined.length === 0) return {};
  return {
    [direction]: joined.map(({ ports, peers }) => ({
      [end]: peers,
      toPorts: [{ ports: ports.map(({ port, protocol }) => ({ port: String(port), protocol })) }],
    })),
  };
}
