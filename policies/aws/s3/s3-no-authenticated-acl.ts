import { Policy } from '../../../lib/rules';
import { aclRules } from './acl';

export const s3NoAuthenticatedAcl: Policy = {
  name: 'aws/s3/no-authenticated-acl',
  description: 'No ACL lets every AWS account into a bucket.',
  remediation: 'Leave out the ACL (acl, grant, access_control_policy), and say who may in a bucket policy.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#permissions',
  rationale:
    'That group is everybody in the world who has an AWS account, which takes minutes to open: it only sounds like your own people.',
  severity: 'critical',
  controls: { checkov: ['CKV2_AWS_43'] },
  cure: 'AwsBucket',
  rule: aclRules(({ whom }) => whom === 'every AWS account'),
};
