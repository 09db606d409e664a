import { graph, Policy } from '../../../lib/rules';
import { openToWorld } from './open-to-world';
import { holds, permissionTypes } from './permission';

export const sgOpenHttp: Policy = {
  name: 'aws/sg/open-http',
  description: 'Nobody on the internet is served plain text at port 80.',
  remediation:
    'Let in a security group, or a network of yours in place of 0.0.0.0/0 and ::/0 in cidr_blocks, cidr_ipv4 or cidr_ipv6, or open port 443 alone.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18',
  rationale: 'Who sits between visitor and server reads passwords and cookies, or changes the page, and neither of the two notices.',
  severity: 'high',
  controls: { checkov: ['CKV_AWS_260'] },
  cure: 'AwsPostgres',
  rule: graph(permissionTypes, (subject, stack) =>
    openToWorld(
      subject,
      stack,
      'ingress',
      (ports) => (holds(ports, 80) ? 'opens port 80 to the internet' : undefined),
      ', or open port 443 alone',
    ),
  ),
};
