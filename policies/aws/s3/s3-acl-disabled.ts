import { expression, Policy } from '../../../lib/rules';

export const s3AclDisabled: Policy = {
  name: 'aws/s3/acl-disabled',
  description: 'Buckets that state who owns their objects disable ACLs.',
  remediation: 'Set object_ownership to BucketOwnerEnforced.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-12',
  rationale: 'An object may then belong to the account that uploaded it, or have readers of its own, of which no bucket policy tells.',
  severity: 'medium',
  controls: { fsbp: ['S3.12'], checkov: ['CKV2_AWS_65'] },
  cure: 'AwsBucket',
  rule: expression('aws_s3_bucket_ownership_controls', ({ rule }) => rule.object_ownership.is('BucketOwnerEnforced')),
};
