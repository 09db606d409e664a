import { anyOf, expression, Policy, told } from '../../../lib/rules';

const unkept = 'has no backups: snapshot_retention_limit is not set, or 0';

export const elasticacheBackup: Policy = {
  name: 'aws/elasticache/backup',
  description: 'Caches are backed up.',
  remediation: 'Set snapshot_retention_limit to 1 or more days.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-1',
  rationale:
    'A cache that fails, or is flushed by mistake, comes back empty: what only it held is gone, and the database behind it bears all the load.',
  severity: 'medium',
  controls: { fsbp: ['ElastiCache.1'], checkov: ['CKV_AWS_134'] },
  cure: 'AwsRedis.backupRetentionDays',
  rule: [
    expression('aws_elasticache_replication_group', (group) => told(group.snapshot_retention_limit.above(0), unkept)),
    // Memcached keeps nothing; a member of a replication group is backed up with it.
    expression('aws_elasticache_cluster', (cluster) =>
      told(anyOf(cluster.snapshot_retention_limit.above(0), cluster.engine.is('memcached'), cluster.replication_group_id.isSet()), unkept),
    ),
  ],
};
