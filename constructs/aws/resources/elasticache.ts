import { literalResources } from '../../literal-resources';

/** Resources of Amazon ElastiCache, each loaded when it is first used: a program that reads a workload pays for none. */
export const elasticache = literalResources({
  get ElasticacheReplicationGroup() {
    return (
      require('@cdktf/provider-aws/lib/elasticache-replication-group') as typeof import('@cdktf/provider-aws/lib/elasticache-replication-group')
    ).ElasticacheReplicationGroup;
  },
  get ElasticacheUser() {
    return (require('@cdktf/provider-aws/lib/elasticache-user') as typeof import('@cdktf/provider-aws/lib/elasticache-user'))
      .ElasticacheUser;
  },
  get ElasticacheUserGroup() {
    return (require('@cdktf/provider-aws/lib/elasticache-user-group') as typeof import('@cdktf/provider-aws/lib/elasticache-user-group'))
      .ElasticacheUserGroup;
  },
  get ElasticacheSubnetGroup() {
    return (
      require('@cdktf/provider-aws/lib/elasticache-subnet-group') as typeof import('@cdktf/provider-aws/lib/elasticache-subnet-group')
    ).ElasticacheSubnetGroup;
  },
});
