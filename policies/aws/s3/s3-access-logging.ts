import { expression, Policy, related, unless } from '../../../lib/rules';

export const s3AccessLogging: Policy = {
  name: 'aws/s3/access-logging',
  description: 'Buckets log who reads and writes them.',
  remediation: 'Add an aws_s3_bucket_logging with a target_bucket.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-9',
  rationale: 'After a leak nobody can tell which objects were read, by whom and from where: that cannot be logged afterwards.',
  severity: 'low',
  controls: { fsbp: ['S3.9'], checkov: ['CKV_AWS_18'] },
  cure: 'Region.accessLogBucket',
  rule: expression('aws_s3_bucket', (bucket) =>
    // Older configurations say it in the bucket itself.
    unless(
      bucket.logging.isSet(),
      related('aws_s3_bucket_logging', 'bucket').some((logging) => logging.target_bucket.isSet()),
    ),
  ),
};
