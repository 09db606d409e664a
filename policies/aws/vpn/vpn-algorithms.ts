import { documents, graph, Policy } from '../../../lib/rules';
import { blocks } from '../blocks';

/** What is broken or soon will be, by what an attribute is about. */
const weak: readonly (readonly [attribute: RegExp, value: RegExp])[] = [
  [/^tunnel[12]_phase[12]_integrity_algorithms$/, /^SHA1$/],
  [/^tunnel[12]_phase[12]_dh_group_numbers$/, /^[25]$/],
  [/^tunnel[12]_ike_versions$/, /^ikev1$/],
];

export const vpnAlgorithms: Policy = {
  name: 'aws/vpn/algorithms',
  description: 'Tunnels take no algorithm that is broken, or soon will be.',
  remediation: 'List SHA2-256 or better, groups of 14 and above, and ikev2.',
  source: 'https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html',
  rationale:
    'Both ends agree on the weakest that they share. Who records a tunnel today may read, in some years, what is secret for longer.',
  severity: 'low',
  rule: graph(documents<unknown>('aws_vpn_connection'), ({ raw }) =>
    Object.entries(raw as Readonly<Record<string, unknown>>).flatMap(([name, values]) => {
      const [, value] = weak.find(([attribute]) => attribute.test(name)) ?? [];
      const found = value
        ? blocks<unknown>(values)
            .map(String)
            .filter((one) => value.test(one))
        : [];
      return found.length > 0
        ? [
            {
              message: `takes ${found.join(', ')}: ${name}`,
              at: [name],
              remediation: `Leave ${found.join(', ')} out of ${name}.`,
              extent: found,
            },
          ]
        : [];
    }),
  ),
};
