import { Graph, isInternet, Problem, Subject, Unknown } from '../../../lib/rules';
import { extentOf, Permission, Ports, permissionsOf, permissionTypes, portsInWords, untold } from './permission';
import { networksByPrefixList } from './prefix-lists';
import { groupOf } from './security-group';

type Direction = 'ingress' | 'egress';

/**
 * Permissions of a resource that let the whole internet in at ports that must not be open: by themselves, or with others of their group.
 *
 * @param offence what is wrong with some ports; nothing where they may be open
 * @param instead what else may be done about it, as the end of a sentence
 */
export function openToWorld(
  subject: Subject,
  stack: Graph,
  direction: Direction,
  offence: (ports: Ports) => string | undefined,
  instead = '',
): readonly Problem[] {
  const permissions = permissionsOf(subject, direction);
  if (!permissions) return [untold(direction)];
  const networks = fieldsOf(subject).networks;
  const remediation =
    direction === 'ingress'
      ? `Let in a security group, or a network of yours in place of 0.0.0.0/0 and ::/0 in ${networks}${instead}.`
      : `List the ports that are needed by from_port and to_port, and the networks by ${networks}${instead}.`;
  const isOffence = ({ ports }: Permission) => ports !== undefined && offence(ports) !== undefined;
  return permissions.flatMap((permission): readonly Problem[] => {
    const { ports, at } = permission;
    if (ports && !isOffence(permission)) return [];
    const own = isInternet(networksOf(permission, stack));
    if (own && ports) return [{ message: offence(ports)!, at, remediation, extent: extentOf(permission) }];
    if (ports && permission.cidrs.length > 0) {
      const group = groupOf(subject);
      const others = group === undefined ? permissions : (stack.index(byGroup[direction]).get(group) ?? []);
      const together = others.filter(isOffence).flatMap((other) => networksOf(other, stack));
      if (isInternet(together))
        return [{ message: `${offence(ports)!}, with the other rules of its group`, at, remediation, extent: extentOf(permission) }];
    }
    if (own === false) return [];
    return [
      {
        message: `may let the internet ${direction === 'ingress' ? 'in' : 'be reached'}${ports ? ` at ${portsInWords(ports)}` : ''}: only a plan tells`,
        at,
        unknown: true,
      },
    ];
  });
}

/** How a resource calls what it lets through: networks, and security groups. */
export function fieldsOf({ type }: Subject): { readonly networks: string; readonly group: string } {
  if (/^aws_vpc_security_group_(?:in|e)gress_rule$/.test(type))
    return { networks: 'cidr_ipv4 or cidr_ipv6', group: 'referenced_security_group_id' };
  const group = type === 'aws_security_group_rule' ? 'source_security_group_id' : 'security_groups';
  return { networks: 'cidr_blocks or ipv6_cidr_blocks', group };
}

/** Addresses that a permission lets through, those of prefix lists of the stack among them. */
function networksOf({ cidrs, lists }: Permission, stack: Graph): readonly (string | Unknown)[] {
  if (lists.length === 0) return cidrs;
  const byList = stack.index(networksByPrefixList);
  return [...cidrs, ...lists.flatMap(({ references }) => references.flatMap((address) => byList.get(address) ?? []))];
}

/** Permissions of one direction by the address of their group. */
const inDirection =
  (direction: Direction) =>
  (stack: Graph): ReadonlyMap<string, readonly Permission[]> => {
    const found = new Map<string, Permission[]>();
    for (const subject of stack.all(permissionTypes)) {
      const group = groupOf(subject);
      if (group === undefined) continue;
      const before = found.get(group) ?? [];
      found.set(group, before);
      for (const permission of permissionsOf(subject, direction) ?? []) before.push(permission);
    }
    return found;
  };

const byGroup = { ingress: inDirection('ingress'), egress: inDirection('egress') };
