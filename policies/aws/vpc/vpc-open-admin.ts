import { documents, graph, isInternet, Policy, Problem } from '../../../lib/rules';
import { adminPortsIn } from '../admin-ports';
import { blocks } from '../blocks';

export const vpcOpenAdmin: Policy = {
  name: 'aws/vpc/open-admin',
  description: 'No network ACL lets the internet in at the ports of administrators.',
  remediation: 'Set cidr_block, or ipv6_cidr_block, to a network of yours in place of 0.0.0.0/0 and ::/0, or use Session Manager.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21',
  rationale: 'The second lock stands open: one mistake in a security group, and SSH or RDP of a machine is on the internet.',
  severity: 'high',
  controls: { cisAws: ['6.2'], fsbp: ['EC2.21'], checkov: ['CKV_AWS_229', 'CKV_AWS_230', 'CKV_AWS_231', 'CKV_AWS_232'] },
  rule: [
    graph(documents<unknown>('aws_default_network_acl', 'aws_network_acl'), ({ raw }) =>
      blocks<Entry>(raw.ingress).flatMap((entry, index) => opens(entry, entry.action, ['ingress', index])),
    ),
    graph(documents<unknown>('aws_network_acl_rule'), ({ raw }) => (String(raw.egress) === 'true' ? [] : opens(raw, raw.rule_action, []))),
  ],
};

interface Entry {
  readonly action?: unknown;
  readonly cidr_block?: unknown;
  readonly ipv6_cidr_block?: unknown;
  readonly from_port?: unknown;
  readonly to_port?: unknown;
  readonly protocol?: unknown;
}

function opens(entry: Entry, action: unknown, at: readonly (string | number)[]): readonly Problem[] {
  const { cidr_block: v4, ipv6_cidr_block: v6, from_port: from, to_port: to, protocol } = entry;
  if (String(action).toLowerCase() !== 'allow' || !isInternet([v4, v6])) return [];
  const every = /^(?:-1|all)$/.test(String(protocol));
  if (!every && !/^(?:6|tcp)$/.test(String(protocol))) return [];
  const { ports, words } = adminPortsIn(from, to, every);
  return ports.length === 0 ? [] : [{ message: `lets the internet in at ${words}`, at }];
}
