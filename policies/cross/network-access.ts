import { documents, Graph, isInternet, PodTemplate, Subject } from '../../lib/rules';
import { blocks } from '../aws/blocks';

/** A way out of pods that a policy opens. */
export interface WayOut {
  /** Port numbers; nothing for every port. */
  readonly ports: readonly number[] | undefined;
  /** Whether it leads everywhere: no peer is named, or the whole internet is. */
  readonly anywhere: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: a part of a document read from JSON
type Raw = any;

const ciliumPolicies = documents<unknown>('cilium.io/v2/CiliumNetworkPolicy');

/** Ways out of pods, by the address of what makes the pods; nothing for pods that no policy selects for egress: all is open. */
export const waysOut = (stack: Graph): ReadonlyMap<string, readonly WayOut[]> => {
  const found = new Map<string, WayOut[]>();
  const add = (pods: readonly Subject<PodTemplate>[], ways: readonly WayOut[]) => {
    for (const { address } of pods) found.set(address, [...(found.get(address) ?? []), ...ways]);
  };
  for (const { raw, namespace } of stack.all('networking.k8s.io/v1/NetworkPolicy')) {
    const { podSelector = {}, policyTypes, egress } = raw.spec ?? {};
    if (!(policyTypes ? policyTypes.includes('Egress') : egress)) continue;
    const ways = blocks<Raw>(egress).map(({ to, ports }) => ({
      ports: numbers(ports),
      anywhere: blocks(to).length === 0 || isInternet(blocks<Raw>(to).map(({ ipBlock }) => ipBlock?.cidr)) === true,
    }));
    add(stack.selectedPods(podSelector, namespace), ways);
  }
  for (const { raw, namespace } of stack.all(ciliumPolicies)) {
    const { endpointSelector = {}, egress } = raw.spec ?? {};
    if (!egress) continue;
    const ways = blocks<Raw>(egress).map(({ toPorts, toEntities, toCIDR, toCIDRSet, toEndpoints, toFQDNs, toServices }) => ({
      ports: toPorts === undefined ? undefined : blocks<Raw>(toPorts).flatMap(({ ports }) => numbers(ports) ?? []),
      anywhere:
        [toEntities, toCIDR, toCIDRSet, toEndpoints, toFQDNs, toServices].every((peers) => blocks(peers).length === 0) ||
        blocks<string>(toEntities).some((entity) => ['all', 'world'].includes(entity)) ||
        isInternet([...blocks<Raw>(toCIDR), ...blocks<Raw>(toCIDRSet)].map((cidr) => cidr.cidr ?? cidr)) === true,
    }));
    add(stack.selectedPods(endpointSelector, namespace), ways);
  }
  return found;
};

function numbers(ports: Raw): readonly number[] | undefined {
  if (blocks(ports).length === 0) return undefined;
  return blocks<Raw>(ports).flatMap(({ port, endPort }) => {
    const first = Number(port);
    return Array.from({ length: Math.max(1, Math.min(Number(endPort ?? first) - first + 1, 65536)) }, (_, index) => first + index);
  });
}
