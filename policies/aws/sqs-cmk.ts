import { expression, Policy } from '../../lib';

export const sqsCmk: Policy = {
  name: 'aws/sqs/cmk',
  description: 'Queues that use KMS use a key of ours.',
  remediation: 'Set kms_master_key_id to a key of yours, not to alias/aws/sqs.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html',
  severity: 'info',
  controls: { checkov: ['CKV2_AWS_73'] },
  cure: 'AwsQueue',
  rule: expression('aws_sqs_queue', (queue) => queue.kms_master_key_id.isNot('alias/aws/sqs')),
};
