import { expression, Policy } from '../../../lib/rules';

export const elasticacheStandby: Policy = {
  name: 'aws/elasticache/standby',
  description: 'Another node takes over when a cache fails, wherever it is.',
  remediation: 'Set automatic_failover_enabled to true, with two nodes or more.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-3',
  rationale:
    'Tests and demonstrations stop as well: when the primary node fails, writing waits until AWS has made another, and its content may be gone.',
  severity: 'medium',
  controls: { fsbp: ['ElastiCache.3'], checkov: ['CKV2_AWS_50'] },
  cure: 'AwsRedis.nodes',
  rule: expression('aws_elasticache_replication_group', (group) => group.automatic_failover_enabled.is(true)),
};
