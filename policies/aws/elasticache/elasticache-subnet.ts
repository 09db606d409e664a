import { graph, Policy, Unknown } from '../../../lib/rules';

export const elasticacheSubnet: Policy = {
  name: 'aws/elasticache/subnet',
  description: 'Caches do not lie in the default subnets.',
  remediation: 'Set subnet_group_name to an aws_elasticache_subnet_group.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/elasticache-controls.html#elasticache-7',
  rationale:
    "Default subnets have a way to the internet, and take whatever nobody placed: a machine that is taken over there is the cache's neighbour.",
  severity: 'low',
  controls: { fsbp: ['ElastiCache.7'], checkov: ['CKV_AWS_323'] },
  cure: 'AwsRedis',
  rule: graph(['aws_elasticache_cluster', 'aws_elasticache_replication_group'], ({ type, raw }) => {
    // A member lies where its group does.
    if (type === 'aws_elasticache_cluster' && raw.replication_group_id !== undefined) return [];
    const name: unknown = raw.subnet_group_name;
    if (name instanceof Unknown && !name.certain)
      return [{ message: 'may lie in the default subnets: only a plan tells', at: ['subnet_group_name'], unknown: true }];
    return name === undefined || name === 'default'
      ? [
          {
            message: `lies in the default subnets: subnet_group_name is ${String(name ?? 'not set')}`,
            at: ['subnet_group_name'],
            remediation: 'Set subnet_group_name to an aws_elasticache_subnet_group.',
          },
        ]
      : [];
  }),
};
