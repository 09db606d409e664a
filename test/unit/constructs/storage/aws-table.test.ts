import { AwsTable, Table, TableAccess, TableProps, Workload } from '../../../../constructs';
import { Environment } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, cloudless, orders, twoRegions } from '../../../kit/environments';

const name = 'acme-production-eu-west-1-shop-orders-items';
const arn = `arn:aws:dynamodb:eu-west-1:111122223333:table/${name}`;
const key = awsRegion().keys!.storage;

function table(props: Partial<TableProps> = {}, environment: Environment = aws()) {
  return synthesize(
    environment,
    orders(() => ({ items: new Table({ partitionKey: { name: 'id' }, ...props }) })),
  ).resources;
}

test('a table is encrypted with the key of the place, paid by request, and restored to any second', () => {
  expect(table().only('aws_dynamodb_table').values).toMatchObject({
    name,
    billing_mode: 'PAY_PER_REQUEST',
    hash_key: 'id',
    attribute: [{ name: 'id', type: 'S' }],
    server_side_encryption: { enabled: true, kms_key_arn: key },
    point_in_time_recovery: { enabled: true, recovery_period_in_days: 35 },
  });
});

test('what is not stated is not written', () => {
  const { values } = table().only('aws_dynamodb_table');
  for (const field of ['range_key', 'global_secondary_index', 'ttl', 'lifecycle']) expect(values).not.toHaveProperty(field);
});

test('keys, indexes and the time to live are the ones that the developer chose', () => {
  const { values } = table({
    partitionKey: { name: 'owner' },
    sortKey: { name: 'at', type: 'number' },
    indexes: {
      byHash: { partitionKey: { name: 'hash', type: 'binary' }, sortKey: { name: 'owner' } },
      byTime: { partitionKey: { name: 'at', type: 'number' } },
    },
    timeToLiveAttribute: 'expires',
  }).only('aws_dynamodb_table');
  expect(values).toMatchObject({
    hash_key: 'owner',
    range_key: 'at',
    attribute: [
      { name: 'owner', type: 'S' },
      { name: 'at', type: 'N' },
      { name: 'hash', type: 'B' },
    ],
    global_secondary_index: [
      { name: 'byHash', hash_key: 'hash', range_key: 'owner', projection_type: 'ALL' },
      { name: 'byTime', hash_key: 'at', projection_type: 'ALL' },
    ],
    ttl: { enabled: true, attribute_name: 'expires' },
  });
});

test('the operator says for how long a table can be had back', () => {
  const environment = aws({ provisioners: [AwsTable.provisioner({ recoveryPeriodDays: 7 })] });
  expect(table({}, environment).only('aws_dynamodb_table').values.point_in_time_recovery.recovery_period_in_days).toBe(7);
});

test('a protected environment lets nobody delete a table, and Terraform not destroy it', () => {
  expect(table({}, aws({ protected: true })).only('aws_dynamodb_table').values).toMatchObject({
    deletion_protection_enabled: true,
    lifecycle: { prevent_destroy: true },
  });
  expect(table().only('aws_dynamodb_table').values.deletion_protection_enabled).toBe(false);
});

test('a table and its indexes refuse requests without TLS', () => {
  const resources = table();
  const { resource_arn, policy } = resources.only('aws_dynamodb_resource_policy').values;
  expect(resource_arn).toBe(`\${${resources.only('aws_dynamodb_table').address}.arn}`);
  expect(JSON.parse(policy).Statement).toEqual([
    {
      Sid: 'OnlyTls',
      Effect: 'Deny',
      Principal: '*',
      Action: 'dynamodb:*',
      Resource: [arn, `${arn}/index/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
});

const read = ['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'Query', 'Scan'];
const write = ['BatchWriteItem', 'DeleteItem', 'PutItem', 'UpdateItem'];
const may = (resource: string | undefined, actions: readonly string[]) => ({
  Effect: 'Allow',
  Action: actions.map((action) => `dynamodb:${action}`).sort(),
  Resource: resource,
});
const useKey = {
  Effect: 'Allow',
  Action: 'kms:Decrypt',
  Resource: key,
  Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' } },
};
const indexes = { byOwner: { partitionKey: { name: 'owner' } } };

test.each<[TableAccess, readonly string[], boolean]>([
  ['read', read, true],
  ['write', write, false],
  ['readWrite', [...read, ...write], true],
])('access %s grants nothing but that, on this table, what finds its items, and its key through DynamoDB', (access, actions, queries) => {
  const statements = (props: Partial<TableProps>): readonly object[] =>
    JSON.parse(table({ access, ...props }).only('aws_iam_role_policy').values.policy).Statement;
  const own = [may(arn, ['DescribeTable', ...actions]), useKey];
  const withIndexes = queries ? [...own, may(`${arn}/index/*`, ['Query', 'Scan'])] : own;
  expect(statements({})).toHaveLength(own.length);
  expect(statements({})).toEqual(expect.arrayContaining(own));
  expect(statements({ indexes })).toHaveLength(withIndexes.length);
  expect(statements({ indexes })).toEqual(expect.arrayContaining(withIndexes));
});

test('the pod gets name and region as literals, and reaches the cloud APIs', () => {
  const resources = table();
  expect(resources.only('apps/v1/Deployment').values.spec.template.spec.containers[0].env).toEqual([
    { name: 'ITEMS_NAME', value: name },
    { name: 'ITEMS_REGION', value: 'eu-west-1' },
  ]);
  const policy = resources.below('shop-production-eu-west-1').only('networking.k8s.io/v1/NetworkPolicy');
  expect(JSON.stringify(policy.values.spec.egress)).toContain('10.0.128.0/20');
});

test('a second region needs a word about the data of the first', () => {
  const place = () =>
    synthesize(
      aws({ regions: twoRegions }),
      (stack) =>
        new Workload(stack, 'orders', {
          image: 'ghcr.io/acme/orders',
          dependencies: { items: new Table({ partitionKey: { name: 'id' } }) },
        }),
    );
  expect(place).toThrow(/stateful dependency 'items' \(table\)/);
  expect(table({}, aws({ regions: twoRegions })).ofType('aws_dynamodb_table')).toHaveLength(2);
});

test('ARNs and the service of the key carry the partition of the place', () => {
  const { policy } = table({}, aws({ regions: [awsRegion({ region: 'cn-north-1', partition: 'aws-cn' })] })).only(
    'aws_iam_role_policy',
  ).values;
  expect(policy).toContain('arn:aws-cn:dynamodb:cn-north-1:');
  expect(policy).toContain('"dynamodb.cn-north-1.amazonaws.com.cn"');
  expect(policy).not.toContain('arn:aws:');
});

test.each([
  ['account', {}],
  ['keys.storage', { account: '111122223333' }],
])('a place without %s is refused by name', (field, facts) => {
  const regions = [{ region: 'eu-west-1', clusters: awsRegion().clusters, ...facts }];
  expect(() => table({}, cloudless({ regions, provisioners: [AwsTable.provisioner()] }))).toThrow(`states no '${field}', which`);
});
