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

/** What is read of one resource. */
interface Read extends Pick<ProposedResource, 'type' | 'code' | 'notes'> {
  /** What is imported, by type: itself, and what belongs to it. */
  readonly ids: Readonly<Record<string, string>>;
  readonly names: Readonly<Record<string, string>>;
}

/** Of each type, what is read: names, ids and the plain arguments that our classes take, and nothing else. */
const readers: Readonly<Record<string, (attributes: Json) => Read | undefined>> = {
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
  aws_sqs_queue: ({ name, url, id }) =>
    isIdText(name) && !name.endsWith('.fifo') && isIdText(url ?? id)
      ? {
          type: 'Queue',
          code: 'new Queue()',
          ids: { aws_sqs_queue: url ?? id },
          names: { sqs: name },
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
      ids: { aws_dynamodb_table: name },
      names: { dynamodb: name },
      notes: ['encryption and recovery are set in place; indexes are not carried over: state them, or they go'],
    };
  },
  aws_db_instance: ({ identifier, engine, username, db_name: database, db_subnet_group_name: subnets, kms_key_id: key }) =>
    isIdText(identifier) && engine === 'postgres'
      ? {
          type: 'Postgres',
          code: `new Postgres(${codeOf({ size: 'small', ...(isIdText(database) && { database }) })})`,
          ids: { aws_db_instance: identifier, ...(isIdText(subnets) && { aws_db_subnet_group: subnets }) },
          names: {
            rds: identifier,
            ...(isIdText(subnets) && { 'rds/subnets': subnets }),
            ...(isIdText(username) && { 'rds/username': username }),
          },
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

/** Types that are named one by one. */
const mostTypes = 50;

/** What a Terraform state has that our classes make, and what it has beside. */
export function proposeResources(state: readonly StateInstance[]): {
  readonly proposed: readonly ProposedResource[];
  readonly others: readonly string[];
} {
  const proposed: ProposedResource[] = [];
  const others = new Map<string, number>();
  const free = new FreeNames();
  const read = state.map(({ type, attributes }) => (Object.hasOwn(readers, type) ? readers[type]!(attributes) : undefined));
  const taken = new Set(read.flatMap((one) => Object.entries(one?.ids ?? {}).map((entry) => entry.join(' '))));
  for (const [index, { type, label, attributes }] of state.entries()) {
    const found = read[index];
    if (found) {
      const { ids, names, notes, ...what } = found;
      const adopt = `new AdoptedResources(${codeOf({ ids, names })})`;
      proposed.push({ id: free.of(idOf(label)), ...what, adopt, notes: notes.map(commentText) });
    } else if (!(isIdText(attributes['id']) && taken.has(`${type} ${attributes['id']}`))) others.set(type, (others.get(type) ?? 0) + 1);
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
