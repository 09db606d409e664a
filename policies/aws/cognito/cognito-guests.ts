import { documents, expression, Policy, told } from '../../../lib/rules';

export const cognitoGuests: Policy = {
  name: 'aws/cognito/guests',
  description: 'Identity pools give credentials of AWS to nobody who has not logged in.',
  remediation: 'Set allow_unauthenticated_identities to false.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-2',
  rationale:
    'Whoever knows the id of the pool, which stands in every copy of the app, gets credentials of AWS and tries out what their role may do.',
  severity: 'high',
  controls: { fsbp: ['Cognito.2'], checkov: ['CKV_AWS_366'] },
  rule: expression(documents<{ readonly allow_unauthenticated_identities?: boolean }>('aws_cognito_identity_pool'), (pool) =>
    told(pool.allow_unauthenticated_identities.isNot(true), 'gives credentials to whoever asks: allow_unauthenticated_identities is true'),
  ),
};
