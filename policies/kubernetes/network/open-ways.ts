import { isInternet, isPartlyPrivate } from '../../../lib';
import { listed } from '../listed';

export type Direction = 'ingress' | 'egress';

interface Way {
  readonly from?: readonly Peer[] | null;
  readonly to?: readonly Peer[] | null;
  readonly ports?: readonly Port[] | null;
}

interface Port {
  readonly port?: unknown;
  readonly endPort?: unknown;
}

interface Peer {
  readonly ipBlock?: { readonly cidr?: string; readonly except?: readonly string[] };
}

/**
 * Where a NetworkPolicy lets everybody in, or pods reach everything, at every port: indexes of its rules; the whole list where only several
 * of them together do.
 */
export function openWays(spec: unknown, direction: Direction): readonly (number | undefined)[] {
  const rules = listed<Way | null>((spec as { readonly [_ in Direction]?: unknown } | undefined)?.[direction]);
  const open = rules.flatMap((rule, index) => (isOpen(rule, direction) ? [index] : []));
  if (open.length > 0) return open;
  return isInternet(rules.flatMap((rule) => networksOf(rule, direction))) ? [undefined] : [];
}

function isOpen(rule: Way | null, direction: Direction): boolean {
  return (isEveryPort(rule) && peersOf(rule, direction).length === 0) || isInternet(networksOf(rule, direction)) === true;
}

function peersOf(rule: Way | null, direction: Direction): readonly Peer[] {
  return (direction === 'ingress' ? rule?.from : rule?.to) ?? [];
}

/** Whether a rule is about every port: it names none, or all of a protocol. */
function isEveryPort(rule: Way | null): boolean {
  const ports = listed<Port | null>(rule?.ports);
  return (
    ports.length === 0 ||
    ports.some((one) => (one?.port ?? undefined) === undefined || (Number(one?.port) <= 1 && Number(one?.endPort) >= 65535))
  );
}

/** Networks that are open at every port; not those without what an organization, or a machine, has for itself: somebody thought of that. */
function networksOf(rule: Way | null, direction: Direction): readonly unknown[] {
  if (!isEveryPort(rule)) return [];
  return peersOf(rule, direction).flatMap(({ ipBlock }) =>
    ipBlock && !listed(ipBlock.except).some(isPartlyPrivate) ? [ipBlock.cidr] : [],
  );
}
