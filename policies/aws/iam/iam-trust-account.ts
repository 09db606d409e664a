import { Policy } from '../../../lib/rules';
import { trustRule, wholeAccounts } from './trust';

export const iamTrustAccount: Policy = {
  name: 'aws/iam/trust-account',
  description: 'No role can be assumed by everybody of an account.',
  remediation:
    'Name the roles of the account as Principal, or add a Condition on sts:ExternalId, aws:PrincipalArn or aws:MultiFactorAuthPresent.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-accounts',
  rationale: 'Anybody there who may assume roles, a forgotten test user too, acts with this one: who that is, nobody can read here.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_61'] },
  cure: 'PodIdentity',
  rule: trustRule(wholeAccounts),
};
