import { expression, Policy } from '../../../lib/rules';

export const s3BlockPublicPolicy: Policy = {
  name: 'aws/s3/block-public-policy',
  description: 'A public access block refuses bucket policies that are public.',
  remediation: 'Set block_public_policy to true.',
  source:
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-options',
  rationale: 'One star in the wrong place of a bucket policy publishes every object, and AWS accepts it without a word.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_54'] },
  cure: 'AwsBucket',
  rule: expression('aws_s3_bucket_public_access_block', (block) => block.block_public_policy.is(true)),
};
