import { everything, Graph, pods, Subject, Unknown } from '../../lib/rules';
import { variablesOf } from './environment-variable';
import type { AccountName } from './pod-role';
import { isPartOf, sharedBy } from './shared';
import { ancestorsOf } from './workload';

/** What a workload declares that it uses, as far as the documents show it. */
export interface Declared {
  /** Resources that were made for it, and those that it shares with others. */
  readonly resources: readonly Subject[];
  /** What its pods are told: names and addresses of resources, its own and others'. */
  readonly texts: readonly string[];
  /** Names of what it shares with workloads of other stacks, where that stands: its resources are not in sight. */
  readonly elsewhere: readonly string[];
}

/** What names the resources of a type, where that is not `name`. */
const names: Readonly<Record<string, string>> = {
  aws_db_instance: 'identifier',
  aws_docdb_cluster: 'cluster_identifier',
  aws_efs_file_system: 'creation_token',
  aws_elasticache_replication_group: 'replication_group_id',
  aws_elasticache_user: 'user_id',
  aws_keyspaces_table: 'table_name',
  aws_kms_key: 'key_id',
  aws_lambda_function: 'function_name',
  aws_mq_broker: 'broker_name',
  aws_msk_cluster: 'cluster_name',
  aws_msk_serverless_cluster: 'cluster_name',
  aws_neptune_cluster: 'cluster_identifier',
  aws_opensearch_domain: 'domain_name',
  aws_rds_cluster: 'cluster_identifier',
  aws_redshift_cluster: 'cluster_identifier',
  aws_s3_bucket: 'bucket',
  aws_timestreamwrite_database: 'database_name',
};

/** Resources of AWS, of whatever type, that were made for a workload: but for its role, and what says whose that is. */
const usable = /^aws_(?!iam_|eks_)/;

/** What each service account's workload declares, by the account's name: `<namespace>/<name>`. */
export const declaredBy = (stack: Graph): ReadonlyMap<AccountName, Declared> => {
  const found = new Map<AccountName, { readonly resources: Subject[]; readonly texts: string[]; readonly elsewhere: string[] }>();
  const of = (account: AccountName) => {
    const declared = found.get(account) ?? { resources: [], texts: [], elsewhere: [] };
    found.set(account, declared);
    return declared;
  };
  const owners = new Map<string, Set<AccountName>>();
  for (const { path, namespace, name } of stack.all('v1/ServiceAccount')) {
    const [owner = ''] = ancestorsOf(path);
    owners.set(owner, (owners.get(owner) ?? new Set()).add(`${namespace}/${name}`));
  }
  const resources = stack.all(everything).filter(({ type }) => usable.test(type));
  for (const resource of resources) {
    const owner = ancestorsOf(resource.path).find((path) => owners.has(path));
    for (const account of owners.get(owner ?? '') ?? []) of(account).resources.push(resource);
  }
  for (const [account, paths] of stack.index(sharedBy)) {
    for (const path of paths) {
      const parts = resources.filter((resource) => isPartOf(resource, path));
      of(account).resources.push(...parts);
      if (parts.length === 0) of(account).elsewhere.push(path.split('/').at(-1)!);
    }
  }
  for (const pod of stack.all(pods)) {
    const account = pod.raw?.spec?.serviceAccountName;
    if (typeof account !== 'string') continue;
    of(`${pod.namespace}/${account}`).texts.push(...variablesOf(pod).flatMap((variables) => variables.flatMap(({ value }) => value ?? [])));
  }
  return found;
};

/** Whether a resource of a statement is this one: by reference, or by an ARN with its name. */
export function isNamedBy({ type, address, raw }: Subject, resource: string): boolean {
  if (resource.includes('${') && new Unknown(resource).references.includes(address)) return true;
  const name: unknown = raw[names[type] ?? 'name'];
  return typeof name === 'string' && isIn(name, resource);
}

/** Whether a text that pods are told has the name of a statement's resource: `jobs` of `arn:aws:sqs:eu-west-1:111122223333:jobs`. */
export function isToldIn(text: string, resource: string): boolean {
  const name = resourceOf(resource)
    .replace(/\/?\*$/, '')
    .split(/[:/]/)
    .at(-1)!;
  return name.length > 0 && !/[*?]/.test(name) && text.split(/[^\w.-]+/).includes(name);
}

/** Whether a statement's resource is of something that stands elsewhere: by the end of its name, `…-shop-jobs`. */
export function isNamedAfter(name: string, resource: string): boolean {
  return new RegExp(`-${name}(?:$|[-/:*])`).test(resourceOf(resource));
}

/** Whether an ARN is about what has a name: the thing itself, or something in it. */
function isIn(name: string, arn: string): boolean {
  const part = resourceOf(arn);
  const start = part === name || part.startsWith(`${name}/`) ? 0 : Math.max(part.indexOf(`:${name}`), part.indexOf(`/${name}`)) + 1;
  if (!part.startsWith(name, start) || (start === 0 && part !== name && !part.startsWith(`${name}/`))) return false;
  // Secrets Manager adds a hyphen and six characters.
  return /^(?:$|\/|-(?:\?{6}|\*|\w{6}$))/.test(part.slice(start + name.length));
}

/** What an ARN has behind its account: `table/orders`. */
function resourceOf(arn: string): string {
  return arn.startsWith('arn:') ? arn.split(':').slice(5).join(':') : arn;
}
