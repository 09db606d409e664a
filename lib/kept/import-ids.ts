import { isObject } from '../documents/shape';
import { dnsSuffix } from './dns-suffix';

/** Where a stack makes things. */
export interface ImportPlace {
  /** Of the cloud, 12 digits. */
  readonly account?: string | undefined;
  readonly region: string;
  readonly partition: string;
}

/**
 * What `terraform import` takes of a resource: an id that its configuration tells; one that only a state tells, or the service itself; or nothing, since it is no
 * thing to be taken in: a version of a secret is never imported (that makes a new password, or brings the old one into the state), and a copy that a cluster has is
 * made anew.
 */
export type ImportId = { readonly id: string } | 'in-state' | 'never' | 'anew';

type Values = Readonly<Record<string, unknown>>;
/** The text of an attribute, followed where it is that of another resource; nothing where only the service knows it. */
type Read = (attribute: string) => string | undefined;

/**
 * By type, the attributes that the id is made of, joined by what stands between them.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs section "Import" of each type
 */
const byAttributes: Readonly<Record<string, string>> = {
  aws_cloudwatch_log_group: '{name}',
  aws_cloudwatch_metric_alarm: '{alarm_name}',
  aws_db_instance: '{identifier}',
  aws_db_option_group: '{name}',
  aws_db_parameter_group: '{name}',
  aws_db_subnet_group: '{name}',
  aws_dynamodb_resource_policy: '{resource_arn}',
  aws_dynamodb_table: '{name}',
  aws_ecr_lifecycle_policy: '{repository}',
  aws_ecr_repository: '{name}',
  aws_ecr_repository_policy: '{repository}',
  aws_elasticache_cluster: '{cluster_id}',
  aws_elasticache_parameter_group: '{name}',
  aws_elasticache_replication_group: '{replication_group_id}',
  aws_elasticache_subnet_group: '{name}',
  aws_elasticache_user: '{user_id}',
  aws_elasticache_user_group: '{user_group_id}',
  aws_iam_instance_profile: '{name}',
  aws_iam_role: '{name}',
  aws_iam_role_policy: '{role}:{name}',
  aws_iam_role_policy_attachment: '{role}/{policy_arn}',
  aws_kinesis_stream: '{name}',
  aws_kms_alias: '{name}',
  aws_memorydb_cluster: '{name}',
  aws_memorydb_parameter_group: '{name}',
  aws_memorydb_subnet_group: '{name}',
  aws_neptune_cluster: '{cluster_identifier}',
  aws_opensearch_domain: '{domain_name}',
  aws_rds_cluster: '{cluster_identifier}',
  aws_rds_cluster_instance: '{identifier}',
  aws_rds_cluster_parameter_group: '{name}',
  aws_redshift_cluster: '{cluster_identifier}',
  aws_s3_bucket: '{bucket}',
  aws_s3_bucket_cors_configuration: '{bucket}',
  aws_s3_bucket_lifecycle_configuration: '{bucket}',
  aws_s3_bucket_logging: '{bucket}',
  aws_s3_bucket_notification: '{bucket}',
  aws_s3_bucket_ownership_controls: '{bucket}',
  aws_s3_bucket_policy: '{bucket}',
  aws_s3_bucket_public_access_block: '{bucket}',
  aws_s3_bucket_server_side_encryption_configuration: '{bucket}',
  aws_s3_bucket_versioning: '{bucket}',
  aws_sns_topic_policy: '{arn}',
  aws_sqs_queue_policy: '{queue_url}',
  aws_sqs_queue_redrive_allow_policy: '{queue_url}',
  aws_sqs_queue_redrive_policy: '{queue_url}',
  aws_ssm_parameter: '{name}',
};

/** By type, where the place tells a part of the id too. */
const byPlace: Readonly<Record<string, (name: string, place: ImportPlace & { readonly account: string }) => string>> = {
  /** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html */
  aws_sqs_queue: (name, { account, region, partition }) => `https://sqs.${region}.${dnsSuffix(partition)}/${account}/${name}`,
  aws_sns_topic: (name, { account, region, partition }) => `arn:${partition}:sns:${region}:${account}:${name}`,
};

