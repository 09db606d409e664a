import { anyOf, expression, Policy, related, told } from '../../../lib/rules';

const algorithms = ['aws:kms', 'aws:kms:dsse'];

export const s3Cmk: Policy = {
  name: 'aws/s3/cmk',
  description: 'Buckets encrypt with a KMS key.',
  remediation: 'Add an aws_s3_bucket_server_side_encryption_configuration with sse_algorithm aws:kms and a kms_master_key_id.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-17',
  rationale:
    'Keys that S3 keeps to itself cannot be taken away, nor their use be seen in CloudTrail: whoever may read the bucket has it all.',
  severity: 'info',
  controls: { fsbp: ['S3.17'], checkov: ['CKV_AWS_145'] },
  cure: 'AwsBucket',
  rule: expression('aws_s3_bucket', (bucket) =>
    told(
      anyOf(
        bucket.server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm.isOneOf(algorithms),
        related('aws_s3_bucket_server_side_encryption_configuration', 'bucket').some((configuration) =>
          configuration.rule.some((rule) => rule.apply_server_side_encryption_by_default.sse_algorithm.isOneOf(algorithms)),
        ),
      ),
      'encrypts with the keys of S3: no sse_algorithm of its is aws:kms',
    ),
  ),
};
