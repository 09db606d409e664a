import { graph, Parameter, Policy } from '../../../lib/rules';
import { openToWorld } from './open-to-world';
import { permissionTypes, portsInWords } from './permission';

export const openPorts = new Parameter<readonly number[]>('openPorts', 'Ports that the internet may reach.', [443]);

export const sgOpenIngress: Policy = {
  name: 'aws/sg/open-ingress',
  description: 'The internet reaches no ports but those that are declared.',
  remediation: 'Let in a security group, or a network of yours in place of 0.0.0.0/0 and ::/0 in cidr_blocks, cidr_ipv4 or cidr_ipv6.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-18',
  rationale: 'What was opened for a test on Friday is found by scanners the same night: each such port is one more program to break into.',
  severity: 'high',
  controls: { fsbp: ['EC2.18'] },
  cure: 'AwsPostgres',
  parameters: [openPorts],
  supersedes: ['aws/sg/open-http'],
  rule: graph(permissionTypes, (subject, stack) =>
    openToWorld(subject, stack, 'ingress', (ports) =>
      ports.from < 0 || (ports.from === ports.to && stack.parameter(openPorts).includes(ports.from))
        ? undefined
        : `opens ${portsInWords(ports)} to the internet`,
    ),
  ),
};
