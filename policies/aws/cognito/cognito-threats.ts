import { Policy } from '../../../lib/rules';
import { demandRules } from '../attributes';

export const cognitoThreats: Policy = {
  name: 'aws/cognito/threats',
  description: 'Logins with passwords that were stolen elsewhere, or from where nobody expects them, are stopped.',
  remediation: 'Set advanced_security_mode to ENFORCED in user_pool_add_ons.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/cognito-controls.html#cognito-1',
  rationale:
    'Lists of names with their passwords are for sale, and programs try all of them: of a thousand users some have the same one everywhere.',
  severity: 'low',
  controls: { fsbp: ['Cognito.1'] },
  rule: demandRules([
    {
      types: 'cognito_user_pool',
      field: 'user_pool_add_ons.advanced_security_mode',
      holds: (mode) => mode.is('ENFORCED'),
      message: 'stops no login that looks stolen: user_pool_add_ons.advanced_security_mode is not ENFORCED',
      cure: 'Set advanced_security_mode to ENFORCED in user_pool_add_ons.',
    },
  ]),
};
