import { documents, graph, isInternet, Policy, Problem } from '../../../lib/rules';
import { blocks } from '../blocks';

interface Route {
  readonly cidr_block?: unknown;
  readonly destination_cidr_block?: unknown;
  readonly ipv6_cidr_block?: unknown;
  readonly destination_ipv6_cidr_block?: unknown;
  readonly vpc_peering_connection_id?: unknown;
}

export const vpcPeeringRoutes: Policy = {
  name: 'aws/vpc/peering-routes',
  description: 'To a network of others goes what is meant for it, and not everything.',
  remediation: 'Write the addresses of the other network in destination_cidr_block, or in cidr_block of route.',
  source: 'https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html',
  rationale:
    'Whatever has no other way, mistyped and internal addresses among it, then reaches the machines of somebody else, who may answer.',
  severity: 'low',
  controls: { checkov: ['CKV2_AWS_44'] },
  rule: [
    graph(documents<unknown>('aws_route'), ({ raw }) => wide(raw as Route, ['destination_cidr_block'], 'destination_cidr_block')),
    graph(documents<unknown>('aws_default_route_table', 'aws_route_table'), ({ raw }) =>
      blocks<Route>(raw.route as Route | undefined).flatMap((route, index) => wide(route, ['route', index], 'cidr_block of route')),
    ),
  ],
};

function wide(route: Route, at: readonly (string | number)[], field: string): readonly Problem[] {
  const networks = [route.cidr_block, route.destination_cidr_block, route.ipv6_cidr_block, route.destination_ipv6_cidr_block];
  return blocks<unknown>(route.vpc_peering_connection_id).length > 0 && networks.some((network) => isInternet([network]) === true)
    ? [{ message: 'sends everything to a network of others', at, remediation: `Write the addresses of that network in ${field}.` }]
    : [];
}
