import { allOf, anyOf, expression, Policy, related } from '../../../lib';

export const s3Lifecycle: Policy = {
  name: 'aws/s3/lifecycle',
  description: 'Buckets have lifecycle rules, and one of them ends uploads that were never completed.',
  remediation:
    'Add an aws_s3_bucket_lifecycle_configuration with an enabled rule for the whole bucket that has abort_incomplete_multipart_upload.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-13',
  rationale:
    'Parts of uploads that broke off do not show in any list of objects, and are paid for every month; old objects pile up for ever.',
  severity: 'low',
  controls: { fsbp: ['S3.13', 'S3.10'], checkov: ['CKV2_AWS_61', 'CKV_AWS_300'] },
  cure: 'AwsBucket',
  rule: [
    expression('aws_s3_bucket', (bucket) =>
      anyOf(
        bucket.lifecycle_rule.isSet(),
        related('aws_s3_bucket_lifecycle_configuration', 'bucket').some((configuration) => configuration.rule.isSet()),
      ),
    ),
    expression('aws_s3_bucket_lifecycle_configuration', (configuration) =>
      configuration.rule.some((rule) =>
        allOf(
          rule.status.is('Enabled'),
          rule.abort_incomplete_multipart_upload.isSet(),
          rule.prefix.orElse('').is(''),
          rule.filter.prefix.orElse('').is(''),
          rule.filter.and.isUnset(),
          rule.filter.tag.isUnset(),
          rule.filter.object_size_greater_than.isUnset(),
          rule.filter.object_size_less_than.isUnset(),
        ),
      ),
    ),
  ],
};
