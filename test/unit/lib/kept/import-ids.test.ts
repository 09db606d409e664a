import { type ImportPlace, importIdOf, isMadeAnew, isToldByState } from '../../../../lib/kept/import-ids';

const place: ImportPlace = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };
const there: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'aws_s3_bucket.files': { bucket: 'acme-files' },
  'aws_sqs_queue.jobs': { name: 'acme-jobs' },
  'aws_db_subnet_group.db': { name: 'acme-db' },
  'aws_s3_bucket.generated': { bucket_prefix: 'acme-' },
  'aws_dynamodb_table.carts': { name: 'acme-carts' },
  'aws_iam_role.orders': { name: 'acme-orders' },
  'aws_s3_bucket.first': { bucket: '${aws_s3_bucket.second.bucket}' },
  'aws_s3_bucket.second': { bucket: '${aws_s3_bucket.third.bucket}' },
  'aws_s3_bucket.third': { bucket: 'acme-third' },
  'aws_s3_bucket.former': { bucket: '${aws_s3_bucket.latter.id}' },
  'aws_s3_bucket.latter': { bucket: '${aws_s3_bucket.third.id}' },
  'aws_s3_bucket.loop': { bucket: '${aws_s3_bucket.loop.id}' },
  'aws_s3_bucket.same': { bucket: '${aws_s3_bucket.same.bucket}' },
  'aws_sqs_queue.loop': { name: '${aws_sqs_queue.loop.url}' },
  'aws_sns_topic.loop': { name: '${aws_sns_topic.loop.arn}' },
};
const idOf = (type: string, values: Readonly<Record<string, unknown>>, at = place) =>
  importIdOf(type, values, at, (address) => there[address]);

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['aws_s3_bucket', { bucket: 'acme-files' }, 'acme-files'],
  ['aws_s3_bucket_policy', { bucket: '${aws_s3_bucket.files.id}' }, 'acme-files'],
  ['aws_s3_bucket_versioning', { bucket: '${aws_s3_bucket.files.bucket}', expected_bucket_owner: '1' }, 'acme-files,1'],
  ['aws_s3_bucket_policy', { bucket: '${aws_s3_bucket.second.bucket}' }, 'acme-third'],
  ['aws_s3_bucket_policy', { bucket: '${aws_s3_bucket.first.bucket}' }, 'acme-third'],
  ['aws_s3_bucket_policy', { bucket: '${aws_s3_bucket.former.id}' }, 'acme-third'],
  ['aws_sqs_queue', { name: 'acme-jobs' }, 'https://sqs.eu-west-1.amazonaws.com/111122223333/acme-jobs'],
  ['aws_sqs_queue_policy', { queue_url: '${aws_sqs_queue.jobs.id}' }, 'https://sqs.eu-west-1.amazonaws.com/111122223333/acme-jobs'],
  ['aws_sqs_queue_policy', { queue_url: '${aws_sqs_queue.jobs.url}' }, 'https://sqs.eu-west-1.amazonaws.com/111122223333/acme-jobs'],
  ['aws_sns_topic', { name: 'acme-news' }, 'arn:aws:sns:eu-west-1:111122223333:acme-news'],
  ['aws_db_instance', { identifier: 'acme-db' }, 'acme-db'],
  ['aws_dynamodb_table', { name: 'acme-carts' }, 'acme-carts'],
  [
    'aws_dynamodb_resource_policy',
    { resource_arn: '${aws_dynamodb_table.carts.arn}' },
    'arn:aws:dynamodb:eu-west-1:111122223333:table/acme-carts',
  ],
  ['aws_ssm_parameter', { name: '/acme/db/host' }, '/acme/db/host'],
  ['aws_iam_role_policy', { role: '${aws_iam_role.orders.name}', name: 'access' }, 'acme-orders:access'],
  ['aws_elasticache_replication_group', { replication_group_id: 'acme-cache' }, 'acme-cache'],
])('%s with %j is imported by its name: %s', (type, values, id) => {
  expect(idOf(type, values)).toEqual({ id });
});

test('a queue of another partition is imported by the URL that it has there', () => {
  expect(idOf('aws_sqs_queue', { name: 'jobs' }, { account: '1', region: 'cn-north-1', partition: 'aws-cn' })).toEqual({
    id: 'https://sqs.cn-north-1.amazonaws.com.cn/1/jobs',
  });
});

test.each<[string, string, Readonly<Record<string, unknown>>]>([
  ['a secret, whose ARN ends in what its service drew', 'aws_secretsmanager_secret', { name: 'acme/db' }],
  ['a security group', 'aws_security_group', { name: 'acme-db' }],
  ['a type that nobody described', 'aws_mq_broker', { broker_name: 'acme' }],
  ['a name that the service makes', 'aws_s3_bucket', { bucket_prefix: 'acme-' }],
  ['a policy of a bucket whose name the service makes', 'aws_s3_bucket_policy', { bucket: '${aws_s3_bucket.generated.id}' }],
  ['a name of which an expression makes a part', 'aws_s3_bucket', { bucket: 'acme-${var.suffix}' }],
  ['what refers to nothing in the stack', 'aws_s3_bucket_policy', { bucket: '${aws_s3_bucket.other.id}' }],
  ['what refers to itself by its id', 'aws_s3_bucket_policy', { bucket: '${aws_s3_bucket.loop.id}' }],
  ['what refers to itself by the same attribute', 'aws_s3_bucket_policy', { bucket: '${aws_s3_bucket.same.bucket}' }],
  ['what refers to itself by its URL', 'aws_sqs_queue_policy', { queue_url: '${aws_sqs_queue.loop.url}' }],
  ['what refers to itself by its ARN', 'aws_sns_topic_policy', { arn: '${aws_sns_topic.loop.arn}' }],
  ['a name of JavaScript', 'constructor', { name: 'a' }],
])('only a state knows the import id of %s', (_, type, values) => {
  expect(idOf(type, values)).toBe('in-state');
});

test('a queue of no account has no URL', () => {
  expect(idOf('aws_sqs_queue', { name: 'jobs' }, { region: 'eu-west-1', partition: 'aws' })).toBe('in-state');
});

test('a version of a secret is never imported, and copies in a cluster are made anew', () => {
  expect(idOf('aws_secretsmanager_secret_version', { secret_id: 'a' })).toBe('never');
  expect(idOf('kubernetes_secret_v1', {})).toBe('anew');
});

test.each([
  'aws_s3_bucket',
  'aws_s3_bucket_versioning',
  'aws_sqs_queue',
  'aws_sns_topic',
  'aws_iam_role_policy',
  'aws_secretsmanager_secret',
  'aws_mq_broker',
  'constructor',
  'aws_secretsmanager_secret_version',
  'random_password',
  'kubernetes_secret_v1',
  'kubernetes_config_map',
])('what is said of %s is true of a resource that states all of its attributes', (type) => {
  const found = idOf(type, new Proxy({}, { get: () => 'name' }));
  expect([isToldByState(type), isMadeAnew(type)]).toEqual([found === 'in-state', found === 'anew']);
});
