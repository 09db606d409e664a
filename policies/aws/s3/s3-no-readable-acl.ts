import { Policy } from '../../../lib/rules';
import { aclRules } from './acl';

export const s3NoReadableAcl: Policy = {
  name: 'aws/s3/no-readable-acl',
  description: 'No ACL tells everybody who may do what with a bucket.',
  remediation: 'Leave out the ACL (acl, grant, access_control_policy), and say who may in a bucket policy.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions',
  rationale: 'Strangers see which accounts have which rights there: whom to attack, and whether a door stands open already.',
  severity: 'high',
  controls: { checkov: ['CKV_AWS_375'] },
  cure: 'AwsBucket',
  rule: aclRules(({ whom, permissions }) => whom === 'everybody' && permissions.some((one) => ['READ_ACP', 'FULL_CONTROL'].includes(one))),
};
