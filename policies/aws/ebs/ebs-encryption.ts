import { anyOf, expression, Policy, told, unless } from '../../../lib/rules';

export const ebsEncryption: Policy = {
  name: 'aws/ebs/encryption',
  description: 'Volumes are encrypted, and so is what an account makes by default.',
  remediation: 'Set encrypted to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-3',
  rationale: 'Whoever gets a snapshot of a volume in the clear, one that was shared by mistake, makes a disk of it and reads every file.',
  severity: 'high',
  controls: { cisAws: ['6.1.1'], fsbp: ['EC2.3', 'EC2.7'], checkov: ['CKV_AWS_3', 'CKV_AWS_106'] },
  rule: [
    expression('aws_ebs_volume', (volume) => volume.encrypted.is(true)),
    expression('aws_ebs_encryption_by_default', (account) =>
      told(account.enabled.isNot(false), 'leaves volumes of the account in the clear: enabled is false', 'Set enabled to true.'),
    ),
    expression('aws_launch_template', (template) =>
      template.block_device_mappings.every(({ ebs }) => unless(anyOf(ebs.isUnset(), ebs.snapshot_id.isSet()), ebs.encrypted.is(true))),
    ),
  ],
};
