import { expression, Policy } from '../../../lib/rules';

export const kmsEnabled: Policy = {
  name: 'aws/kms/enabled',
  description: 'Keys are enabled.',
  remediation: 'Leave out is_enabled.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/enabling-keys.html',
  rationale: 'Nothing that such a key encrypted can be read: databases, queues and programs that need it stop from one apply to the next.',
  severity: 'medium',
  controls: { checkov: ['CKV_AWS_227'] },
  rule: expression('aws_kms_key', (key) => key.is_enabled.isNot(false)),
};
