import { graph, Policy } from '../../../lib/rules';
import { openToWorld } from './open-to-world';
import { permissionTypes } from './permission';

export const sgOpenAll: Policy = {
  name: 'aws/sg/open-all',
  description: 'Nobody on the internet reaches every port.',
  remediation:
    'Let in a security group, or a network of yours in place of 0.0.0.0/0 and ::/0 in cidr_blocks, cidr_ipv4 or cidr_ipv6, at the ports that it needs.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-19',
  rationale: 'What nobody thought of is on the internet as well: an agent, a debugger, a cache that asks for no password.',
  severity: 'critical',
  controls: { fsbp: ['EC2.19'], checkov: ['CKV_AWS_277'] },
  cure: 'AwsPostgres',
  rule: graph(permissionTypes, (subject, stack) =>
    openToWorld(
      subject,
      stack,
      'ingress',
      ({ from, to }) => (from <= 0 && to >= 65535 ? 'opens every port to the internet' : undefined),
      ', at the ports that it needs',
    ),
  ),
};
