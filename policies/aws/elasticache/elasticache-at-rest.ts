import { expression, Policy } from '../../../lib/rules';

export const elasticacheAtRest: Policy = {
  name: 'aws/elasticache/at-rest',
  description: 'Caches encrypt what they store.',
  remediation: 'Set at_rest_encryption_enabled to true.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-4',
  rationale: 'Snapshots and what the cache swaps to disk lie in the clear. It cannot be turned on later: only a new cache has it.',
  severity: 'high',
  controls: { fsbp: ['ElastiCache.4'], checkov: ['CKV_AWS_29'] },
  cure: 'AwsRedis',
  rule: expression('aws_elasticache_replication_group', (group) => group.at_rest_encryption_enabled.is(true)),
};
