import { graph, Policy } from '../../../lib/rules';
import { policyIn } from '../iam/policy-document';
import { everyAction, letsEverybodyIn } from '../iam/problems';

export const sqsPolicy: Policy = {
  name: 'aws/sqs/policy',
  description: 'No policy of a queue lets everybody in, or allows whatever there is.',
  remediation: 'Name principals and actions, or add a condition on aws:SourceArn or aws:PrincipalOrgID.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-3',
  rationale: 'Whoever is let in so widely sends orders that your program carries out, takes those meant for it, or empties the queue.',
  severity: 'critical',
  controls: { fsbp: ['SQS.3'] },
  cure: 'AwsQueue',
  supersedes: ['aws/sqs/policy-public', 'aws/sqs/policy-actions'],
  rule: graph(['aws_sqs_queue_policy', 'aws_sqs_queue'], (holder, stack) => {
    const document = policyIn(holder, 'policy', stack);
    return document ? [...letsEverybodyIn(document, ['policy']), ...everyAction(document, ['policy'])] : [];
  }),
};
