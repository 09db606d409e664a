import { anyOf, expression, graph, Policy } from '../../../lib';
import { blocks } from '../blocks';

export const eksNodes: Policy = {
  name: 'aws/eks/nodes',
  description: 'Nobody on the internet reaches nodes by SSH, and machines hand out credentials only to who shows a token.',
  remediation: 'List source_security_group_ids beside an ec2_ssh_key; set http_tokens to required in metadata_options.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-8',
  severity: 'high',
  controls: { cisAws: ['6.7'], fsbp: ['EC2.8'], checkov: ['CKV_AWS_100', 'CKV_AWS_79'] },
  rule: [
    graph('aws_eks_node_group', ({ raw }) =>
      blocks(raw.remote_access)
        .filter((access) => access.ec2_ssh_key !== undefined && blocks(access.source_security_group_ids).length === 0)
        .map(() => ({ message: 'lets everybody in by SSH', at: ['remote_access'] })),
    ),
    expression(['aws_instance', 'aws_launch_configuration', 'aws_launch_template'], ({ metadata_options }) =>
      anyOf(metadata_options.http_tokens.is('required'), metadata_options.http_endpoint.is('disabled')),
    ),
  ],
};
