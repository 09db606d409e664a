import { Policy } from '../../../lib/rules';
import { aclRules } from './acl';

export const s3NoPublicRead: Policy = {
  name: 'aws/s3/no-public-read',
  description: 'No ACL lets everybody, or every AWS account, read a bucket.',
  remediation: 'Leave out the ACL (acl, grant, access_control_policy), and say who may in a bucket policy.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-2',
  rationale: 'Scripts try names of buckets all day: what strangers may list or read is found and copied, and no copy comes back.',
  severity: 'critical',
  controls: { fsbp: ['S3.2'], checkov: ['CKV_AWS_20'] },
  cure: 'AwsBucket',
  rule: aclRules(({ permissions }) => permissions.some((one) => ['READ', 'FULL_CONTROL'].includes(one))),
};
