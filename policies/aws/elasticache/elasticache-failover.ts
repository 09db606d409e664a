import { expression, Policy, whereProtected } from '../../../lib/rules';

export const elasticacheFailover: Policy = {
  name: 'aws/elasticache/failover',
  description: 'Where data is protected, another node takes over when a cache fails.',
  remediation: 'Set automatic_failover_enabled to true, with two nodes or more.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-3',
  rationale:
    'When the primary node fails, no replica takes its place by itself: programs stand still until AWS has replaced it, and its content may be lost.',
  severity: 'medium',
  controls: { fsbp: ['ElastiCache.3'] },
  cure: 'AwsRedis.nodes',
  supersedes: ['aws/elasticache/standby'],
  rule: expression('aws_elasticache_replication_group', (group) => whereProtected(group.automatic_failover_enabled.is(true))),
};
