import { isIdText } from '../../documents/id-text';
import { list } from '../../documents/plan/plan-document';
import { codeOf } from './code-text';
import { type Json, textOf } from './found-objects';

/** What is read of one resource of a state. */
export interface ReadResource {
  /** Class of the dependency. */
  readonly type: 'Bucket' | 'Queue' | 'Table' | 'Postgres';
  /** What makes it: `new Bucket()`. */
  readonly code: string;
  /** What is imported, by type: itself, and what belongs to it. */
  readonly ids: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
}

/** Of each type, what is read: names, ids and the plain arguments that our classes take, and nothing else. */
const readers: Readonly<Record<string, (attributes: Json) => ReadResource | undefined>> = {
  aws_s3_bucket: ({ bucket }) =>
    isIdText(bucket)
      ? {
          type: 'Bucket',
          code: 'new Bucket()',
          ids: { aws_s3_bucket: bucket },
          names: { s3: bucket },
          notes: ['versioning, encryption, TLS, public access block and lifecycle are stated beside it: they are set, not made anew'],
        }
      : undefined,
  aws_sqs_queue: queueOf,
  aws_dynamodb_table: tableOf,
  aws_db_instance: databaseOf,
};

/** A resource that a class of ours makes as it is; nothing for others. */
export function readResource(type: string, attributes: Json): ReadResource | undefined {
  return Object.hasOwn(readers, type) ? readers[type]!(attributes) : undefined;
}

function queueOf({ name, url, id, ...more }: Json): ReadResource | undefined {
  if (!isIdText(name) || name.endsWith('.fifo') || !isIdText(url ?? id)) return undefined;
  const [, count] = /"maxReceiveCount": ?"?(\d{1,4})\b/.exec(textOf(more['redrive_policy']) ?? '') ?? [];
  const properties = [
    ...secondsOf('retention', more['message_retention_seconds'], 345_600),
    ...secondsOf('visibilityTimeout', more['visibility_timeout_seconds'], 30),
    ...(count !== undefined && Number(count) !== 5 ? [`maxReceiveCount: ${Number(count)}`] : []),
  ];
  return {
    type: 'Queue',
    code: `new Queue(${properties.length > 0 ? `{ ${properties.join(', ')} }` : ''})`,
    ids: { aws_sqs_queue: url ?? id },
    names: { sqs: name },
    notes: [
      'a queue for dead letters is made beside it; encryption, long polling, its policy and where dead letters go are set in place',
      ...(count === undefined ? [] : ['dead letters that lie in the queue of today stay there: adopt it, or empty it']),
    ],
  };
}

/** A property of the code, where it is not what ours has by default. */
function secondsOf(property: string, seconds: unknown, usual: number): readonly string[] {
  const known = typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 0 && seconds <= 1_209_600;
  return known && seconds !== usual ? [`${property}: Duration.seconds(${seconds})`] : [];
}

/** Nothing for what ours would replace, or take copies from: local indexes, and replicas in other regions. */
function tableOf({ name, hash_key: hash, range_key: range, attribute, ...more }: Json): ReadResource | undefined {
  if (!isIdText(name) || !isIdText(hash)) return undefined;
  if (list(more['local_secondary_index']).length + list(more['replica']).length > 0) return undefined;
  const kinds = new Map<unknown, string>([
    ['N', 'number'],
    ['B', 'binary'],
  ]);
  const keyOf = (key: string) => {
    const type = list(attribute).find((one) => one['name'] === key)?.['type'];
    const kind = kinds.get(type);
    return { name: key, ...(kind && { type: kind }) };
  };
  const keys = (partition: string, sort: unknown) => ({
    partitionKey: keyOf(partition),
    ...(isIdText(sort) && { sortKey: keyOf(sort) }),
  });
  const notes = ['encryption, recovery, protection from deletion and payment by request are set in place'];
  const indexes = list(more['global_secondary_index']).flatMap((index) => {
    if (isIdText(index['name']) && isIdText(index['hash_key']) && index['projection_type'] === 'ALL')
      return [[index['name'], keys(index['hash_key'], index['range_key'])] as const];
    notes.push(`index ${textOf(index['name'])}: not carried over, since ours have copies of whole items; state it, or it goes`);
    return [];
  });
  const [ttl] = list(more['ttl']).filter((one) => one['enabled'] === true);
  const until = ttl?.['attribute_name'];
  if (more['stream_enabled'] === true) notes.push('stream_enabled: ours has no stream, and the plan turns it off');
  const properties = {
    ...keys(hash, range),
    ...(indexes.length > 0 && { indexes: Object.fromEntries(indexes) }),
    ...(isIdText(until) && { timeToLiveAttribute: until }),
  };
  return {
    type: 'Table',
    code: `new Table(${codeOf(properties)})`,
    ids: { aws_dynamodb_table: name },
    names: { dynamodb: name },
    notes,
  };
}

/** What an operator states of it as it is today, or the plan changes in place: as `AwsPostgres.provisioner` calls it. */
const stated = [
  ['instance_class', 'sizes'],
  ['allocated_storage', 'sizes'],
  ['max_allocated_storage', 'sizes'],
  ['engine_version', 'engineVersion'],
  ['multi_az', 'multiAz'],
  ['backup_retention_period', 'backupRetentionDays'],
  ['performance_insights_enabled', 'performanceInsights'],
] as const;

function databaseOf(attributes: Json): ReadResource | undefined {
  const { identifier, engine, username, db_name: database, db_subnet_group_name: subnets, kms_key_id: key } = attributes;
  if (!isIdText(identifier) || engine !== 'postgres') return undefined;
  const today = stated.flatMap(([attribute, option]) => {
    const value = textOf(attributes[attribute]);
    return value === undefined ? [] : [`${attribute} ${value} (${option})`];
  });
  return {
    type: 'Postgres',
    code: `new Postgres(${codeOf({ size: 'small', ...(isIdText(database) && { database }) })})`,
    ids: { aws_db_instance: identifier, ...(isIdText(subnets) && { aws_db_subnet_group: subnets }) },
    names: {
      rds: identifier,
      ...(isIdText(subnets) && { 'rds/subnets': subnets }),
      ...(isIdText(username) && { 'rds/username': username }),
    },
    notes: [
      `state in AwsPostgres.provisioner what is so today, or the plan changes it in place${today.length > 0 ? `: ${today.join(', ')}` : ''}`,
      'protection from deletion, logs, storage of type gp3, its parameter group and its security group are set in place',
      isIdText(key)
        ? `kms_key_id ${key}: state it as keys.database of the region, another one replaces the database`
        : 'storage_encrypted: it is not encrypted, and encrypting it replaces it: restore a copy of a snapshot first',
      'the master password is replaced by one that is in no file: whoever else logs in reads it from the store',
    ],
  };
}
