import { graph, Policy } from '../../../lib/rules';
import { managedByAws } from '../managed-key';

export const sqsCmk: Policy = {
  name: 'aws/sqs/cmk',
  description: 'Queues that use KMS use a key of ours.',
  remediation: 'Set kms_master_key_id to a key of yours, not to alias/aws/sqs.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html',
  rationale: 'The policy of that key is fixed: services such as S3, SNS and EventBridge may not use it, and their events never arrive.',
  severity: 'info',
  controls: { checkov: ['CKV2_AWS_73'] },
  cure: 'AwsQueue',
  rule: graph('aws_sqs_queue', ({ raw }) => managedByAws(raw.kms_master_key_id, ['kms_master_key_id'])),
};
