import { allOf, Policy } from '../../../lib/rules';
import { type Attribute, demandRules } from '../attributes';

const kinds = ['require_lowercase_characters', 'require_numbers', 'require_symbols', 'require_uppercase_characters'];

export const accountsPasswordKinds: Policy = {
  name: 'aws/accounts/password-kinds',
  description: 'Passwords of people have letters of both cases, digits and signs, and are replaced every 90 days.',
  remediation: 'Set require_lowercase_characters and its like to true, and max_password_age to 90 or less.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-7',
  rationale: 'A word of a dictionary is long as well: programs try all of them, with a year behind each, before anything else.',
  severity: 'low',
  controls: { fsbp: ['IAM.7'], checkov: ['CKV_AWS_9', 'CKV_AWS_11', 'CKV_AWS_12', 'CKV_AWS_14', 'CKV_AWS_15'] },
  rule: demandRules([
    ...kinds.map((field) => ({
      types: 'iam_account_password_policy',
      field,
      holds: (asks: Attribute) => asks.is(true),
      message: `takes passwords of few kinds of characters: ${field} is not true`,
      cure: `Set ${field} to true.`,
    })),
    {
      types: 'iam_account_password_policy',
      field: 'max_password_age',
      holds: (days) => allOf(days.atLeast(1), days.atMost(90)),
      message: 'lets passwords grow old: max_password_age is not set, or above 90',
      cure: 'Set max_password_age to 90 or less.',
    },
  ]),
};
