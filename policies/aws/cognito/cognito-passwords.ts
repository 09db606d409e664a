import { allOf, anyOf, documents, expression, Policy, told, unless } from '../../../lib/rules';

interface Pool {
  readonly password_policy?: {
    readonly minimum_length?: number;
    readonly require_lowercase?: boolean;
    readonly require_numbers?: boolean;
    readonly require_symbols?: boolean;
    readonly require_uppercase?: boolean;
  };
}

const kinds = ['require_lowercase', 'require_numbers', 'require_symbols', 'require_uppercase'] as const;

export const cognitoPasswords: Policy = {
  name: 'aws/cognito/passwords',
  description: 'Passwords of user pools have 8 characters of four kinds, as where a pool says nothing, or 14 of whatever kind.',
  remediation:
    'Leave password_policy out; or set minimum_length in it to 14, or to 8 with require_lowercase, require_numbers, require_symbols and require_uppercase true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-3',
  rationale:
    'What is short or of one kind of character is found by trying: lists of the commonest passwords open some accounts of every large pool.',
  severity: 'medium',
  controls: { fsbp: ['Cognito.3'] },
  rule: expression(documents<Pool>('aws_cognito_user_pool'), ({ password_policy: policy }) =>
    allOf(
      unless(
        policy.isUnset(),
        told(
          policy.minimum_length.orElse(8).atLeast(8),
          ['takes passwords of ', policy.minimum_length, ' characters'],
          'Set minimum_length to 8 or more in password_policy.',
        ),
      ),
      ...kinds.map((kind) =>
        unless(
          anyOf(policy.isUnset(), policy.minimum_length.atLeast(14)),
          // What the block leaves out is off.
          told(
            policy[kind].is(true),
            `takes weak passwords: password_policy.${kind} is not true`,
            `Set ${kind} to true in password_policy, or minimum_length to 14.`,
          ),
        ),
      ),
    ),
  ),
};
