import { anyOf, expression, Policy, related } from '../../lib';

export const s3ReplicationLockEvents: Policy = {
  name: 'aws/s3/replication-lock-events',
  description: 'Buckets replicate their objects, can lock them, and tell of changes.',
  remediation:
    'Add an aws_s3_bucket_replication_configuration, an aws_s3_bucket_object_lock_configuration and an aws_s3_bucket_notification.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-7',
  severity: 'info',
  controls: { fsbp: ['S3.7', 'S3.15', 'S3.11'], checkov: ['CKV_AWS_144', 'CKV_AWS_143', 'CKV2_AWS_62'] },
  rule: [
    expression('aws_s3_bucket', (bucket) =>
      anyOf(
        bucket.replication_configuration.rules.some(({ status }) => status.is('Enabled')),
        related('aws_s3_bucket_replication_configuration', 'bucket').some(({ rule }) => rule.some(({ status }) => status.is('Enabled'))),
      ),
    ),
    expression('aws_s3_bucket', (bucket) =>
      anyOf(
        bucket.object_lock_enabled.is(true),
        bucket.object_lock_configuration.object_lock_enabled.is('Enabled'),
        related('aws_s3_bucket_object_lock_configuration', 'bucket').some(({ object_lock_enabled }) =>
          object_lock_enabled.orElse('Enabled').is('Enabled'),
        ),
      ),
    ),
    expression('aws_s3_bucket', () => related('aws_s3_bucket_notification', 'bucket').some(({ bucket }) => bucket.isSet())),
  ],
};
