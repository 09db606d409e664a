import { documents, expression, Policy, told } from '../../../lib/rules';

export const cognitoMfa: Policy = {
  name: 'aws/cognito/mfa',
  description: 'Users of a user pool may prove by a second factor who they are, or must.',
  remediation: 'Set mfa_configuration to ON or OPTIONAL, with a software_token_mfa_configuration that is enabled.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-5',
  rationale:
    'Passwords are used twice, guessed, and taken by pages that look alike. With nothing but a password, each of these opens the account.',
  severity: 'low',
  controls: { fsbp: ['Cognito.5'] },
  rule: expression(documents<{ readonly mfa_configuration?: string }>('aws_cognito_user_pool'), (pool) =>
    told(pool.mfa_configuration.orElse('OFF').isNot('OFF'), 'asks nobody for a second factor: mfa_configuration is OFF, or not set'),
  ),
};
