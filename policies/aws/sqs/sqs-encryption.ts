import { expression, Policy, told, unless } from '../../../lib/rules';

export const sqsEncryption: Policy = {
  name: 'aws/sqs/encryption',
  description: 'Queues are encrypted.',
  remediation: 'Set kms_master_key_id, or leave out sqs_managed_sse_enabled: SQS encrypts by itself.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sqs-controls.html#sqs-1',
  rationale: 'Orders, addresses and tokens lie in the clear on disks of AWS for as long as they wait there.',
  severity: 'medium',
  controls: { fsbp: ['SQS.1'], checkov: ['CKV_AWS_27'] },
  cure: 'AwsQueue',
  rule: expression('aws_sqs_queue', (queue) =>
    unless(
      queue.kms_master_key_id.isSet(),
      told(queue.sqs_managed_sse_enabled.isNot(false), 'keeps its messages in the clear: sqs_managed_sse_enabled is false'),
    ),
  ),
};
