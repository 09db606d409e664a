import { Policy } from '../../../lib/rules';
import { aclRules } from './acl';

export const s3NoPublicAcl: Policy = {
  name: 'aws/s3/no-public-acl',
  description: 'No ACL lets everybody, or every AWS account, into a bucket.',
  remediation: 'Leave out the ACL (acl, grant, access_control_policy), and say who may in a bucket policy.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-2',
  rationale: 'Scripts try names of buckets all day; whoever finds this one reads, writes or learns its rights, as far as the ACL goes.',
  severity: 'critical',
  controls: { fsbp: ['S3.2', 'S3.3'] },
  cure: 'AwsBucket',
  supersedes: ['aws/s3/no-public-read', 'aws/s3/no-public-write', 'aws/s3/no-authenticated-acl', 'aws/s3/no-readable-acl'],
  rule: aclRules(() => true),
};
