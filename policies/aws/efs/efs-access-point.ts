import { Policy } from '../../../lib/rules';
import { efsAccessPointRoot } from './efs-access-point-root';
import { efsAccessPointUser } from './efs-access-point-user';

export const efsAccessPoint: Policy = {
  name: 'aws/efs/access-point',
  description: 'Access points lead to a folder of their own, as a user of their own.',
  remediation: 'Set root_directory.path to a folder, and posix_user.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-3',
  rationale:
    'A program that is taken over gets at the files of others: from the root of the file system, or as whatever user it says it is.',
  severity: 'medium',
  controls: { fsbp: ['EFS.3', 'EFS.4'] },
  supersedes: ['aws/efs/access-point-root', 'aws/efs/access-point-user'],
  rule: [efsAccessPointRoot, efsAccessPointUser].flatMap(({ rule }) => rule),
};
