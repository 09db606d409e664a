import { Graph, parseAddress, Subject, Unknown } from '../../../lib/rules';

/** Types that keep data and answer at a port, with the attribute that lists their security groups. */
export const dataStores = {
  aws_db_instance: 'vpc_security_group_ids',
  aws_rds_cluster: 'vpc_security_group_ids',
  aws_elasticache_replication_group: 'security_group_ids',
  aws_elasticache_cluster: 'security_group_ids',
} as const;

export type DataStoreType = keyof typeof dataStores;

export const dataStoreTypes = Object.keys(dataStores) as readonly DataStoreType[];

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-23 */
export const enginePorts: Readonly<Record<string, number>> = {
  'aurora-mysql': 3306,
  'aurora-postgresql': 5432,
  aurora: 3306,
  'db2-ae': 50000,
  'db2-se': 50000,
  mariadb: 3306,
  memcached: 11211,
  mysql: 3306,
  postgres: 5432,
  redis: 6379,
  valkey: 6379,
};

/** Ports at which databases and caches answer unless they are told otherwise. */
export const dataPorts: Readonly<Record<number, string>> = {
  1433: 'SQL Server',
  1521: 'Oracle',
  3306: 'MySQL',
  5432: 'PostgreSQL',
  5439: 'Redshift',
  6379: 'Redis',
  9042: 'Cassandra',
  9200: 'OpenSearch',
  11211: 'Memcached',
  27017: 'MongoDB',
  50000: 'Db2',
};

/** The port at which a store answers; nothing where only a plan tells. */
export function portOf({ type, raw }: Subject): number | undefined {
  if (raw.port !== undefined) return raw.port instanceof Unknown ? undefined : Number(raw.port);
  if (raw.engine instanceof Unknown) return undefined;
  const engine = String(raw.engine ?? (type.startsWith('aws_elasticache') ? 'redis' : 'mysql'));
  if (engine.startsWith('oracle') || engine.startsWith('custom-oracle')) return 1521;
  if (engine.includes('sqlserver')) return 1433;
  return enginePorts[engine];
}

/** Data stores by the address of each security group of the stack that guards them. */
export const storesBySecurityGroup = (stack: Graph): ReadonlyMap<string, readonly Subject[]> => {
  const found = new Map<string, Subject[]>();
  for (const store of stack.all(dataStoreTypes)) {
    for (const group of securityGroupsOf(store)) found.set(group, [...(found.get(group) ?? []), store]);
  }
  return found;
};

/** Addresses of the security groups of the stack that guard a store. */
export function securityGroupsOf({ type, raw }: Subject): readonly string[] {
  const groups: unknown = raw[dataStores[type as DataStoreType]];
  return [groups].flat().flatMap((group) => (group instanceof Unknown ? group.references.filter(isSecurityGroup) : []));
}

function isSecurityGroup(address: string): boolean {
  const group = parseAddress(address);
  return group.engine === 'terraform' && group.block === 'resource' && group.type === 'aws_security_group';
}
