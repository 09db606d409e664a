import { allOf, anyOf, expression, Policy } from '../../lib';

export const elasticacheUpgradesSubnet: Policy = {
  name: 'aws/elasticache/upgrades-subnet',
  description: 'Caches get minor upgrades by themselves, and do not lie in the default subnets.',
  remediation: 'Leave out auto_minor_version_upgrade, and set subnet_group_name.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-2',
  severity: 'low',
  controls: { fsbp: ['ElastiCache.2', 'ElastiCache.7'], checkov: ['CKV_AWS_322', 'CKV_AWS_323'] },
  cure: 'AwsRedis',
  rule: [
    expression(['aws_elasticache_cluster', 'aws_elasticache_replication_group'], (cache) => cache.auto_minor_version_upgrade.isNot(false)),
    expression('aws_elasticache_replication_group', (group) =>
      allOf(group.subnet_group_name.isSet(), group.subnet_group_name.isNot('default')),
    ),
    expression('aws_elasticache_cluster', (cluster) =>
      anyOf(cluster.replication_group_id.isSet(), allOf(cluster.subnet_group_name.isSet(), cluster.subnet_group_name.isNot('default'))),
    ),
  ],
};
