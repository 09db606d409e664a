import { allOf, expression, Policy, related } from '../../lib';

/** Without any, S3 uses AES256. */
const algorithms = ['AES256', 'aws:kms', 'aws:kms:dsse'];

export const s3Encryption: Policy = {
  name: 'aws/s3/encryption',
  description: 'Buckets that state how they encrypt use AES256 or a KMS key.',
  remediation: 'Set sse_algorithm to aws:kms, aws:kms:dsse or AES256.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_19'] },
  cure: 'AwsBucket',
  rule: expression('aws_s3_bucket', (bucket) =>
    allOf(
      bucket.server_side_encryption_configuration.rule.apply_server_side_encryption_by_default.sse_algorithm.orElse('AES256').isOneOf(algorithms),
      related('aws_s3_bucket_server_side_encryption_configuration', 'bucket').every((configuration) =>
        configuration.rule.every((rule) => rule.apply_server_side_encryption_by_default.sse_algorithm.orElse('AES256').isOneOf(algorithms)),
      ),
    ),
  ),
};
