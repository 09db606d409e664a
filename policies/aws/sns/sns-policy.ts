import { graph, Policy } from '../../../lib/rules';
import { policyIn } from '../iam/policy-document';
import { letsEverybodyIn } from '../iam/problems';
import { accounts, otherAccounts } from './accounts';

export const snsPolicy: Policy = {
  name: 'aws/sns/policy',
  description: 'No policy of a topic lets in everybody, or another account that was not declared.',
  remediation: 'Name principals of your own account, or add a condition on aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-4',
  rationale: 'Strangers subscribe and read along, or publish what your subscribers take for yours, as far as the statement goes.',
  severity: 'critical',
  controls: { fsbp: ['SNS.4'] },
  parameters: [accounts],
  supersedes: ['aws/sns/policy-public', 'aws/sns/policy-accounts'],
  rule: graph(['aws_sns_topic_policy', 'aws_sns_topic'], (holder, stack) => {
    const document = policyIn(holder, 'policy', stack);
    return [...letsEverybodyIn(document, ['policy']), ...otherAccounts(document, stack)];
  }),
};
