import { graph, Policy } from '../../../lib/rules';
import { blocks } from '../blocks';

export const eksNodes: Policy = {
  name: 'aws/eks/nodes',
  description: 'Nobody on the internet reaches nodes by SSH.',
  remediation: 'List source_security_group_ids beside the ec2_ssh_key, or leave that out.',
  source: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html',
  rationale: 'EKS then opens the port to everybody: a leaked key, or a flaw of the SSH server, gives away the node with all its pods.',
  severity: 'high',
  controls: { checkov: ['CKV_AWS_100'] },
  rule: graph('aws_eks_node_group', ({ raw }) =>
    blocks(raw.remote_access)
      .filter((access) => access.ec2_ssh_key !== undefined && blocks(access.source_security_group_ids).length === 0)
      .map(() => ({ message: 'lets everybody in by SSH: ec2_ssh_key stands without source_security_group_ids', at: ['remote_access'] })),
  ),
};
