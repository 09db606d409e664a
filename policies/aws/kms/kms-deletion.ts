import { allOf, expression, NumberTerm, Policy, told, whereProtected } from '../../../lib/rules';

const kept = (window: NumberTerm, days: number) =>
  told(
    window.orElse(30).atLeast(days),
    ['is gone for good ', window, ` days after it is deleted, of at least ${days}`],
    `Set deletion_window_in_days to ${days} or more.`,
  );

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
      told(key.is_enabled.isNot(false), 'can be used by nobody: is_enabled is false', 'Leave out is_enabled.'),
      whereProtected(kept(key.deletion_window_in_days, 30), kept(key.deletion_window_in_days, 14)),
    ),
  ),
};
