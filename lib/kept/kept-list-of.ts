import { parseAddress, printKind } from '../documents/address';
import type { Resource } from '../documents/resource';
import { isObject } from '../documents/shape';
import { immutablePart } from './immutable-part';
import type { KeptEntry, KeptList, Loss } from './kept-list';
import { listedLoss } from './kept-types';
import { physicalNameOf } from './physical-name-of';

/**
 * The list of a stack as it is synthesized: what keeps something, and what cannot be changed in place.
 *
 * @param resources Terraform blocks and Kubernetes objects
 * @param declared types and kinds that the stack's dependencies declare to keep data, beside those that are known
 */
export function keptListOf(stack: string, resources: readonly Resource[], declared: ReadonlySet<string> = new Set()): KeptList {
  const entries = resources.flatMap((resource): [string, KeptEntry][] => {
    const address = parseAddress(resource.address);
    const entry = address.engine === 'kubernetes' ? objectEntry(resource, printKind(address), declared) : blockEntry(resource, declared);
    return entry ? [[resource.address, entry]] : [];
  });
  return { stack, resources: new Map(entries) };
}

function blockEntry({ type, path, values }: Resource, declared: ReadonlySet<string>): KeptEntry | undefined {
  const keeps = declared.has(type) ? 'data' : listedLoss(type);
  if (!keeps) return undefined;
  const name = physicalNameOf(values);
  return { path, keeps, ...(name !== undefined && { name }) };
}

/** Kinds with which something is lost: the claims of a StatefulSet by themselves. */
const kinds: ReadonlyMap<string, Loss> = new Map([
  ['Namespace', 'data'],
  ['PersistentVolume', 'data'],
  ['PersistentVolumeClaim', 'data'],
  ['CustomResourceDefinition', 'data'],
  ['Secret', 'keys'],
  ['Cluster.postgresql.cnpg.io', 'data'],
  ['Database.postgresql.cnpg.io', 'data'],
  ['PostgresCluster.postgres-operator.crunchydata.com', 'data'],
  ['postgresql.acid.zalan.do', 'data'],
  ['Kafka.kafka.strimzi.io', 'data'],
  ['KafkaTopic.kafka.strimzi.io', 'data'],
  ['Elasticsearch.elasticsearch.k8s.elastic.co', 'data'],
  ['RabbitmqCluster.rabbitmq.com', 'data'],
  ['MongoDBCommunity.mongodbcommunity.mongodb.com', 'data'],
  ['ObjectBucketClaim.objectbucket.io', 'data'],
]);

/**
 * Whether data goes with an object of a kind, as lists and addresses print it: whoever prunes has to keep it. Disks of a StatefulSet outlive it by themselves.
 *
 * @param declared kinds that the stack's dependencies declare to keep data
 */
export function goesWithData(kind: string, declared: ReadonlySet<string>): boolean {
  return declared.has(kind) || kinds.get(kind) === 'data';
}

function objectEntry({ path, values }: Resource, kind: string, declared: ReadonlySet<string>): KeptEntry | undefined {
  const claims = kind === 'StatefulSet' ? claimsOf(values) : [];
  const keeps = claims.length > 0 || declared.has(kind) ? 'data' : kinds.get(kind);
  const immutable = immutablePart(values);
  if (!keeps && !immutable) return undefined;
  return { path, ...(keeps && { keeps }), ...(claims.length > 0 && { claims }), ...(immutable && { immutable }) };
}

function claimsOf({ spec }: Resource['values']): readonly string[] {
  const templates: unknown = spec?.volumeClaimTemplates;
  return Array.isArray(templates)
    ? templates.filter(isObject).map(({ metadata }) => String(isObject(metadata) ? metadata['name'] : ''))
    : [];
}
