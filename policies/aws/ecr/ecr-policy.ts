import { graph, Policy } from '../../../lib/rules';
import { policyIn } from '../iam/policy-document';
import { letsEverybodyIn } from '../iam/problems';

export const ecrPolicy: Policy = {
  name: 'aws/ecr/policy',
  description: 'No policy of a repository lets everybody pull or push images.',
  remediation: 'Name the principals, or add a condition on aws:PrincipalOrgID.',
  source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html',
  rationale: 'Strangers read the code and whatever was built into the image; where they may push, they decide what your machines run next.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_32'] },
  rule: graph('aws_ecr_repository_policy', (holder, stack) => letsEverybodyIn(policyIn(holder, 'policy', stack), ['policy'])),
};
