import { expression, Policy } from '../../../lib';

export const kmsEnabled: Policy = {
  name: 'aws/kms/enabled',
  description: 'Keys are enabled.',
  remediation: 'Leave out is_enabled.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_227'] },
  rule: expression('aws_kms_key', (key) => key.is_enabled.isNot(false)),
};
