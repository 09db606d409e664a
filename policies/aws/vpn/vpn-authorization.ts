import { documents, graph, isInternet, Policy } from '../../../lib/rules';

export const vpnAuthorization: Policy = {
  name: 'aws/vpn/authorization',
  description: 'Not everybody who connects by VPN reaches every network.',
  remediation:
    'Set target_network_cidr to the network that is needed, or access_group_id to who needs it in place of authorize_all_groups.',
  source: 'https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-rules.html',
  rationale: 'One stolen laptop, or one certificate, reaches every machine behind the VPN, and not only what its owner works with.',
  severity: 'medium',
  extent: 'place',
  rule: graph(documents<unknown>('aws_ec2_client_vpn_authorization_rule'), ({ raw }) =>
    String(raw.authorize_all_groups) === 'true' && isInternet([raw.target_network_cidr])
      ? [
          {
            message: `lets everybody who connects reach ${String(raw.target_network_cidr)}: authorize_all_groups is true`,
            at: ['target_network_cidr'],
          },
        ]
      : [],
  ),
};
