import { graph, Policy } from '../../lib';
import { policyIn } from './iam/policy-document';
import { called, letsEverybodyIn } from './iam/problems';

export const sqsPolicy: Policy = {
  name: 'aws/sqs/policy',
  description: 'No policy of a queue lets everybody in, or allows whatever there is.',
  remediation: 'Name principals and actions, or add a condition on aws:SourceArn or aws:PrincipalOrgID.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-3',
  severity: 'critical',
  controls: { fsbp: ['SQS.3'], checkov: ['CKV_AWS_168', 'CKV_AWS_72', 'CKV_AWS_387'] },
  cure: 'AwsQueue',
  rule: graph(['aws_sqs_queue_policy', 'aws_sqs_queue'], (holder, stack) => {
    const document = policyIn(holder, 'policy', stack);
    const unlimited = (document?.statements ?? []).filter(({ allows, actions }) => allows && actions.includes('*'));
    return [
      ...letsEverybodyIn(document, ['policy']),
      ...unlimited.map((statement) => ({ message: `allows every action, by ${called(statement)}`, at: ['policy'] })),
    ];
  }),
};
