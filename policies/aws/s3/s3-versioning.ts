import { anyOf, expression, Policy, related } from '../../../lib';

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
    anyOf(
      bucket.versioning.enabled.is(true),
      related('aws_s3_bucket_versioning', 'bucket').some((versioning) => versioning.versioning_configuration.status.is('Enabled')),
    ),
  ),
};
