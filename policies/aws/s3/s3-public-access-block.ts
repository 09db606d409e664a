import { allOf, expression, Policy, related } from '../../../lib/rules';

export const s3PublicAccessBlock: Policy = {
  name: 'aws/s3/public-access-block',
  description: 'Each bucket has a public access block that refuses ACLs and policies that are public.',
  remediation: 'Add an aws_s3_bucket_public_access_block with block_public_acls and block_public_policy set to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-8',
  rationale:
    'Where no code states the block, a click takes it off and nobody sees that; then one wrong line in a policy or an ACL publishes all objects.',
  severity: 'critical',
  controls: { fsbp: ['S3.8'], checkov: ['CKV2_AWS_6'] },
  cure: 'AwsBucket',
  rule: expression('aws_s3_bucket', () =>
    related('aws_s3_bucket_public_access_block', 'bucket').some((block) =>
      allOf(block.block_public_acls.is(true), block.block_public_policy.is(true)),
    ),
  ),
};
