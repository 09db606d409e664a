import { AwsDocuments, allOf, expression, Policy, related, Term } from '../../../lib';

const blocksEverything = (block: Term<AwsDocuments['aws_s3_bucket_public_access_block']>) =>
  allOf(
    block.block_public_acls.is(true),
    block.block_public_policy.is(true),
    block.ignore_public_acls.is(true),
    block.restrict_public_buckets.is(true),
  );

export const s3BlockPublicAccess: Policy = {
  name: 'aws/s3/block-public-access',
  description: 'Each bucket has a public access block with all four settings on.',
  remediation:
    'Add an aws_s3_bucket_public_access_block with block_public_acls, block_public_policy, ignore_public_acls and restrict_public_buckets set to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8',
  severity: 'critical',
  controls: { cisAws: ['3.1.4'], fsbp: ['S3.8', 'S3.2', 'S3.3'] },
  cure: 'AwsBucket',
  supersedes: [
    'aws/s3/public-access-block',
    'aws/s3/block-public-acls',
    'aws/s3/block-public-policy',
    'aws/s3/ignore-public-acls',
    'aws/s3/restrict-public-buckets',
  ],
  rule: [
    expression('aws_s3_bucket', () => related('aws_s3_bucket_public_access_block', 'bucket').some(blocksEverything)),
    expression('aws_s3_bucket_public_access_block', blocksEverything),
  ],
};
