import { expression, Policy } from '../../../lib/rules';

export const ec2MetadataHops: Policy = {
  name: 'aws/ec2/metadata-hops',
  description: 'Pods cannot get the credentials of their machine: its metadata travels one hop.',
  remediation: 'Set http_put_response_hop_limit to 1 in metadata_options.',
  source: 'https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html',
  rationale: 'Whoever takes over one container gets the role of the whole machine, and does in AWS what was meant for the node alone.',
  severity: 'high',
  controls: { checkov: ['CKV_AWS_341'] },
  rule: expression(
    ['aws_instance', 'aws_launch_configuration', 'aws_launch_template', 'aws_spot_instance_request'],
    ({ metadata_options }) => metadata_options.http_put_response_hop_limit.orElse(1).is(1),
  ),
};
