import { documents, graph, Policy } from '../../../lib/rules';

export const vpcDefault: Policy = {
  name: 'aws/vpc/default',
  description: 'Nothing uses the network that AWS makes in every account.',
  remediation: 'Drop the resource, and make an aws_vpc of your own.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html',
  rationale:
    'All its subnets lead to the internet and give out public addresses; in every account its addresses are the same, so that no two can be joined.',
  severity: 'low',
  controls: { checkov: ['CKV_AWS_148'] },
  rule: graph(documents<unknown>('aws_default_vpc'), () => [{ message: 'is the network that AWS makes in every account' }]),
};
