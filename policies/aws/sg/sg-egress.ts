import { graph, Policy } from '../../../lib/rules';
import { openToWorld } from './open-to-world';
import { permissionTypes } from './permission';

export const sgEgress: Policy = {
  name: 'aws/sg/egress',
  description: 'Nothing reaches the whole internet at every port.',
  remediation: 'List the ports that are needed by from_port and to_port, and the networks by cidr_blocks, or cidr_ipv4.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
  rationale: 'A program that is taken over fetches its tools from anywhere, and sends data to anywhere, by ports that nobody watches.',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_382'] },
  cure: 'AwsPostgres',
  rule: graph(permissionTypes, (subject, stack) =>
    openToWorld(subject, stack, 'egress', ({ from, to }) => (from <= 0 && to >= 65535 ? 'reaches every port of the internet' : undefined)),
  ),
};
