type Json = Readonly<Record<string, unknown>>;

/** A resource of a type that constructs make, before and after one of its arguments changed. */
export interface EmittedChange {
  readonly type: string;
  /** Name of the block: the argument that changes. */
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
  readonly kind: 'replaced' | 'updated';
}

/** What an argument is, what it becomes, and what comes of it. */
type Row = readonly [before: unknown, after: unknown, kind: EmittedChange['kind']];

/** @param common the other arguments, of a resource of this name */
function of(type: string, common: (name: string) => Json, rows: Readonly<Record<string, Row>>): readonly EmittedChange[] {
  return Object.entries(rows).map(([field, [before, after, kind]]) => {
    const name = `${type.slice('aws_'.length)}-${field}`.replaceAll('_', '-');
    return { type, field, before: { ...common(name), [field]: before }, after: { ...common(name), [field]: after }, kind };
  });
}

const policy = (statement: Json, version = '2012-10-17') =>
  JSON.stringify({ Version: version, Statement: [{ Effect: 'Allow', ...statement }] });
const trust = policy({ Principal: { Service: 'pods.eks.amazonaws.com' }, Action: 'sts:AssumeRole' });
const allowed = (actions: string, resource = '*') => policy({ Action: actions, Resource: resource });
const shared = (actions: string, resource: string) => policy({ Principal: { AWS: '123456789012' }, Action: actions, Resource: resource });
const key = (id: number) => `arn:aws:kms:us-east-1:123456789012:key/1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c0${id}`;
const bucket = (name: string) => `\${aws_s3_bucket.${name}.id}`;
const bucketChange: Row = [bucket('from'), bucket('to'), 'replaced'];
const ofBucket =
  (more: Json = {}) =>
  () => ({ bucket: bucket('kept'), ...more });
const subnets = ['${aws_subnet.one.id}', '${aws_subnet.other.id}'];
const encryption = (keyId: string) => [
  { apply_server_side_encryption_by_default: [{ sse_algorithm: 'aws:kms', kms_master_key_id: keyId }], bucket_key_enabled: true },
];
const expiration = (days: number) => [{ id: 'old', status: 'Enabled', filter: [{ prefix: '' }], expiration: [{ days }] }];
const bucketPolicy = (actions: string) => shared(actions, 'arn:aws:s3:::kept-4711/*');
const tablePolicy = (actions: string) => shared(actions, '${aws_dynamodb_table.kept.arn}');
const version = (secret: string) => () => ({ secret_id: `\${aws_secretsmanager_secret.${secret}.id}`, secret_string: 'canary-4711' });
const queuePolicy = (actions: string) => shared(actions, '${aws_sqs_queue.kept.arn}');

