import { documents, expression, Policy, told } from '../../../lib/rules';

export const transferEndpoint: Policy = {
  name: 'aws/transfer/endpoint',
  description: 'Servers of Transfer Family are reached in a network whose security groups say from where.',
  remediation: 'Set endpoint_type to VPC, with endpoint_details that name the vpc_id, its subnet_ids and security_group_ids.',
  source: 'https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html',
  rationale:
    'A public endpoint takes attempts to log in from everywhere, day and night. In a network of yours a security group names who may try.',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_164'] },
  rule: expression(documents<{ readonly endpoint_type?: string }>('aws_transfer_server'), (server) =>
    told(server.endpoint_type.orElse('PUBLIC').isNot('PUBLIC'), 'lets the whole internet knock: endpoint_type is PUBLIC, or not set'),
  ),
};
