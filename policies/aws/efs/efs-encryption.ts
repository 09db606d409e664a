import { expression, Policy } from '../../../lib/rules';

export const efsEncryption: Policy = {
  name: 'aws/efs/encryption',
  description: 'File systems are encrypted.',
  remediation: 'Set encrypted to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-1',
  rationale:
    'Files lie readable on the disks beneath. Encryption cannot be turned on later: all of them have to be copied to a new file system.',
  severity: 'high',
  controls: { cisAws: ['3.3.1'], fsbp: ['EFS.1'], checkov: ['CKV_AWS_42'] },
  rule: expression('aws_efs_file_system', (files) => files.encrypted.is(true)),
};
