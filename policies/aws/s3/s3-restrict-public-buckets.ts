import { expression, Policy } from '../../../lib/rules';

export const s3RestrictPublicBuckets: Policy = {
  name: 'aws/s3/restrict-public-buckets',
  description: 'A public access block keeps strangers out of buckets whose policy is public.',
  remediation: 'Set restrict_public_buckets to true.',
  source:
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-options',
  rationale: 'A policy that was public before stays in force: strangers go on using what it once opened, whatever is refused from now on.',
  severity: 'critical',
  controls: { checkov: ['CKV_AWS_56'] },
  cure: 'AwsBucket',
  rule: expression('aws_s3_bucket_public_access_block', (block) => block.restrict_public_buckets.is(true)),
};
