import { expression, Policy } from '../../../lib';

export const elasticacheCmk: Policy = {
  name: 'aws/elasticache/cmk',
  description: 'Caches are encrypted with a KMS key of ours.',
  remediation: 'Set kms_key_id.',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_191'] },
  cure: 'AwsRedis',
  rule: expression('aws_elasticache_replication_group', (group) => group.kms_key_id.isSet()),
};
