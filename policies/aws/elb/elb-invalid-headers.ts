import { documents, expression, Policy, told, unless } from '../../../lib/rules';

interface Balancer {
  readonly drop_invalid_header_fields?: boolean;
  readonly load_balancer_type?: string;
}

export const elbInvalidHeaders: Policy = {
  name: 'aws/elb/invalid-headers',
  description: 'Load balancers drop headers that no program should see: they smuggle requests.',
  remediation: 'Set drop_invalid_header_fields to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-4',
  rationale:
    "A header that balancer and program read differently hides a second request in the first, which slips past checks and into another user's session.",
  severity: 'medium',
  controls: { fsbp: ['ELB.4'], checkov: ['CKV_AWS_131'] },
  rule: expression(documents<Balancer>('aws_lb', 'aws_alb'), (balancer) =>
    unless(
      balancer.load_balancer_type.orElse('application').isNot('application'),
      told(balancer.drop_invalid_header_fields.is(true), 'hands on headers that are malformed: drop_invalid_header_fields is not true'),
    ),
  ),
};
