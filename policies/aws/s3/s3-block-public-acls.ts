import { expression, Policy } from '../../../lib/rules';

export const s3BlockPublicAcls: Policy = {
  name: 'aws/s3/block-public-acls',
  description: 'A public access block refuses ACLs that are public.',
  remediation: 'Set block_public_acls to true.',
  source:
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-options',
  rationale:
    'A program that uploads with a public ACL is not refused: its habit goes unnoticed, and other settings alone keep its objects private.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_53'] },
  cure: 'AwsBucket',
  rule: expression('aws_s3_bucket_public_access_block', (block) => block.block_public_acls.is(true)),
};