/** Of each type that constructs make and the mock has, an argument that its name is, or that replaces it, and one that it changes by. */
export const emittedChanges: readonly EmittedChange[] = [
  ...of('aws_cloudwatch_log_group', (name) => ({ name: `/shop/${name}` }), {
    name: ['/shop/one', '/shop/other', 'replaced'],
    retention_in_days: [30, 7, 'updated'],
    kms_key_id: [key(1), key(2), 'updated'],
  }),
  ...of(
    'aws_db_instance',
    (name) => ({
      identifier: name,
      engine: 'postgres',
      engine_version: '16.3',
      instance_class: 'db.t4g.micro',
      allocated_storage: 20,
      username: 'orders',
      password: 'canary-4711',
      skip_final_snapshot: true,
    }),
    {
      instance_class: ['db.t4g.micro', 'db.t4g.small', 'updated'],
      allocated_storage: [20, 40, 'updated'],
      backup_retention_period: [7, 3, 'updated'],
      deletion_protection: [true, false, 'updated'],
      db_name: ['orders', 'carts', 'replaced'],
      storage_encrypted: [false, true, 'replaced'],
    },
  ),
  ...of('aws_db_parameter_group', (name) => ({ name, family: 'postgres16' }), {
    name: ['one', 'other', 'replaced'],
    family: ['postgres15', 'postgres16', 'replaced'],
    parameter: [[{ name: 'log_statement', value: 'ddl' }], [{ name: 'log_statement', value: 'all' }], 'updated'],
  }),
  ...of('aws_db_subnet_group', (name) => ({ name, subnet_ids: subnets }), {
    name: ['one', 'other', 'replaced'],
    description: ['before', 'after', 'updated'],
  }),
  ...of('aws_dynamodb_resource_policy', () => ({ resource_arn: '${aws_dynamodb_table.kept.arn}' }), {
    policy: [tablePolicy('dynamodb:GetItem'), tablePolicy('dynamodb:*'), 'updated'],
  }),
  ...of('aws_dynamodb_resource_policy', () => ({ policy: tablePolicy('dynamodb:GetItem') }), {
    resource_arn: ['${aws_dynamodb_table.from.arn}', '${aws_dynamodb_table.to.arn}', 'replaced'],
  }),
  ...of(
    'aws_dynamodb_table',
    (name) => ({ name, billing_mode: 'PAY_PER_REQUEST', hash_key: 'id', attribute: [{ name: 'id', type: 'S' }] }),
    {
      name: ['one', 'other', 'replaced'],
      deletion_protection_enabled: [true, false, 'updated'],
      point_in_time_recovery: [[{ enabled: true }], [{ enabled: false }], 'updated'],
    },
  ),
  ...of('aws_elasticache_subnet_group', (name) => ({ name, subnet_ids: subnets }), {
    name: ['one', 'other', 'replaced'],
    description: ['before', 'after', 'updated'],
  }),
  ...of(
    'aws_elasticache_user',
    (name) => ({ user_id: name, user_name: name, engine: 'redis', access_string: 'on ~* +@read', no_password_required: true }),
    {
      user_id: ['one', 'other', 'replaced'],
      user_name: ['one', 'other', 'replaced'],
      access_string: ['on ~* +@read', 'on ~* +@all', 'updated'],
    },
  ),
  ...of('aws_iam_role', (name) => ({ name, assume_role_policy: trust }), {
    name: ['one', 'other', 'replaced'],
    path: ['/one/', '/other/', 'replaced'],
    max_session_duration: [3600, 7200, 'updated'],
    assume_role_policy: [trust, trust.replace('pods.eks', 'ec2'), 'updated'],
  }),
  ...of('aws_iam_role_policy', (name) => ({ name, role: '${aws_iam_role.kept.id}', policy: allowed('s3:GetObject') }), {
    name: ['one', 'other', 'replaced'],
    role: ['${aws_iam_role.kept.id}', '${aws_iam_role.to.id}', 'replaced'],
    policy: [allowed('s3:GetObject'), allowed('s3:*'), 'updated'],
  }),
  ...of('aws_s3_bucket', (name) => ({ bucket: name }), {
    bucket: ['one-4711', 'other-4711', 'replaced'],
    object_lock_enabled: [false, true, 'replaced'],
    force_destroy: [false, true, 'updated'],
  }),
  ...of('aws_s3_bucket_lifecycle_configuration', ofBucket({ rule: expiration(30) }), {
    bucket: bucketChange,
    rule: [expiration(30), expiration(7), 'updated'],
  }),
  ...of('aws_s3_bucket_logging', ofBucket({ target_bucket: '${aws_s3_bucket_policy.logs.id}', target_prefix: 'kept/' }), {
    bucket: bucketChange,
    target_prefix: ['kept/', 'other/', 'updated'],
  }),
  ...of('aws_s3_bucket_ownership_controls', ofBucket({ rule: [{ object_ownership: 'BucketOwnerEnforced' }] }), {
    bucket: bucketChange,
    rule: [[{ object_ownership: 'BucketOwnerEnforced' }], [{ object_ownership: 'ObjectWriter' }], 'updated'],
  }),
  ...of('aws_s3_bucket_policy', ofBucket({ policy: bucketPolicy('s3:GetObject') }), {
    bucket: bucketChange,
    policy: [bucketPolicy('s3:GetObject'), bucketPolicy('s3:*'), 'updated'],
  }),
  ...of('aws_s3_bucket_public_access_block', ofBucket({ block_public_acls: true }), {
    bucket: bucketChange,
    block_public_acls: [true, false, 'updated'],
  }),
  ...of('aws_s3_bucket_server_side_encryption_configuration', ofBucket({ rule: encryption(key(1)) }), {
    bucket: bucketChange,
    rule: [encryption(key(1)), encryption(key(2)), 'updated'],
  }),
  ...of('aws_s3_bucket_versioning', ofBucket({ versioning_configuration: [{ status: 'Enabled' }] }), {
    bucket: bucketChange,
    versioning_configuration: [[{ status: 'Enabled' }], [{ status: 'Suspended' }], 'updated'],
  }),
  ...of('aws_secretsmanager_secret', (name) => ({ name }), {
    name: ['one', 'other', 'replaced'],
    description: ['before', 'after', 'updated'],
    kms_key_id: [key(1), key(2), 'updated'],
  }),
  ...of('aws_secretsmanager_secret_version', version('kept'), {
    secret_id: ['${aws_secretsmanager_secret.from.id}', '${aws_secretsmanager_secret.to.id}', 'replaced'],
    secret_string: ['canary-4711', 'canary-4712', 'replaced'],
  }),
  // Two versions of one secret take its stages from each other.
  ...of('aws_secretsmanager_secret_version', version('staged'), {
    version_stages: [['AWSCURRENT'], ['AWSCURRENT', 'TRIED'], 'updated'],
  }),
  ...of('aws_security_group', (name) => ({ name, vpc_id: '${aws_vpc.one.id}' }), {
    name: ['one', 'other', 'replaced'],
    description: ['before', 'after', 'replaced'],
    revoke_rules_on_delete: [false, true, 'updated'],
  }),
  ...of('aws_sqs_queue', (name) => ({ name }), {
    name: ['one', 'other', 'replaced'],
    delay_seconds: [0, 5, 'updated'],
    message_retention_seconds: [345600, 60, 'updated'],
  }),
  ...of('aws_sqs_queue_policy', () => ({ queue_url: '${aws_sqs_queue.kept.id}', policy: queuePolicy('sqs:SendMessage') }), {
    queue_url: ['${aws_sqs_queue.from.id}', '${aws_sqs_queue.to.id}', 'replaced'],
    policy: [queuePolicy('sqs:SendMessage'), queuePolicy('sqs:*'), 'updated'],
  }),
  ...of('aws_ssm_parameter', (name) => ({ name: `/shop/${name}`, type: 'String', value: 'one' }), {
    name: ['/shop/one', '/shop/other', 'replaced'],
    value: ['one', 'other', 'updated'],
    description: ['before', 'after', 'updated'],
  }),
  ...of(
    'aws_vpc_security_group_ingress_rule',
    () => ({
      security_group_id: '${aws_security_group.kept.id}',
      ip_protocol: 'tcp',
      from_port: 5432,
      to_port: 5432,
      cidr_ipv4: '10.0.0.0/16',
    }),
    {
      security_group_id: ['${aws_security_group.from.id}', '${aws_security_group.to.id}', 'replaced'],
      description: ['before', 'after', 'updated'],
      cidr_ipv4: ['10.1.0.0/16', '0.0.0.0/0', 'updated'],
    },
  ),
];

