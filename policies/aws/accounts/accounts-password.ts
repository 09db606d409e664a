import { allOf, documents, expression, Policy, told } from '../../../lib/rules';

interface PasswordPolicy {
  readonly minimum_password_length?: number;
  readonly password_reuse_prevention?: number;
}

export const accountsPassword: Policy = {
  name: 'aws/accounts/password',
  description: 'Passwords of people have at least 14 characters, and none of the last 24 is used again.',
  remediation: 'Set minimum_password_length to 14 or more, and password_reuse_prevention to 24.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-15',
  rationale:
    'A short password is guessed, and one that was used before may be in a list of stolen ones: a single match is enough to log in.',
  severity: 'medium',
  controls: { cisAws: ['2.7', '2.8'], checkov: ['CKV_AWS_10', 'CKV_AWS_13'] },
  rule: expression(documents<PasswordPolicy>('aws_iam_account_password_policy'), (policy) =>
    allOf(
      told(
        policy.minimum_password_length.atLeast(14),
        ['takes passwords of ', policy.minimum_password_length, ' characters'],
        'Set minimum_password_length to 14 or more.',
      ),
      told(
        policy.password_reuse_prevention.atLeast(24),
        ['takes a password again after ', policy.password_reuse_prevention, ' others'],
        'Set password_reuse_prevention to 24.',
      ),
    ),
  ),
};
