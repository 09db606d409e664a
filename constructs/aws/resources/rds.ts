import { literalResources } from '../../literal-resources';

/** Resources of Amazon RDS, each loaded when it is first used: a program that reads a workload pays for none. */
export const rds = literalResources({
  get DbInstance() {
    return (require('@cdktf/provider-aws/lib/db-instance') as typeof import('@cdktf/provider-aws/lib/db-instance')).DbInstance;
  },
  get DbParameterGroup() {
    return (require('@cdktf/provider-aws/lib/db-parameter-group') as typeof import('@cdktf/provider-aws/lib/db-parameter-group'))
      .DbParameterGroup;
  },
  get DbSubnetGroup() {
    return (require('@cdktf/provider-aws/lib/db-subnet-group') as typeof import('@cdktf/provider-aws/lib/db-subnet-group')).DbSubnetGroup;
  },
});
