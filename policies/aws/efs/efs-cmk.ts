import { expression, Policy } from '../../../lib/rules';

export const efsCmk: Policy = {
  name: 'aws/efs/cmk',
  description: 'File systems are encrypted with a KMS key of ours.',
  remediation: 'Set kms_key_id.',
  source: 'https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html',
  rationale: 'When files must be out of reach at once, after a leak, there is no key that anybody could disable: that of AWS stays on.',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_184'] },
  rule: expression('aws_efs_file_system', (files) => files.kms_key_id.isSet()),
};
