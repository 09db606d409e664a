import { documents, graph, isInternet, Policy, Problem } from '../../../lib/rules';
import { adminPortsIn } from '../admin-ports';
import { blocks } from '../blocks';

export const publicOpenAdmin: Policy = {
  name: 'aws/public/open-admin',
  description: 'Nobody on the internet reaches ports for administration of what has a firewall of its own: Lightsail, GameLift.',
  remediation: 'Set cidrs, or ip_range, to a network of yours, or leave the port out.',
  source: 'https://docs.aws.amazon.com/lightsail/latest/userguide/understanding-firewall-and-port-mappings-in-amazon-lightsail.html',
  rationale:
    'Programs try every address of the internet for these ports within hours, and each password that was stolen elsewhere with it.',
  severity: 'critical',
  rule: [
    graph(documents<unknown>('aws_lightsail_instance_public_ports'), ({ raw }) =>
      blocks<Ports>(raw.port_info).flatMap((ports, index) => {
        const [v4, v6] = [blocks<unknown>(ports.cidrs), blocks<unknown>(ports.ipv6_cidrs)];
        // Whoever names nobody lets everybody in.
        const cidrs = v4.length + v6.length + blocks<unknown>(ports.cidr_list_aliases).length === 0 ? ['0.0.0.0/0'] : [...v4, ...v6];
        return opens(ports, cidrs, ['port_info', index], 'Set cidrs to a network of yours, or leave the port out of port_info.');
      }),
    ),
    graph(documents<unknown>('aws_gamelift_fleet'), ({ raw }) =>
      blocks<Ports>(raw.ec2_inbound_permission).flatMap((ports, index) =>
        opens(
          ports,
          [ports.ip_range],
          ['ec2_inbound_permission', index],
          'Set ip_range to a network of yours, or leave the port out of ec2_inbound_permission.',
        ),
      ),
    ),
  ],
};

interface Ports {
  readonly protocol?: unknown;
  readonly from_port?: unknown;
  readonly to_port?: unknown;
  readonly cidrs?: unknown;
  readonly ipv6_cidrs?: unknown;
  readonly cidr_list_aliases?: unknown;
  readonly ip_range?: unknown;
}

function opens(
  { protocol, from_port: from, to_port: to }: Ports,
  cidrs: readonly unknown[],
  at: readonly (string | number)[],
  remediation: string,
): readonly Problem[] {
  if (!/^(?:tcp|all)$/i.test(String(protocol))) return [];
  const { ports, words } = adminPortsIn(from, to, /^all$/i.test(String(protocol)));
  const isOpen = isInternet(cidrs);
  if (ports.length === 0 || isOpen === false) return [];
  return isOpen
    ? [{ message: `lets the internet in at ${words}`, at, remediation, extent: ports.map((port) => `port ${port}`) }]
    : [{ message: `may let the internet in at ${words}: only a plan tells`, at, unknown: true }];
}
