import { graph, Policy } from '../../../lib/rules';
import { openToWorld } from './open-to-world';
import { holds, permissionTypes } from './permission';

export const sgOpenRdp: Policy = {
  name: 'aws/sg/open-rdp',
  description: 'Nobody on the internet reaches RDP.',
  remediation:
    'Let in a security group, or a network of yours in place of 0.0.0.0/0 and ::/0 in cidr_blocks, cidr_ipv4 or cidr_ipv6, or use Fleet Manager.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-14',
  rationale: 'Passwords are guessed there day and night, and flaws such as BlueKeep need none: by this port much ransomware has come in.',
  severity: 'critical',
  controls: { cisAws: ['6.3', '6.4'], fsbp: ['EC2.14'], checkov: ['CKV_AWS_25'] },
  cure: 'AwsPostgres',
  rule: graph(permissionTypes, (subject, stack) =>
    openToWorld(
      subject,
      stack,
      'ingress',
      (ports) => (holds(ports, 3389) ? 'opens RDP (3389) to the internet' : undefined),
      ', or use Fleet Manager',
    ),
  ),
};
