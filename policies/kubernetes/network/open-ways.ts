import { type Graph, holdsPrivateNetwork, isInternet } from '../../../lib/rules';
import { isMetadata } from './metadata';
import type { Direction, Ports, Way } from './way';
import { type NetworkPolicy, oncePerPolicy, waysOf } from './ways';

/** Of the 65,535 ports, as many as make no difference. */
const most = 65_000;

/**
 * Where a policy of the network lets everybody in, or pods reach everything, at every port: its rules, or the whole list where only several
 * of them together do.
 */
export function openWays(policy: NetworkPolicy, direction: Direction, stack: Graph): readonly Way['at'][] {
  return stack.index(direction === 'ingress' ? openIn : openOut)(policy);
}

const openIn = (stack: Graph) => oncePerPolicy((policy) => findOpen(waysOf(policy, 'ingress', stack), 'ingress'));
const openOut = (stack: Graph) => oncePerPolicy((policy) => findOpen(waysOf(policy, 'egress', stack), 'egress'));

function findOpen(ways: readonly Way[], direction: Direction): readonly Way['at'][] {
  const open = ways.filter((way) => isEveryPort(way.ports) && isToEverybody(way, direction));
  if (open.length > 0) return open.map(({ at }) => at);
  const everywhere = ways.filter(({ ports }) => isEveryPort(ports)).flatMap((way) => networksOf(way, direction));
  const forEverybody = ways.filter((way) => isToEverybody(way, direction)).flatMap(({ ports }) => ports);
  const [first] = ways;
  return first && (isInternet(everywhere) === true || (forEverybody.length > 0 && isEveryPort(forEverybody)))
    ? [first.at.slice(0, -1)]
    : [];
}

/** Where it does so for every pod of the cluster. */
export function waysOfEveryPod(policy: NetworkPolicy, direction: Direction, stack: Graph): readonly Way['at'][] {
  return waysOf(policy, direction, stack).flatMap(({ at, everyPod, ports }) => (everyPod && isEveryPort(ports) ? [at] : []));
}

function isToEverybody(way: Way, direction: Direction): boolean {
  return way.everybody || isInternet(networksOf(way, direction)) === true;
}

/** Networks that are open; not those without what an organization has for itself, or a machine: somebody thought of that. */
function networksOf({ networks }: Way, direction: Direction): readonly unknown[] {
  return networks
    .filter(({ except }) => !except.some((out) => holdsPrivateNetwork(out) || (direction === 'egress' && isMetadata(out))))
    .map(({ cidr }) => cidr);
}

/** Whether none are named, or all of a protocol, in one range or in several. */
function isEveryPort(ports: readonly Ports[]): boolean {
  if (ports.length === 0) return true;
  if (ports.reduce((sum, { from, to }) => (from <= to ? sum + to - from + 1 : sum), 0) < most) return false;
  const byProtocol = new Map<string, Ports[]>();
  for (const one of ports) byProtocol.set(one.protocol, [...(byProtocol.get(one.protocol) ?? []), one]);
  return [...byProtocol.values()].some((ranges) => count(ranges) >= most);
}

/** How many ports some ranges hold, each once. */
function count(ranges: readonly Ports[]): number {
  let [sum, next] = [0, 1];
  for (const { from, to } of [...ranges].filter(({ from: start, to: end }) => start <= end).sort((a, b) => a.from - b.from)) {
    const [first, last] = [Math.max(from, next), Math.min(to, 65_535)];
    if (last < first) continue;
    sum += last - first + 1;
    next = last + 1;
  }
  return sum;
}
