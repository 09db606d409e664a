import { graph, Policy } from '../../../lib/rules';
import { policyIn } from '../iam/policy-document';
import { accounts, otherAccounts } from './accounts';

export const snsPolicyAccounts: Policy = {
  name: 'aws/sns/policy-accounts',
  description: 'No policy of a topic lets in another account that was not declared.',
  remediation: 'Name principals of your own account, or add a condition on aws:PrincipalOrgID.',
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html',
  rationale: 'People whom nobody here chose read along, or send your subscribers what these take for yours, as far as the statement goes.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_385'] },
  parameters: [accounts],
  rule: graph(['aws_sns_topic_policy', 'aws_sns_topic'], (holder, stack) => otherAccounts(policyIn(holder, 'policy', stack), stack)),
};
