import { documents, expression, Policy, told, unless } from '../../../lib/rules';

interface Notebook {
  readonly instance_metadata_service_configuration?: { readonly minimum_instance_metadata_service_version?: string };
}

interface Builder {
  readonly instance_metadata_options?: { readonly http_tokens?: string };
}

export const ec2MetadataTokens: Policy = {
  name: 'aws/ec2/metadata-tokens',
  description: 'Machines hand out credentials only to who shows a token: not to a program that is tricked into asking (IMDSv2).',
  remediation: 'Set http_tokens to required in metadata_options.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-8',
  rationale:
    "A program that fetches whatever address a visitor names (SSRF) fetches the machine's credentials too, and hands them to that visitor.",
  severity: 'high',
  controls: { cisAws: ['6.7'], fsbp: ['EC2.8', 'EC2.170'], checkov: ['CKV_AWS_79', 'CKV_AWS_371'] },
  rule: [
    expression(['aws_instance', 'aws_launch_configuration', 'aws_launch_template', 'aws_spot_instance_request'], ({ metadata_options }) =>
      told(
        unless(metadata_options.http_endpoint.is('disabled'), metadata_options.http_tokens.is('required')),
        'answers IMDSv1: metadata_options.http_tokens is not required',
      ),
    ),
    // What an account gives machines that say nothing.
    expression(documents<{ readonly http_tokens?: string }>('aws_ec2_instance_metadata_defaults'), ({ http_tokens }) =>
      told(
        http_tokens.isNot('optional'),
        'has machines answer IMDSv1 that say nothing: http_tokens is optional',
        'Set http_tokens to required.',
      ),
    ),
    expression(documents<Notebook>('aws_sagemaker_notebook_instance'), (notebook) =>
      told(
        notebook.instance_metadata_service_configuration.minimum_instance_metadata_service_version.is('2'),
        'answers IMDSv1: minimum_instance_metadata_service_version is not 2',
        'Set minimum_instance_metadata_service_version to 2 in instance_metadata_service_configuration.',
      ),
    ),
    expression(documents<Builder>('aws_imagebuilder_infrastructure_configuration'), (builder) =>
      told(
        builder.instance_metadata_options.http_tokens.is('required'),
        'builds on machines that answer IMDSv1: instance_metadata_options.http_tokens is not required',
        'Set http_tokens to required in instance_metadata_options.',
      ),
    ),
  ],
};
