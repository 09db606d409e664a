import { graph, Policy } from '../../../lib/rules';
import { policyIn } from '../iam/policy-document';
import { openStatements } from '../iam/problems';

export const snsPolicyPublic: Policy = {
  name: 'aws/sns/policy-public',
  description: 'No policy of a topic lets everybody in.',
  remediation: 'Name the principals, or add a condition on aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-4',
  rationale:
    'Whoever has an AWS account reads along or publishes, as far as the statement goes: receivers cannot tell it from your own messages.',
  severity: 'critical',
  controls: { fsbp: ['SNS.4'], checkov: ['CKV_AWS_169'] },
  rule: graph(['aws_sns_topic_policy', 'aws_sns_topic'], (holder, stack) => openStatements(policyIn(holder, 'policy', stack), ['policy'])),
};
