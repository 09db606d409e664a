import { expression, Policy, related, told, unless } from '../../../lib/rules';

export const s3Versioning: Policy = {
  name: 'aws/s3/versioning',
  description: 'Buckets keep earlier versions of their objects.',
  remediation: 'Add an aws_s3_bucket_versioning whose status is Enabled.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-14',
  rationale: 'What a faulty program overwrites, or malware deletes, is gone at once: there is no yesterday to go back to.',
  severity: 'medium',
  controls: { fsbp: ['S3.14'], checkov: ['CKV_AWS_21'] },
  cure: 'Bucket.versioned',
  rule: expression('aws_s3_bucket', (bucket) =>
    // Older configurations say it in the bucket itself.
    unless(
      bucket.versioning.enabled.is(true),
      related('aws_s3_bucket_versioning', 'bucket').some((versioning) =>
        told(versioning.versioning_configuration.status.is('Enabled'), [], 'Set status to Enabled in the aws_s3_bucket_versioning.'),
      ),
    ),
  ),
};
