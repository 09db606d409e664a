import { isIdText } from '../../documents/id-text';
import { isObject } from '../../documents/shape';
import type { StateInstance } from '../../kept/state-instances';
import { compareTexts } from '../../wording/compare-texts';
import { codeOf, codeText, commentText } from './code-text';
import type { Json } from './found-objects';
import { idOf } from './found-workloads';
import { FreeNames } from './free-names';

/** What is proposed of one resource of the cloud: something shared, which a person gives to a workload. */
export interface ProposedResource {
  readonly id: string;
  /** Class of the dependency. */
  readonly type: 'Bucket' | 'Queue' | 'Table' | 'Postgres';
  /** What makes it: `new Bucket()`. */
  readonly code: string;
  readonly adopt: string;
  readonly notes: readonly string[];
}

/** Of each type, what is read: names, ids and the plain arguments that our classes take, and nothing else. */
const readers: Readonly<Record<string, (attributes: Json) => Omit<ProposedResource, 'id'> | undefined>> = {
  aws_s3_bucket: ({ bucket }) =>
    isIdText(bucket)
      ? {
          type: 'Bucket',
          code: 'new Bucket()',
          adopt: adoptOf({ aws_s3_bucket: bucket }, { s3: bucket }),
          notes: ['versioning, encryption, TLS, public access block and lifecycle are stated beside it: they are set, not made anew'],
        }
      : undefined,
  aws_sqs_queue: ({ name, url, id }) =>
    isIdText(name) && !name.endsWith('.fifo') && isIdText(url ?? id)
      ? {
          type: 'Queue',
          code: 'new Queue()',
          adopt: adoptOf({ aws_sqs_queue: url ?? id }, { sqs: name }),
          notes: ['a queue for dead letters is made beside it; encryption and retention are set in place'],
        }
      : undefined,
  aws_dynamodb_table: ({ name, hash_key: hash, range_key: range, attribute }) => {
    if (!isIdText(name) || !isIdText(hash)) return undefined;
    const kinds = new Map<unknown, string>([
      ['N', 'number'],
      ['B', 'binary'],
    ]);
    const keyOf = (key: string) => {
      const type = (Array.isArray(attribute) ? attribute : []).find((one) => isObject(one) && one['name'] === key)?.type;
      const kind = kinds.get(type);
      return { name: key, ...(kind && { type: kind }) };
    };
    return {
      type: 'Table',
      code: `new Table(${codeOf({ partitionKey: keyOf(hash), ...(isIdText(range) && { sortKey: keyOf(range) }) })})`,
      adopt: adoptOf({ aws_dynamodb_table: name }, { dynamodb: name }),
      notes: ['encryption and recovery are set in place; indexes are not carried over: state them, or they go'],
    };
  },
  aws_db_instance: ({ identifier, engine, username, db_name: database, db_subnet_group_name: subnets, kms_key_id: key }) =>
    isIdText(identifier) && engine === 'postgres'
      ? {
          type: 'Postgres',
          code: `new Postgres(${codeOf({ size: 'small', ...(isIdText(database) && { database }) })})`,
          adopt: adoptOf(
            { aws_db_instance: identifier, ...(isIdText(subnets) && { aws_db_subnet_group: subnets }) },
            {
              rds: identifier,
              ...(isIdText(subnets) && { 'rds/subnets': subnets }),
              ...(isIdText(username) && { 'rds/username': username }),
            },
          ),
          notes: [
            'size, version and storage: see that they are those of today, or the plan changes them in place',
            isIdText(key)
              ? `kms_key_id ${key}: state it as keys.database of the region, another one replaces the database`
              : 'storage_encrypted: it is not encrypted, and encrypting it replaces it: restore a copy of a snapshot first',
            'the master password is replaced by one that is in no file: whoever else logs in reads it from the store',
          ],
        }
      : undefined,
};

function adoptOf(ids: Json, names: Json): string {
  return `new AdoptedResources(${codeOf({ ids, names })})`;
}

/** Types that are named one by one. */
const mostTypes = 50;

/** What a Terraform state has that our classes make, and what it has beside. */
export function proposeResources(state: readonly StateInstance[]): {
  readonly proposed: readonly ProposedResource[];
  readonly others: readonly string[];
} {
  const proposed: ProposedResource[] = [];
  const others = new Map<string, number>();
  const ids = new FreeNames();
  for (const { type, label, attributes } of state) {
    const found = Object.hasOwn(readers, type) ? readers[type]!(attributes) : undefined;
    if (!found) others.set(type, (others.get(type) ?? 0) + 1);
    else proposed.push({ id: ids.of(idOf(label)), ...found, notes: found.notes.map(commentText) });
  }
  const named = [...others].sort(([a], [b]) => compareTexts(a, b)).map(([type, count]) => commentText(`${type} (${count})`));
  return {
    proposed: proposed.sort((a, b) => compareTexts(a.id, b.id)),
    others: named.length > mostTypes ? [...named.slice(0, mostTypes), `${named.length - mostTypes} more types`] : named,
  };
}

/** `new Shared('uploads', new Bucket())` */
export function sharedCode({ id, code }: ProposedResource): string {
  return `new Shared(${codeText(id)}, ${code})`;
}
