import { Policy } from '../../../lib/rules';
import { aclRules } from './acl';

export const s3NoPublicWrite: Policy = {
  name: 'aws/s3/no-public-write',
  description: 'No ACL lets everybody, or every AWS account, write to a bucket.',
  remediation: 'Leave out the ACL (acl, grant, access_control_policy), and say who may in a bucket policy.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-3',
  rationale: 'Strangers replace your files by theirs, or keep stolen data and malware there in your name, and you pay for it.',
  severity: 'critical',
  controls: { fsbp: ['S3.3'], checkov: ['CKV_AWS_57'] },
  cure: 'AwsBucket',
  rule: aclRules(({ permissions }) => permissions.some((one) => ['WRITE', 'WRITE_ACP', 'FULL_CONTROL'].includes(one))),
};
