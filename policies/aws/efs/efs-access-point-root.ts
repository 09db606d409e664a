import { expression, Policy, told } from '../../../lib/rules';

export const efsAccessPointRoot: Policy = {
  name: 'aws/efs/access-point-root',
  description: 'Access points lead to a folder of their own.',
  remediation: 'Set path in root_directory to a folder.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-3',
  rationale: 'A program sees the folders of all others from there: its fault, or its intruder, reads and deletes what they keep.',
  severity: 'medium',
  controls: { fsbp: ['EFS.3'], checkov: ['CKV_AWS_329'] },
  rule: expression('aws_efs_access_point', (point) =>
    told(
      point.root_directory.path.orElse('/').isNot('/'),
      'leads to the root of the file system: root_directory.path is /, or not set',
      'Set path in root_directory to a folder.',
    ),
  ),
};
