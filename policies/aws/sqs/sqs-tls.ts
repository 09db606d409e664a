import { graph, Policy } from '../../../lib/rules';
import { policyIn } from '../iam/policy-document';
import { withoutTls } from '../iam/transport';

export const sqsTls: Policy = {
  name: 'aws/sqs/tls',
  description: 'Each queue has a policy that refuses requests without TLS.',
  remediation: 'Add an aws_sqs_queue_policy that denies everybody sqs:* where aws:SecureTransport is false.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
  rationale: 'A client that is set to plain HTTP works, and nobody notices: who sits on the way reads what it sends and receives.',
  severity: 'medium',
  cure: 'AwsQueue',
  rule: graph('aws_sqs_queue', (queue, stack) =>
    withoutTls(
      queue,
      [queue, ...stack.referringTo(queue, 'aws_sqs_queue_policy', 'queue_url')].map((holder) => policyIn(holder, 'policy', stack)),
      'sqs',
      ['name'],
    ),
  ),
};
