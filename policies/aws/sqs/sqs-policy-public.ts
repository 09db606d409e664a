import { graph, Policy } from '../../../lib/rules';
import { policyIn } from '../iam/policy-document';
import { openStatements } from '../iam/problems';

export const sqsPolicyPublic: Policy = {
  name: 'aws/sqs/policy-public',
  description: 'No policy of a queue lets everybody in.',
  remediation: 'Name the principals, or add a condition on aws:SourceArn or aws:PrincipalOrgID.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-3',
  rationale: 'Anybody with an AWS account sends what your program carries out, or takes messages before it, as far as the statement goes.',
  severity: 'critical',
  controls: { fsbp: ['SQS.3'], checkov: ['CKV_AWS_168', 'CKV_AWS_387'] },
  cure: 'AwsQueue',
  rule: graph(['aws_sqs_queue_policy', 'aws_sqs_queue'], (holder, stack) => openStatements(policyIn(holder, 'policy', stack), ['policy'])),
};
