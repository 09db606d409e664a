import { graph, Policy } from '../../../lib/rules';
import { policyIn } from './policy-document';
import { openStatements } from './problems';

export const iamTrustEverybody: Policy = {
  name: 'aws/iam/trust-everybody',
  description: 'No role can be assumed by everybody.',
  remediation: 'Name the principals.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous',
  rationale: 'Whoever has an AWS account and learns or guesses the ARN of the role puts it on, and acts as you, with all that it may do.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_60'] },
  cure: 'PodIdentity',
  rule: graph('aws_iam_role', (role, stack) => openStatements(policyIn(role, 'assume_role_policy', stack), ['assume_role_policy'])),
};
