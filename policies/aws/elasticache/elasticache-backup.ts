import { anyOf, expression, Policy } from '../../../lib';

export const elasticacheBackup: Policy = {
  name: 'aws/elasticache/backup',
  description: 'Caches are backed up.',
  remediation: 'Set snapshot_retention_limit above 0.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-1',
  rationale:
    'A cache that fails, or is flushed by mistake, comes back empty: what only it held is gone, and the database behind it bears all the load.',
  severity: 'medium',
  controls: { fsbp: ['ElastiCache.1'], checkov: ['CKV_AWS_134'] },
  cure: 'AwsRedis.backupRetentionDays',
  rule: [
    expression('aws_elasticache_replication_group', (group) => group.snapshot_retention_limit.above(0)),
    // Memcached keeps nothing; a member of a replication group is backed up with it.
    expression('aws_elasticache_cluster', (cluster) =>
      anyOf(cluster.snapshot_retention_limit.above(0), cluster.engine.is('memcached'), cluster.replication_group_id.isSet()),
    ),
  ],
};
