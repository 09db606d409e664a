import { PodPort } from '../../lib';

/** Peers at the same ports: what one rule of a policy says. */
export interface PortGroup<P> {
  readonly ports: readonly PodPort[];
  readonly peers: readonly P[];
}

/** Joins groups of the same ports. Nothing occurs twice, and the order of what is given does not matter. */
export function joinPortGroups<P>(groups: readonly PortGroup<P>[]): readonly PortGroup<P>[] {
  const joined = new Map<string, { readonly ports: ReadonlyMap<string, PodPort>; readonly peers: Map<string, P> }>();
  for (const { ports, peers } of groups) {
    const sorted = new Map(ports.map((port) => [portKey(port), port] as const).sort(byKey));
    const key = [...sorted.keys()].join();
    const group = joined.get(key) ?? { ports: sorted, peers: new Map<string, P>() };
    for (const peer of peers) group.peers.set(JSON.stringify(peer), peer);
    if (group.peers.size > 0) joined.set(key, group);
  }
  return [...joined].sort(byKey).map(([, { ports, peers }]) => ({
    ports: [...ports.values()].map(({ port, protocol }) => ({ port, protocol })),
    peers: [...peers].sort(byKey).map(([, peer]) => peer),
  }));
}

/** Sorts as text as the ports do as numbers. */
function portKey({ port, protocol }: PodPort): string {
  return `${String(port).padStart(5, '0')}/${protocol}`;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