/** By type, the ARN, where the place and the name tell it and something else is imported by it. */
const arns: typeof byPlace = {
  aws_dynamodb_table: (name, { account, region, partition }) => `arn:${partition}:dynamodb:${region}:${account}:table/${name}`,
  aws_sns_topic: byPlace['aws_sns_topic']!,
};

/** Whose import does harm: a new value, or the value in the clear. */
const never = new Set(['aws_secretsmanager_secret_version', 'aws_iam_access_key', 'random_password', 'tls_private_key']);
/** Copies in a cluster, in whichever namespace: those of the former one go with it. */
const anew = /^kubernetes_(config_map|secret)(_v1)?$/;

/** Whether a resource of a type is never imported, since it is a copy that a cluster has. */
export function isMadeAnew(type: string): boolean {
  return anew.test(type);
}

/** Whether only a state tells what `terraform import` takes of a type, however its configuration states it. */
export function isToldByState(type: string): boolean {
  return !never.has(type) && !isMadeAnew(type) && !Object.hasOwn(byPlace, type) && !Object.hasOwn(byAttributes, type);
}

/**
 * What `terraform import` takes of a resource.
 *
 * @param type `aws_s3_bucket`
 * @param values as its configuration states them
 * @param find the resource at an address, `aws_s3_bucket.uploads`
 */
export function importIdOf(type: string, values: Values, place: ImportPlace, find: (address: string) => Values | undefined): ImportId {
  if (never.has(type)) return 'never';
  if (isMadeAnew(type)) return 'anew';
  const id = idOf(type, values, place, find, 0);
  return id === undefined ? 'in-state' : { id };
}

/** References lead from a policy to its bucket, not much further. */
const deepest = 4;

function idOf(
  type: string,
  values: Values,
  place: ImportPlace,
  find: (address: string) => Values | undefined,
  depth: number,
): string | undefined {
  const read: Read = (attribute) => textOf(values[attribute], place, find, depth);
  if (Object.hasOwn(byPlace, type)) return placed(byPlace[type]!, values, place, find, depth);
  const pattern = Object.hasOwn(byAttributes, type) ? byAttributes[type] : undefined;
  if (pattern === undefined) return undefined;
  const attributes = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => read(name!));
  if (attributes.includes(undefined)) return undefined;
  const owner = type.startsWith('aws_s3_bucket_') ? read('expected_bucket_owner') : undefined;
  const id = pattern.replace(/\{\w+\}/g, () => attributes.shift()!);
  return owner === undefined ? id : `${id},${owner}`;
}

function placed(
  make: (typeof byPlace)[string],
  values: Values,
  place: ImportPlace,
  find: (address: string) => Values | undefined,
  depth: number,
): string | undefined {
  const name = textOf(values['name'], place, find, depth);
  const { account } = place;
  return name === undefined || account === undefined ? undefined : make(name, { ...place, account });
}

/** Attributes that are the id itself. */
const identities = new Set(['id', 'url']);

function textOf(value: unknown, place: ImportPlace, find: (address: string) => Values | undefined, depth: number): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  if (!value.includes('${')) return value;
  const [, type, name, attribute] = /^\$\{\s*([a-z][a-z0-9_]*)\.([\w-]+)\.(\w+)\s*\}$/.exec(value) ?? [];
  if (type === undefined || depth >= deepest) return undefined;
  const values = find(`${type}.${name}`);
  if (!isObject(values)) return undefined;
  const stated = textOf(values[attribute!], place, find, depth + 1);
  if (stated !== undefined) return stated;
  if (attribute === 'arn' && Object.hasOwn(arns, type)) return placed(arns[type]!, values, place, find, depth + 1);
  return identities.has(attribute!) ? idOf(type, values, place, find, depth + 1) : undefined;
}
