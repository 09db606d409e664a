import { graph, Policy } from '../../../lib/rules';
import { adminPorts } from '../admin-ports';
import { openToWorld } from './open-to-world';
import { holds, Ports, permissionTypes } from './permission';

export const sgOpenAdmin: Policy = {
  name: 'aws/sg/open-admin',
  description: 'Nobody on the internet reaches ports for administration, or every port.',
  remediation:
    'Let in a security group, or a network of yours in place of 0.0.0.0/0 and ::/0 in cidr_blocks, cidr_ipv4 or cidr_ipv6, or use Session Manager.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-13',
  rationale: 'Scripts try every address of the internet for SSH, RDP and whatever else answers: whoever gets in runs the machine.',
  severity: 'critical',
  controls: { cisAws: ['6.3', '6.4'], fsbp: ['EC2.13', 'EC2.14', 'EC2.19'] },
  cure: 'AwsPostgres',
  supersedes: ['aws/sg/open-ssh', 'aws/sg/open-rdp', 'aws/sg/open-all'],
  rule: graph(permissionTypes, (subject, stack) => openToWorld(subject, stack, 'ingress', opened, ', or use Session Manager')),
};

function opened(ports: Ports): string | undefined {
  if (ports.from <= 0 && ports.to >= 65535) return 'opens every port to the internet';
  const found = Object.entries(adminPorts).filter(([port]) => holds(ports, Number(port)));
  return found.length > 0 ? `opens ${found.map(([port, name]) => `${name} (${port})`).join(' and ')} to the internet` : undefined;
}
