import { allOf, expression, Policy, related, told, unless } from '../../../lib/rules';

const settings = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'] as const;

const blocks = related('aws_s3_bucket_public_access_block', 'bucket');

export const s3BlockPublicAccess: Policy = {
  name: 'aws/s3/block-public-access',
  description: 'Each bucket has a public access block with all four settings on.',
  remediation:
    'Add an aws_s3_bucket_public_access_block with block_public_acls, block_public_policy, ignore_public_acls and restrict_public_buckets set to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8',
  rationale:
    'Each of the four closes another way by which objects become public; by one that is left out, a single mistake publishes them.',
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
    expression('aws_s3_bucket', () =>
      allOf(
        blocks.count().atLeast(1),
        unless(
          blocks.count().is(0),
          told(
            blocks.some((block) => allOf(...settings.map((setting) => block[setting].is(true)))),
            [],
            'Set block_public_acls, block_public_policy, ignore_public_acls and restrict_public_buckets to true in the aws_s3_bucket_public_access_block.',
          ),
        ),
      ),
    ),
    expression('aws_s3_bucket_public_access_block', (block) =>
      allOf(...settings.map((setting) => told(block[setting].is(true), [], `Set ${setting} to true.`))),
    ),
  ],
};
