import { Graph, graph, Policy, Problem, Subject } from '../../lib/rules';
import { dataStoreTypes, portOf, securityGroupsOf } from '../aws/sg/data-stores';
import { holds, Permission, permissionsOf, permissionTypes, portsInWords } from '../aws/sg/permission';
import { groupOf } from '../aws/sg/security-group';
import { waysOut } from './network-access';
import { usersOf } from './workload';

export const networkPath: Policy = {
  name: 'x/network-path',
  description:
    'Between a workload and its data store one path is open, at one port, on both sides: the security group and the NetworkPolicy.',
  remediation:
    'Let the pods out to the port of the store by a NetworkPolicy, and their security group in at that port by an aws_vpc_security_group_ingress_rule; nothing else.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  rationale: 'Too narrow, the program waits for a store that it cannot reach; too wide, an intruder in one pod goes on from there.',
  severity: 'high',
  cure: 'Environment.network',
  rule: graph(dataStoreTypes, (store, stack) => {
    const port = portOf(store);
    if (port === undefined) return [{ message: 'answers at a port that only a plan tells', at: ['port'], unknown: true }];
    return [...wayIn(store, port, stack), ...wayOut(store, port, stack)];
  }),
};

function wayIn(store: Subject, port: number, stack: Graph): readonly Problem[] {
  const groups = securityGroupsOf(store);
  // Groups of another stack: their rules are judged there.
  if (groups.length === 0) return [];
  const said = groups.flatMap((group) => stack.index(permissionsByGroup).get(group) ?? []);
  const permissions = said.flatMap((permission) => permission ?? []);
  const open = permissions.filter(({ cidrs, named }) => named || cidrs.length > 0);
  const wide = open.filter(({ ports }) => ports && holds(ports, port) && ports.from !== ports.to);
  if (!open.some(({ ports }) => ports === undefined || holds(ports, port))) {
    if (said.includes(undefined)) return [{ message: 'lets in whom only a plan tells', unknown: true }];
    return [
      {
        message: `is reached by nobody: no security group lets anybody in at port ${port}`,
        remediation: `Let the security group of the pods in at port ${port}, by an aws_vpc_security_group_ingress_rule.`,
      },
    ];
  }
  return wide.map(({ ports }) => ({
    message: `is reached at ${portsInWords(ports!)}, where port ${port} would do`,
    remediation: `Set from_port and to_port of the rule to ${port}.`,
  }));
}

function wayOut(store: Subject, port: number, stack: Graph): readonly Problem[] {
  const ways = stack.index(waysOut);
  return usersOf(store, stack).flatMap(({ address }): readonly Problem[] => {
    const leading = ways.get(address)?.filter(({ ports }) => ports === undefined || ports.includes(port));
    if (leading === undefined)
      return [
        {
          message: `is not all that ${address} reaches: no NetworkPolicy selects its pods`,
          remediation: `Add a NetworkPolicy that selects the pods, and lets them out to port ${port} of the store and to nothing else.`,
        },
      ];
    if (leading.length === 0)
      return [
        {
          message: `is out of reach of ${address}: no NetworkPolicy lets its pods out at port ${port}`,
          remediation: `Let the pods out to port ${port} by a NetworkPolicy.`,
        },
      ];
    return leading.some(({ anywhere }) => anywhere)
      ? [
          {
            message: `is not all that ${address} reaches at port ${port}: a NetworkPolicy lets its pods out to anywhere`,
            remediation: `Name the networks of the store in the NetworkPolicy that lets the pods out at port ${port}.`,
          },
        ]
      : [];
  });
}

/** What lets somebody in, by the address of the security group; nothing for what only a plan tells. */
const permissionsByGroup = (stack: Graph): ReadonlyMap<string, readonly (Permission | undefined)[]> => {
  const found = new Map<string, readonly (Permission | undefined)[]>();
  for (const subject of stack.all(permissionTypes)) {
    const group = groupOf(subject);
    if (group !== undefined) found.set(group, [...(found.get(group) ?? []), ...(permissionsOf(subject, 'ingress') ?? [undefined])]);
  }
  return found;
};
