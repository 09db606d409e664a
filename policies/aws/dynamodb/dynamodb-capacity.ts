import { Graph, graph, Policy, Unknown } from '../../../lib/rules';

export const dynamodbCapacity: Policy = {
  name: 'aws/dynamodb/capacity',
  description: 'Tables take the load that comes: on demand, or scaled automatically.',
  remediation: 'Set billing_mode to PAY_PER_REQUEST, or add an aws_appautoscaling_target and an aws_appautoscaling_policy.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/dynamodb-controls.html#dynamodb-1',
  rationale:
    'Capacity that is fixed too low refuses requests just when most of them come; fixed too high, it is paid for at night as well.',
  severity: 'low',
  controls: { fsbp: ['DynamoDB.1'], checkov: ['CKV2_AWS_16'] },
  cure: 'AwsTable',
  rule: graph('aws_dynamodb_table', ({ document, address, raw }, stack) => {
    if (document.billing_mode === 'PAY_PER_REQUEST') return [];
    const scaled = stack.index(scaledTables);
    return scaled.has(address) || (typeof raw.name === 'string' && scaled.has(raw.name)) ? [] : [unscaled];
  }),
};

const unscaled = 'takes as much load as was foreseen: billing_mode is not PAY_PER_REQUEST, and no aws_appautoscaling_policy scales it';

/** Addresses and names of tables that a policy scales. */
const scaledTables = (stack: Graph): ReadonlySet<string> => {
  const policies = new Set(stack.all('aws_appautoscaling_policy').flatMap(({ raw }) => tablesOf(raw.resource_id)));
  return new Set(
    stack.all('aws_appautoscaling_target').flatMap(({ address, raw }) => {
      const tables = tablesOf(raw.resource_id);
      return policies.has(address) || tables.some((table) => policies.has(table)) ? tables : [];
    }),
  );
};

/** What the id of a scaled resource refers to: `table/orders`, `table/${aws_dynamodb_table.orders.name}`. */
function tablesOf(id: unknown): readonly string[] {
  if (id instanceof Unknown) return id.references;
  const [, name] = /^table\/([^/]+)/.exec(String(id)) ?? [];
  return name === undefined ? [] : [name];
}
