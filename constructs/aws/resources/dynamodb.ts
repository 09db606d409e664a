import { literalResources } from '../../literal-resources';

/** Resources of Amazon DynamoDB, each loaded when it is first used: a program that reads a workload pays for none. */
export const dynamodb = literalResources({
  get DynamodbResourcePolicy() {
    return (
      require('@cdktf/provider-aws/lib/dynamodb-resource-policy') as typeof import('@cdktf/provider-aws/lib/dynamodb-resource-policy')
    ).DynamodbResourcePolicy;
  },
  get DynamodbTable() {
    return (require('@cdktf/provider-aws/lib/dynamodb-table') as typeof import('@cdktf/provider-aws/lib/dynamodb-table')).DynamodbTable;
  },
});
