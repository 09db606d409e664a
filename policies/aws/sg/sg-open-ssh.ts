import { graph, Policy } from '../../../lib/rules';
import { openToWorld } from './open-to-world';
import { holds, permissionTypes } from './permission';

export const sgOpenSsh: Policy = {
  name: 'aws/sg/open-ssh',
  description: 'Nobody on the internet reaches SSH.',
  remediation:
    'Let in a security group, or a network of yours in place of 0.0.0.0/0 and ::/0 in cidr_blocks, cidr_ipv4 or cidr_ipv6, or use Session Manager.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-13',
  rationale: 'Scripts try names, leaked keys and each new flaw of the SSH server all day: one success is a shell inside your network.',
  severity: 'critical',
  controls: { cisAws: ['6.3', '6.4'], fsbp: ['EC2.13'], checkov: ['CKV_AWS_24'] },
  cure: 'AwsPostgres',
  rule: graph(permissionTypes, (subject, stack) =>
    openToWorld(
      subject,
      stack,
      'ingress',
      (ports) => (holds(ports, 22) ? 'opens SSH (22) to the internet' : undefined),
      ', or use Session Manager',
    ),
  ),
};
