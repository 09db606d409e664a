import { expression, Policy, related, told } from '../../../lib/rules';

export const s3Events: Policy = {
  name: 'aws/s3/events',
  description: 'Buckets tell of changes.',
  remediation: 'Add an aws_s3_bucket_notification.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-11',
  rationale: 'Programs learn of new objects only by listing them again and again, and nobody is told when thousands are deleted at night.',
  severity: 'info',
  controls: { fsbp: ['S3.11'], checkov: ['CKV2_AWS_62'] },
  rule: expression('aws_s3_bucket', () =>
    told(
      related('aws_s3_bucket_notification', 'bucket').some(({ bucket }) => bucket.isSet()),
      'tells nobody of changes: no aws_s3_bucket_notification refers to it',
      'Add an aws_s3_bucket_notification.',
    ),
  ),
};
