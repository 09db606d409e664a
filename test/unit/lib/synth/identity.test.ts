import { Bucket, Postgres, Queue, Redis, Table, Workload } from '../../../../constructs';
import { Resource } from '../../../../lib';
import { blockIdentity, isNaming, objectIdentity } from '../../../../lib/synth/render/identity';
import { synthesize } from '../../../../lib/testing';
import { aws, awsWithoutExternalSecrets } from '../../../kit/environments';

const everything = () => ({
  uploads: new Bucket(),
  mails: new Queue(),
  carts: new Redis({ size: 'small' }),
  db: new Postgres({ size: 'small' }),
  items: new Table({ partitionKey: { name: 'id' } }),
});

/** Every Terraform block that the library's own provisioners make. */
const blocks: readonly Resource[] = [aws(), awsWithoutExternalSecrets()].flatMap((environment) =>
  synthesize(environment, (stack) => {
    new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies: everything() });
  }).resources.all.filter(({ type }) => !type.includes('/')),
);

test.each([...new Set(blocks.map(({ type }) => type))])('what names a %s is part of what it is', (type) => {
  for (const { values } of blocks.filter((block) => block.type === type)) {
    const identity = blockIdentity(type, values);
    const named = Object.keys(values).filter((attribute) => /^\/?(?:acme[-/]|shop|orders)[\w/.-]*$/.test(String(values[attribute])));
    expect([...identity.keys()]).toEqual(expect.arrayContaining(named));
  }
});

test.each([
  ['aws_s3_bucket', ['bucket', 'bucket_prefix'], ['force_destroy', 'object_lock_enabled']],
  ['aws_s3_bucket_versioning', ['bucket'], ['mfa']],
  ['aws_s3_bucket_acl', ['bucket'], ['acl']],
  [
    'aws_db_instance',
    ['identifier', 'identifier_prefix', 'db_name', 'final_snapshot_identifier'],
    ['instance_class', 'kms_key_id', 'db_subnet_group_name'],
  ],
  ['aws_rds_cluster', ['cluster_identifier', 'cluster_identifier_prefix', 'database_name'], ['engine_version']],
  ['aws_rds_cluster_instance', ['identifier', 'cluster_identifier'], ['instance_class']],
  ['aws_elasticache_replication_group', ['replication_group_id'], ['node_type', 'subnet_group_name', 'security_group_ids']],
  ['aws_elasticache_cluster', ['cluster_id'], ['node_type']],
  ['aws_lambda_function', ['function_name'], ['role', 'handler']],
  ['aws_sqs_queue', ['name', 'name_prefix'], ['policy', 'visibility_timeout_seconds']],
  ['aws_sqs_queue_policy', ['queue_url'], ['policy']],
  ['aws_iam_role', ['name', 'name_prefix'], ['assume_role_policy', 'description']],
  ['aws_iam_role_policy', ['name', 'role'], ['policy']],
  ['aws_secretsmanager_secret_version', ['secret_id'], ['secret_string']],
  ['aws_opensearch_domain', ['domain_name'], ['engine_version']],
  [
    'aws_eks_pod_identity_association',
    ['cluster_name', 'namespace', 'role_arn', 'service_account', 'target_role_arn'],
    ['disable_session_tags'],
  ],
  ['google_storage_bucket', ['name'], ['location']],
])('of a %s the attributes %j name it, and %j do not', (type, naming, others) => {
  expect([...naming, ...others].filter((attribute) => isNaming(type, attribute))).toEqual(naming);
});

test('the region that is stated of a resource of AWS is part of what it is, and of nobody else', () => {
  expect([...blockIdentity('aws_sqs_queue', { name: 'a', region: 'eu-west-1' }).keys()]).toEqual(['name', 'region']);
  expect([...blockIdentity('google_storage_bucket', { name: 'a', region: 'eu-west-1' }).keys()]).toEqual(['name']);
});

test('an object that Terraform writes is known by its name, its namespace and the labels of the library', () => {
  const metadata = [{ name: 'orders', namespace: 'shop', labels: { 'slipway.dev/stack': 's', tier: 'web' } }];
  const identity = blockIdentity('kubernetes_config_map_v1', { metadata, data: {} });
  expect(identity.get('metadata.name')).toBe('orders');
  expect(identity.get('metadata.namespace')).toBe('shop');
  expect(identity.get("metadata.labels['slipway.dev/stack']")).toBe('s');
  expect([...identity.keys()]).not.toContain("metadata.labels['tier']");
});

test.each([
  ['Deployment', 'spec.template', (template: object) => ({ template })],
  ['CronJob', 'spec.jobTemplate.spec.template', (template: object) => ({ jobTemplate: { spec: { template } } })],
])('the pods of a %s are known by the labels of the library, those of its selector, and as whom they act', (kind, field, specOf) => {
  const labels = { 'app.kubernetes.io/name': 'orders', app: 'orders', tier: 'web' };
  const template = { metadata: { labels }, spec: { serviceAccountName: 'orders', containers: [] } };
  const spec = { selector: { matchLabels: { app: 'orders' } }, ...specOf(template) };
  const identity = objectIdentity({ apiVersion: 'v1', kind, metadata: { name: 'orders' }, spec });
  expect(identity.get(`${field}.metadata.labels['app.kubernetes.io/name']`)).toBe('orders');
  expect(identity.get(`${field}.metadata.labels['app']`)).toBe('orders');
  expect(identity.get(`${field}.spec.serviceAccountName`)).toBe('orders');
  expect([...identity.keys()]).not.toContain(`${field}.metadata.labels['tier']`);
});
