import { documents, expression, Policy } from '../../../lib/rules';

export const elasticacheCmk: Policy = {
  name: 'aws/elasticache/cmk',
  description: 'Caches are encrypted with a KMS key of ours.',
  remediation: 'Set kms_key_id.',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html',
  rationale: 'The key that AWS uses instead is out of reach: nobody can take it away from snapshots that leaked, nor see when it was used.',
  severity: 'info',
  controls: { checkov: ['CKV_AWS_191'] },
  cure: 'AwsRedis',
  rule: [
    expression('aws_elasticache_replication_group', (group) => group.kms_key_id.isSet()),
    expression(documents<{ readonly kms_key_id?: string }>('aws_elasticache_serverless_cache'), (cache) => cache.kms_key_id.isSet()),
  ],
};
