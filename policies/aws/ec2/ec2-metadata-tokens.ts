import { expression, Policy, told, unless } from '../../../lib';

export const ec2MetadataTokens: Policy = {
  name: 'aws/ec2/metadata-tokens',
  description: 'Machines hand out credentials only to who shows a token: not to a program that is tricked into asking (IMDSv2).',
  remediation: 'Set http_tokens to required in metadata_options.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-8',
  severity: 'high',
  controls: { cisAws: ['6.7'], fsbp: ['EC2.8', 'EC2.170'], checkov: ['CKV_AWS_79'] },
  rule: expression(
    ['aws_instance', 'aws_launch_configuration', 'aws_launch_template', 'aws_spot_instance_request'],
    ({ metadata_options }) =>
      told(
        unless(metadata_options.http_endpoint.is('disabled'), metadata_options.http_tokens.is('required')),
        'answers IMDSv1: metadata_options.http_tokens is not required',
      ),
  ),
};
