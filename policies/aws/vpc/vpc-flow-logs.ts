import { documents, graph, Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const vpcFlowLogs: Policy = {
  name: 'aws/vpc/flow-logs',
  description: 'Each network logs who talked to whom.',
  remediation: 'Add an aws_flow_log with its vpc_id.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-6',
  rationale:
    "After an intrusion nobody can see where data went, and which machines spoke to the intruder's: that cannot be logged afterwards.",
  severity: 'medium',
  controls: { cisAws: ['4.7'], fsbp: ['EC2.6'], checkov: ['CKV2_AWS_11'] },
  rule: [
    graph('aws_vpc', (vpc, stack) => (stack.referringTo(vpc, flowLogs, 'vpc_id').length > 0 ? [] : ['has no flow log'])),
    ...demandRules([
      {
        types: 'flow_log',
        field: 'traffic_type',
        holds: (type) => type.isNot('ACCEPT'),
        message: 'leaves out who was turned away: traffic_type is ACCEPT',
        cure: 'Set traffic_type to ALL.',
      },
    ]),
  ],
};

const flowLogs = documents<unknown>('aws_flow_log');
