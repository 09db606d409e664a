import { expression, Policy, told } from '../../../lib/rules';

export const efsAccessPointUser: Policy = {
  name: 'aws/efs/access-point-user',
  description: 'Access points act as a user of their own.',
  remediation: 'Set posix_user, with a uid and a gid.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-4',
  rationale: "The client itself says which user it is: one that claims another's number reads and overwrites the files of that one.",
  severity: 'medium',
  controls: { fsbp: ['EFS.4'], checkov: ['CKV_AWS_330'] },
  rule: expression('aws_efs_access_point', (point) =>
    told(point.posix_user.isSet(), 'lets programs be whoever they say: posix_user is not set', 'Set posix_user, with a uid and a gid.'),
  ),
};