const named = (names: readonly string[], resource: (name: string) => Json) =>
  Object.fromEntries(names.map((name) => [name, resource(name)]));
const three = ['kept', 'from', 'to'];

/** What they belong to, and what stays. */
export const aroundThem = {
  aws_vpc: { one: { cidr_block: '10.0.0.0/16' } },
  aws_subnet: {
    one: { vpc_id: '${aws_vpc.one.id}', cidr_block: '10.0.1.0/24', availability_zone: 'us-east-1a' },
    other: { vpc_id: '${aws_vpc.one.id}', cidr_block: '10.0.2.0/24', availability_zone: 'us-east-1b' },
  },
  aws_s3_bucket: named([...three, 'logs'], (name) => ({ bucket: `${name}-4711` })),
  aws_s3_bucket_policy: {
    logs: {
      bucket: bucket('logs'),
      policy: policy({
        Principal: { Service: 'logging.s3.amazonaws.com' },
        Action: ['s3:PutObject'],
        Resource: 'arn:aws:s3:::logs-4711/*',
      }),
    },
  },
  aws_dynamodb_table: named(three, (name) => ({
    name,
    billing_mode: 'PAY_PER_REQUEST',
    hash_key: 'id',
    attribute: [{ name: 'id', type: 'S' }],
  })),
  aws_iam_role: named(['kept', 'to'], (name) => ({ name, assume_role_policy: trust })),
  aws_secretsmanager_secret: named([...three, 'staged'], (name) => ({ name })),
  aws_security_group: named(three, (name) => ({ name, vpc_id: '${aws_vpc.one.id}' })),
  aws_sqs_queue: named(three, (name) => ({ name })),
} satisfies Readonly<Record<string, Readonly<Record<string, Json>>>>;
