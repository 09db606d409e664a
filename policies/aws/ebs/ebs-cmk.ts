import { expression, Policy } from '../../../lib/rules';

export const ebsCmk: Policy = {
  name: 'aws/ebs/cmk',
  description: 'Volumes and copies of snapshots are encrypted with a KMS key of ours.',
  remediation: 'Set kms_key_id.',
  source: 'https://docs.aws.amazon.com/ebs/latest/userguide/how-ebs-encryption-works.html',
  rationale:
    'A snapshot under the key of AWS cannot be shared with an account for backups, and no volume can be locked by taking its key away.',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_183', 'CKV_AWS_189'] },
  rule: expression(['aws_ebs_volume', 'aws_ebs_snapshot_copy'], (volume) => volume.kms_key_id.isSet()),
};
