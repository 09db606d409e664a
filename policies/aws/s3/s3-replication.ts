import { expression, Policy, related, told, unless } from '../../../lib/rules';

export const s3Replication: Policy = {
  name: 'aws/s3/replication',
  description: 'Buckets replicate their objects.',
  remediation: 'Add an aws_s3_bucket_replication_configuration with an enabled rule.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-7',
  rationale: 'When the region is down, or somebody empties the bucket, there is no second copy to work with.',
  severity: 'info',
  controls: { fsbp: ['S3.7'], checkov: ['CKV_AWS_144'] },
  rule: expression('aws_s3_bucket', (bucket) =>
    // Older configurations say it in the bucket itself.
    unless(
      bucket.replication_configuration.rules.some(({ status }) => status.is('Enabled')),
      related('aws_s3_bucket_replication_configuration', 'bucket').some(({ rule }) =>
        rule.some(({ status }) => told(status.is('Enabled'), [], 'Set status to Enabled in the aws_s3_bucket_replication_configuration.')),
      ),
    ),
  ),
};
