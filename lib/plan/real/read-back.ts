import { child, type Json, list } from '../../documents/plan/plan-document';
import { isObject } from '../../documents/shape';
import { isAsked, replacing } from '../facts/replacing';

/** A type that makes what an attribute of another one shows, and how much of it each of its resources makes, where that is countable. */
interface Maker {
  readonly type: string;
  readonly count?: (value: unknown) => number;
}

const items = (value: unknown) => (Array.isArray(value) ? value.length : 1);
/** Rules of one port are one item, whoever they let in. */
const peers = (value: unknown) =>
  list(value).reduce(
    (sum, rule) =>
      sum +
      [rule['cidr_blocks'], rule['ipv6_cidr_blocks'], rule['prefix_list_ids'], rule['security_groups']].flat().filter(Boolean).length +
      (rule['self'] === true ? 1 : 0),
    0,
  );

const ofBucket = (name: string): Maker => ({ type: `aws_s3_bucket_${name}` });

/**
 * What the provider reads into a resource though another one makes it, by type and attribute.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/version-4-upgrade#s3-bucket-refactor
 */
const makers: Readonly<Record<string, Readonly<Record<string, Maker>>>> = {
  aws_iam_role: {
    inline_policy: { type: 'aws_iam_role_policy', count: items },
    managed_policy_arns: { type: 'aws_iam_role_policy_attachment', count: items },
  },
  aws_kms_key: { policy: { type: 'aws_kms_key_policy' } },
  aws_s3_bucket: {
    acceleration_status: ofBucket('accelerate_configuration'),
    cors_rule: ofBucket('cors_configuration'),
    grant: ofBucket('acl'),
    lifecycle_rule: ofBucket('lifecycle_configuration'),
    logging: ofBucket('logging'),
    object_lock_configuration: ofBucket('object_lock_configuration'),
    policy: ofBucket('policy'),
    replication_configuration: ofBucket('replication_configuration'),
    request_payer: ofBucket('request_payment_configuration'),
    server_side_encryption_configuration: ofBucket('server_side_encryption_configuration'),
    versioning: ofBucket('versioning'),
    website: ofBucket('website_configuration'),
  },
  aws_secretsmanager_secret: { policy: { type: 'aws_secretsmanager_secret_policy' } },
  aws_security_group: {
    egress: { type: 'aws_vpc_security_group_egress_rule', count: peers },
    ingress: { type: 'aws_vpc_security_group_ingress_rule', count: peers },
  },
  aws_sns_topic: { policy: { type: 'aws_sns_topic_policy' } },
  aws_sqs_queue: {
    policy: { type: 'aws_sqs_queue_policy' },
    redrive_allow_policy: { type: 'aws_sqs_queue_redrive_allow_policy' },
    redrive_policy: { type: 'aws_sqs_queue_redrive_policy' },
  },
};

const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

/**
 * Attributes of a resource that are other ones than the state knew, and that nobody changed past Terraform: a resource of the same state makes
 * them, which tells its own drift, or they are times that the provider tells. Where there is more than those resources make, somebody added it.
 *
 * @param drifted of `resource_drift`
 * @param stated names that the configuration states
 */
export function readBack(drifted: Json, stated: ReadonlySet<string>, document: Json): ReadonlySet<string> {
  const { type, change } = drifted;
  const [before, after] = [child(change, 'before'), child(change, 'after')];
  if (!isObject(before) || !isObject(after)) return new Set();
  const own = Object.hasOwn(makers, String(type)) ? makers[String(type)]! : {};
  const isMade = (name: string) => {
    const maker = Object.hasOwn(own, name) ? own[name]! : undefined;
    if (!maker || stated.has(name)) return false;
    const made = madeIn(document).get(maker.type)?.get(after['id']) ?? 0;
    return made > 0 && (maker.count?.(after[name]) ?? 0) <= made;
  };
  const isTime = (name: string) =>
    isAsked(String(type)) &&
    replacing(String(type), name) === 'unknown' &&
    [before[name], after[name]].every((value) => typeof value === 'string' && time.test(value));
  return new Set(Object.keys(after).filter((name) => isMade(name) || isTime(name)));
}

const makingTypes: ReadonlySet<unknown> = new Set(Object.values(makers).flatMap((own) => Object.values(own).map(({ type }) => type)));

/** How many resources of a type are there that name an id, by type and id. */
type Made = ReadonlyMap<string, ReadonlyMap<unknown, number>>;

const readings = new WeakMap<Json, Made>();

/** Counted once for a plan: each of its resources is looked at. */
function madeIn(document: Json): Made {
  const known = readings.get(document);
  if (known) return known;
  const made = new Map<string, Map<unknown, number>>();
  for (const { type, change } of list(document['resource_changes'])) {
    const before = child(change, 'before');
    if (!makingTypes.has(type) || !isObject(before)) continue;
    const counts = made.get(String(type)) ?? new Map<unknown, number>();
    made.set(String(type), counts);
    for (const id of new Set(Object.values(before))) if (typeof id === 'string') counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  readings.set(document, made);
  return made;
}
