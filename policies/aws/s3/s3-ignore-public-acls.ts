import { expression, Policy } from '../../../lib/rules';

export const s3IgnorePublicAcls: Policy = {
  name: 'aws/s3/ignore-public-acls',
  description: 'A public access block ignores ACLs that are public.',
  remediation: 'Set ignore_public_acls to true.',
  source:
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-options',
  rationale: 'An ACL that was made public before stays in force: objects that were opened years ago are still read by strangers.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_55'] },
  cure: 'AwsBucket',
  rule: expression('aws_s3_bucket_public_access_block', (block) => block.ignore_public_acls.is(true)),
};
