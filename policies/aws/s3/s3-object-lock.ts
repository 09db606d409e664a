import { anyOf, expression, Policy, related, told } from '../../../lib/rules';

export const s3ObjectLock: Policy = {
  name: 'aws/s3/object-lock',
  description: 'Buckets can lock their objects.',
  remediation: 'Set object_lock_enabled to true, or add an aws_s3_bucket_object_lock_configuration.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-15',
  rationale: "Whoever steals an administrator's login deletes objects with all their versions: backups that are kept there go too.",
  severity: 'info',
  controls: { fsbp: ['S3.15'], checkov: ['CKV_AWS_143'] },
  rule: expression('aws_s3_bucket', (bucket) =>
    told(
      anyOf(
        bucket.object_lock_enabled.is(true),
        bucket.object_lock_configuration.object_lock_enabled.is('Enabled'),
        related('aws_s3_bucket_object_lock_configuration', 'bucket').some(({ object_lock_enabled }) =>
          object_lock_enabled.orElse('Enabled').is('Enabled'),
        ),
      ),
      'cannot lock its objects: object_lock_enabled is not true, and no aws_s3_bucket_object_lock_configuration refers to it',
      'Set object_lock_enabled to true, or add an aws_s3_bucket_object_lock_configuration.',
    ),
  ),
};
