import { expression, Policy, told } from '../../../lib/rules';

export const elasticacheMinorUpgrades: Policy = {
  name: 'aws/elasticache/minor-upgrades',
  description: 'Caches get minor upgrades by themselves.',
  remediation: 'Leave out auto_minor_version_upgrade.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-2',
  rationale: 'Fixes of published holes come in minor versions; until somebody thinks of upgrading, whoever read about a hole may use it.',
  severity: 'low',
  controls: { fsbp: ['ElastiCache.2'], checkov: ['CKV_AWS_322'] },
  cure: 'AwsRedis',
  rule: expression(['aws_elasticache_cluster', 'aws_elasticache_replication_group'], (cache) =>
    told(
      cache.auto_minor_version_upgrade.isNot(false),
      'stays at its minor version: auto_minor_version_upgrade is false',
      'Leave out auto_minor_version_upgrade.',
    ),
  ),
};
