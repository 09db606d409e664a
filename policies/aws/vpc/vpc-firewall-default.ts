import { documents, graph, Policy } from '../../../lib/rules';
import { blocks } from '../blocks';

const fields = ['stateless_default_actions', 'stateless_fragment_default_actions'];

export const vpcFirewallDefault: Policy = {
  name: 'aws/vpc/firewall-default',
  description: 'Firewalls of a network do not let through what no rule knows, nor everything when they fail.',
  remediation: 'Write aws:drop or aws:forward_to_sfe in place of aws:pass; set firewall_fail_open to DISABLED.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html#networkfirewall-4',
  rationale:
    'Nobody writes a rule for what they did not think of: that is what an intruder uses, and the firewall waves it through without a look.',
  severity: 'medium',
  controls: { fsbp: ['NetworkFirewall.4', 'NetworkFirewall.5'] },
  rule: [
    graph(documents<unknown>('aws_networkfirewall_firewall_policy'), ({ raw }) =>
      blocks<Readonly<Record<string, unknown>>>(raw.firewall_policy).flatMap((policy) =>
        fields
          .filter((field) => blocks<unknown>(policy[field]).includes('aws:pass'))
          .map((field) => ({
            message: `lets through what no rule knows: ${field} has aws:pass`,
            at: ['firewall_policy', field],
            remediation: `Write aws:drop or aws:forward_to_sfe in ${field} of firewall_policy.`,
          })),
      ),
    ),
    graph(documents<unknown>('aws_route53_resolver_firewall_config'), ({ raw }) =>
      raw.firewall_fail_open === 'ENABLED'
        ? [
            {
              message: 'lets through every name when it fails: firewall_fail_open is ENABLED',
              at: ['firewall_fail_open'],
              remediation: 'Set firewall_fail_open to DISABLED.',
            },
          ]
        : [],
    ),
  ],
};
