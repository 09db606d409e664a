import { graph, Policy } from '../../../lib/rules';
import { policyIn } from './policy-document';
import { letsEverybodyIn } from './problems';
import { trustRule, weakAnchors, weakAudiences, weakSubjects, wholeAccounts } from './trust';

export const iamTrust: Policy = {
  name: 'aws/iam/trust',
  description: 'Roles trust services and principals by name, and tokens of other issuers by their subject and audience.',
  remediation:
    'Name the principals, or ask for the sts:ExternalId of whoever comes from another account; add conditions on the sub and aud of an OIDC provider, on SAML:aud, or on aws:SourceArn of a trust anchor.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
  rationale:
    "Whoever gets into the role acts with all its rights: a stranger's account, any user of this one, or a workflow in somebody else's repository.",
  severity: 'critical',
  cure: 'PodIdentity',
  supersedes: ['aws/iam/trust-everybody', 'aws/iam/trust-account', 'aws/iam/trust-subject'],
  rule: [
    graph('aws_iam_role', (role, stack) => letsEverybodyIn(policyIn(role, 'assume_role_policy', stack), ['assume_role_policy'])),
    trustRule((statement) => [
      ...wholeAccounts(statement),
      ...weakSubjects(statement),
      ...weakAudiences(statement),
      ...weakAnchors(statement),
    ]),
  ],
};
