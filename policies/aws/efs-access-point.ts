import { allOf, expression, Policy } from '../../lib';

export const efsAccessPoint: Policy = {
  name: 'aws/efs/access-point',
  description: 'Access points lead to a folder of their own, as a user of their own.',
  remediation: 'Set root_directory.path to a folder, and posix_user.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-3',
  severity: 'medium',
  controls: { fsbp: ['EFS.3', 'EFS.4'], checkov: ['CKV_AWS_329', 'CKV_AWS_330'] },
  rule: expression('aws_efs_access_point', (point) => allOf(point.root_directory.path.orElse('/').isNot('/'), point.posix_user.isSet())),
};
