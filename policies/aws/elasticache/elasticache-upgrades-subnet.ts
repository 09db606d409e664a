import { Policy } from '../../../lib';
import { elasticacheMinorUpgrades } from './elasticache-minor-upgrades';
import { elasticacheSubnet } from './elasticache-subnet';

export const elasticacheUpgradesSubnet: Policy = {
  name: 'aws/elasticache/upgrades-subnet',
  description: 'Caches get minor upgrades by themselves, and do not lie in the default subnets.',
  remediation: 'Leave out auto_minor_version_upgrade, and set subnet_group_name.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-2',
  severity: 'low',
  controls: { fsbp: ['ElastiCache.2', 'ElastiCache.7'] },
  cure: 'AwsRedis',
  supersedes: ['aws/elasticache/minor-upgrades', 'aws/elasticache/subnet'],
  rule: [elasticacheMinorUpgrades, elasticacheSubnet].flatMap(({ rule }) => rule),
};
