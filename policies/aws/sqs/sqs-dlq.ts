import { Graph, graph, Policy, Unknown } from '../../../lib/rules';

export const sqsDlq: Policy = {
  name: 'aws/sqs/dlq',
  description: 'Each queue sets aside messages that nobody can process.',
  remediation: 'Set redrive_policy with a deadLetterTargetArn and a maxReceiveCount.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  rationale: 'A message that always fails comes back until its time is up, keeps workers from others, and is gone before anybody sees why.',
  severity: 'medium',
  cure: 'AwsQueue',
  rule: graph('aws_sqs_queue', (queue, stack) => {
    const { raw, address } = queue;
    if (raw.redrive_policy !== undefined || stack.referringTo(queue, 'aws_sqs_queue_redrive_policy', 'queue_url').length > 0) return [];
    // A queue of dead letters needs none.
    const targets = stack.index(deadLetterQueues);
    if (targets.has(address) || (typeof raw.name === 'string' && targets.has(raw.name))) return [];
    return stack.referringTo(queue, 'aws_sqs_queue_redrive_allow_policy', 'queue_url').length > 0 ? [] : ['has no queue for dead letters'];
  }),
};

/** Addresses and names of queues that others send their dead letters to. */
const deadLetterQueues = (stack: Graph): ReadonlySet<string> =>
  new Set(
    stack.all(['aws_sqs_queue', 'aws_sqs_queue_redrive_policy']).flatMap(({ raw }) => {
      const policy: unknown = raw.redrive_policy;
      const text = policy instanceof Unknown ? policy.text : String(policy ?? '');
      const [, name] = /"deadLetterTargetArn"\s*:\s*"arn:[^"]*:([^":]+)"/.exec(text) ?? [];
      return [...(policy instanceof Unknown ? policy.references : []), ...(name === undefined ? [] : [name])];
    }),
  );
