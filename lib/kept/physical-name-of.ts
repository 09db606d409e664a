import { isObject } from '../documents/shape';

/** By which a service knows a resource, the first that a type has: another value is another resource. */
const attributes = [
  'bucket',
  'identifier',
  'cluster_identifier',
  'replication_group_id',
  'global_cluster_identifier',
  'cluster_id',
  'broker_name',
  'domain_name',
  'domain',
  'repository_name',
  'repository',
  'creation_token',
  'namespace_name',
  'key_name',
  'name',
  'bucket_prefix',
  'identifier_prefix',
  'name_prefix',
];

/** What a service calls a resource of Terraform; nothing where it is not stated, or known only once it is there. */
export function physicalNameOf(values: Readonly<Record<string, unknown>>): string | undefined {
  const attribute = attributes.find((name) => values[name] !== undefined && values[name] !== null);
  const value = attribute === undefined ? nameInMetadata(values) : values[attribute];
  return typeof value === 'string' && !value.includes('${') ? value : undefined;
}

/** As objects of Kubernetes have it. */
function nameInMetadata({ metadata: given }: Readonly<Record<string, unknown>>): unknown {
  // A block may stand in a list.
  const metadata = Array.isArray(given) ? given[0] : given;
  return isObject(metadata) ? metadata['name'] : undefined;
}
