import { allOf, expression, Policy, related, told, unless } from '../../../lib/rules';

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
      // Older configurations say it in the bucket itself.
      unless(
        bucket.lifecycle_rule.isSet(),
        related('aws_s3_bucket_lifecycle_configuration', 'bucket').some((configuration) => configuration.rule.isSet()),
      ),
    ),
    expression('aws_s3_bucket_lifecycle_configuration', (configuration) =>
      configuration.rule.some((rule) =>
        allOf(
          told(rule.status.is('Enabled'), ['has a rule that is ', rule.status], 'Set status of the rule to Enabled.'),
          told(
            rule.abort_incomplete_multipart_upload.isSet(),
            'keeps uploads that were never completed: no rule has abort_incomplete_multipart_upload',
            'Add abort_incomplete_multipart_upload with days_after_initiation to a rule for the whole bucket.',
          ),
          ...[
            rule.prefix.orElse('').is(''),
            rule.filter.prefix.orElse('').is(''),
            rule.filter.and.isUnset(),
            rule.filter.tag.isUnset(),
            rule.filter.object_size_greater_than.isUnset(),
            rule.filter.object_size_less_than.isUnset(),
          ].map((isForAll) =>
            told(
              isForAll,
              'ends uploads of some objects alone: its rule has a prefix or filter',
              'Add a rule without a prefix or filter, with abort_incomplete_multipart_upload.',
            ),
          ),
        ),
      ),
    ),
  ],
};
