import { isInternet } from '../../../lib';
import { listed } from '../listed';

export type Direction = 'ingress' | 'egress';

interface Way {
  readonly from?: readonly Peer[] | null;
  readonly to?: readonly Peer[] | null;
  readonly ports?: readonly unknown[] | null;
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
  return ((rule?.ports ?? []).length === 0 && peersOf(rule, direction).length === 0) || isInternet(networksOf(rule, direction)) === true;
}

function peersOf(rule: Way | null, direction: Direction): readonly Peer[] {
  return (direction === 'ingress' ? rule?.from : rule?.to) ?? [];
}

/** Networks that are open at every port, and without exceptions. */
function networksOf(rule: Way | null, direction: Direction): readonly unknown[] {
  if ((rule?.ports ?? []).length > 0) return [];
  return peersOf(rule, direction).flatMap(({ ipBlock }) => (ipBlock && (ipBlock.except ?? []).length === 0 ? [ipBlock.cidr] : []));
}
