import { graph, Policy } from '../../../lib/rules';
import { policyIn } from '../iam/policy-document';
import { everyAction, incompletely } from '../iam/problems';

export const sqsPolicyActions: Policy = {
  name: 'aws/sqs/policy-actions',
  description: 'No policy of a queue allows every action.',
  remediation: 'Name the actions.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-least-privilege-policy.html',
  rationale: 'Who was only to send may also receive and purge: one sender that is taken over reads the messages of all, or loses them.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_72'] },
  cure: 'AwsQueue',
  rule: graph(['aws_sqs_queue_policy', 'aws_sqs_queue'], (holder, stack) => {
    const document = policyIn(holder, 'policy', stack);
    return document ? [...incompletely(document, ['policy']), ...everyAction(document, ['policy'])] : [];
  }),
};
