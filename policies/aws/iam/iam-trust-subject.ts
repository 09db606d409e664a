import { Policy } from '../../../lib/rules';
import { trustRule, weakSubjects } from './trust';

export const iamTrustSubject: Policy = {
  name: 'aws/iam/trust-subject',
  description: 'Roles trust tokens of other issuers by their subject.',
  remediation: 'Add a condition on the sub of the OIDC provider: of GitHub, repo:<organization>/<repository>:….',
  source: 'https://docs.github.com/en/actions/reference/security/oidc',
  rationale:
    "The issuer signs tokens for all its users: a workflow in a stranger's repository, or any pod of the cluster, gets the role with its own.",
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_393'] },
  cure: 'PodIdentity',
  rule: trustRule(weakSubjects),
};
