import { documents, expression, Policy } from '../../../lib/rules';

export const elbAccessLogs: Policy = {
  name: 'aws/elb/access-logs',
  description: 'Load balancers log who asked for what.',
  remediation: 'Set enabled and bucket in access_logs.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-5',
  rationale:
    'After an attack or an outage nobody can see which requests came from where and how they were answered: no log of it can be made then.',
  severity: 'low',
  controls: { fsbp: ['ELB.5'], checkov: ['CKV_AWS_91'] },
  rule: expression(documents<{ readonly access_logs?: { readonly enabled?: boolean } }>('aws_lb', 'aws_alb'), (balancer) =>
    balancer.access_logs.enabled.is(true),
  ),
};
