import { allOf, expression, Policy, whereProtected } from '../../../lib';

export const kmsDeletion: Policy = {
  name: 'aws/kms/deletion',
  description: 'Keys are enabled, and deleting one can be taken back for a while.',
  remediation: 'Leave out is_enabled, and set deletion_window_in_days to 30.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html#kms-3',
  rationale:
    'With a deleted key all its data is lost for ever, and in a short window nobody notices in time; with one that is off, programs stop.',
  severity: 'medium',
  controls: { fsbp: ['KMS.3'] },
  supersedes: ['aws/kms/enabled'],
  rule: expression('aws_kms_key', (key) =>
    allOf(
      key.is_enabled.isNot(false),
      whereProtected(key.deletion_window_in_days.orElse(30).atLeast(30), key.deletion_window_in_days.orElse(30).atLeast(14)),
    ),
  ),
};
