import { expression, Policy } from '../../../lib/rules';

export const snsEncryption: Policy = {
  name: 'aws/sns/encryption',
  description: 'Topics are encrypted.',
  remediation: 'Set kms_master_key_id.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-1',
  rationale: 'Nobody can lock the topic by taking a key away, nor see in CloudTrail when its messages were encrypted and decrypted.',
  severity: 'medium',
  controls: { fsbp: ['SNS.1'], checkov: ['CKV_AWS_26'] },
  rule: expression('aws_sns_topic', (topic) => topic.kms_master_key_id.isSet()),
};
