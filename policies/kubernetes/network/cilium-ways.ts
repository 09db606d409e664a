import { listed } from '../listed';
import { type Direction, isAnything, portsOf, portsOfList, type Way } from './way';

// biome-ignore lint/suspicious/noExplicitAny: a document as somebody wrote it
type Raw = any;

/** Where a policy of Cilium has its rules: one `spec`, or several `specs`. */
export function ciliumSpecs(raw: Raw): readonly (readonly [at: readonly (string | number)[], spec: Raw])[] {
  return [
    ...(raw?.spec ? [[['spec'], raw.spec] as const] : []),
    ...listed<Raw>(raw?.specs).map((spec, index) => [['specs', index], spec] as const),
  ];
}

/**
 * What a policy of Cilium opens: a rule without peers and ports opens nothing.
 *
 * @param clusterwide whether it is about the pods of every namespace
 * @see https://docs.cilium.io/en/stable/security/policy/language/
 */
export function ciliumWays(raw: Raw, direction: Direction, clusterwide: boolean): readonly Way[] {
  const side = direction === 'ingress' ? 'from' : 'to';
  return ciliumSpecs(raw).flatMap(([place, spec]) => {
    const denied = deniedIn(spec, direction, side);
    if (denied.everybody) return [];
    return listed<Raw>(spec?.[direction]).flatMap((rule, index): readonly Way[] => {
      const at = [...place, direction, index];
      const of = (what: string) => listed<Raw>(rule?.[`${side}${what}`]);
      const [entities, ports] = [of('Entities').map(String), listed<Raw>(rule?.toPorts)];
      const names = direction === 'egress' ? of('FQDNs').map((name) => String(name?.matchPattern)) : [];
      const isPeerless = !Object.keys(rule ?? {}).some((key) => new RegExp(`^${side}(?!Ports|Requires)`).test(key));
      if (isPeerless && ports.length === 0) return [];
      const isAll = isPeerless || entities.includes('all');
      return [
        {
          at,
          everybody: !denied.world && (isAll || entities.includes('world') || names.some((name) => /^\*+$/.test(name))),
          everyPod:
            (isAll && denied.world) ||
            entities.includes('cluster') ||
            of('Endpoints').some((peer) => (clusterwide || spansNamespaces(peer)) && isAnything(peer)),
          networks: [
            ...of('CIDR').map((cidr, position) => ({ cidr, except: denied.networks, at: [...at, `${side}CIDR`, position] })),
            ...of('CIDRSet').map((set, position) => ({
              cidr: set?.cidr,
              except: [...listed(set?.except), ...denied.networks],
              at: [...at, `${side}CIDRSet`, position],
            })),
          ],
          ports: ports.flatMap((each) => {
            const named = portsOfList(each?.ports);
            return named.length === 0 ? [portsOf({})] : named;
          }),
        },
      ];
    });
  });
}

/** What a policy denies at every port, which goes before all that it or another one opens. */
interface Denied {
  readonly everybody: boolean;
  readonly world: boolean;
  readonly networks: readonly unknown[];
}

/** @see https://docs.cilium.io/en/stable/security/policy/language/#deny-policies */
function deniedIn(spec: Raw, direction: Direction, side: 'from' | 'to'): Denied {
  const rules = listed<Raw>(spec?.[`${direction}Deny`]).filter((rule) => listed(rule?.toPorts).length === 0);
  const entities = new Set(rules.flatMap((rule) => listed<unknown>(rule?.[`${side}Entities`]).map(String)));
  const networks = rules.flatMap((rule) => [
    ...listed(rule?.[`${side}CIDR`]),
    ...listed<Raw>(rule?.[`${side}CIDRSet`]).flatMap((set) => (listed(set?.except).length === 0 ? [set?.cidr] : [])),
  ]);
  return {
    everybody: entities.has('all'),
    world: entities.has('world') || ['0.0.0.0/0', '::/0'].every((cidr) => networks.includes(cidr)),
    networks,
  };
}

/** Without a word about namespaces, a peer is of the policy's own. */
function spansNamespaces(peer: Raw): boolean {
  return listed<Raw>(peer?.matchExpressions).length > 0;
}
