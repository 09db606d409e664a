import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const elbTargetsTls: Policy = {
  name: 'aws/elb/targets-tls',
  description: 'Load balancers ask their targets by TLS.',
  remediation: 'Set protocol to HTTPS, and let the program have a certificate of its own.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html',
  rationale:
    'Behind the balancer passwords, cookies and answers pass in the clear: a machine that was taken over in the same network may listen.',
  severity: 'low',
  controls: { checkov: ['CKV_AWS_378'] },
  rule: demandRules([
    {
      types: 'alb_target_group lb_target_group',
      field: 'protocol',
      holds: (protocol) => protocol.isNot('HTTP'),
      message: 'asks its targets without TLS: protocol is HTTP',
      cure: 'Set protocol to HTTPS.',
    },
    {
      types: 'vpclattice_target_group',
      field: 'config.protocol',
      holds: (protocol) => protocol.isNot('HTTP'),
      message: 'asks its targets without TLS: config.protocol is HTTP',
      cure: 'Set protocol to HTTPS in config.',
    },
  ]),
};
