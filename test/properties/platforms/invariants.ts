import { oneSided, wrongSelectors } from './network';
import { reasonOf } from './platform';
import { Block, World } from './reader';
import { notOnce, untold, wrongGrants, wrongReach } from './shared';

// biome-ignore lint/suspicious/noExplicitAny: documents read from files
type Document = any;

/** What does not hold of everything that was written; nothing is asked of the library. */
export function violations(world: World): readonly string[] {
  return [
    ...twoOwners(world),
    ...wrongSelectors(world),
    ...oneSided(world),
    ...takenHosts(world),
    ...twice(physicalNames(world.blocks).map(({ name, path }) => [name, path])).map((one) => `physical name: ${one}`),
    ...beyondLimits(world),
    ...otherAddresses(world),
    ...strayWaivers(world),
    ...wrongGrants(world),
    ...wrongReach(world),
    ...untold(world),
    ...notOnce(world),
  ];
}

/** Keys that several have, with whom. */
function twice(entries: readonly (readonly [string, string])[]): readonly string[] {
  const owners = new Map<string, string[]>();
  for (const [key, owner] of entries) owners.set(key, [...(owners.get(key) ?? []), owner]);
  return [...owners].filter(([, all]) => all.length > 1).map(([key, all]) => `${key} has ${all.join(' and ')}`);
}

function twoOwners({ objects, blocks }: World): readonly string[] {
  const associations = blocks
    .filter(({ type }) => type === 'aws_eks_pod_identity_association')
    .map(({ values, path }) => [`${values.cluster_name} role of ${values.namespace}/${values.service_account}`, path] as const);
  const all = objects.map(
    ({ cluster, group, kind, namespace, name, path }) => [`${cluster} ${group}/${kind} ${namespace}/${name}`, path] as const,
  );
  return twice([...all, ...associations]).map((one) => `owner: ${one}`);
}

function takenHosts({ objects }: World): readonly string[] {
  const hosts = objects
    .filter(({ kind }) => kind === 'Ingress')
    .flatMap(({ cluster, environment, path, document }) =>
      document.spec.rules.flatMap(({ host, http }: Document) =>
        http.paths.map((one: Document) => ({ key: `${cluster} ${host}`, path: one.path, environment, owner: path })),
      ),
    );
  const shared = hosts.filter((one) => hosts.some((other) => other.key === one.key && other.environment !== one.environment));
  return [
    ...twice(hosts.map(({ key, path, owner }) => [`${key}${path}`, owner])),
    ...shared.map(({ key, owner, environment }) => `${key} is taken by ${owner} of ${environment} and in another environment`),
  ].map((one) => `host: ${one}`);
}

/** By type: the attribute that names it, and in what the name is unique. */
const named: Readonly<Record<string, readonly [attribute: string, scope: 'everywhere' | 'account' | 'region']>> = {
  aws_s3_bucket: ['bucket', 'everywhere'],
  aws_iam_role: ['name', 'account'],
  aws_sqs_queue: ['name', 'region'],
  aws_dynamodb_table: ['name', 'region'],
  aws_db_instance: ['identifier', 'region'],
  aws_db_subnet_group: ['name', 'region'],
  aws_db_parameter_group: ['name', 'region'],
  aws_elasticache_replication_group: ['replication_group_id', 'region'],
  aws_elasticache_subnet_group: ['name', 'region'],
  aws_security_group: ['name', 'region'],
  aws_secretsmanager_secret: ['name', 'region'],
  aws_ssm_parameter: ['name', 'region'],
};

export function physicalNames(blocks: readonly Block[]): readonly { readonly name: string; readonly path: string }[] {
  return blocks.flatMap(({ type, values, account, region, path }) => {
    const [attribute, scope] = named[type] ?? [];
    if (!attribute) return [];
    const where = { everywhere: '', account, region: `${account} ${region}` }[scope!];
    return [{ name: `${type} ${where} ${values[attribute]}`, path }];
  });
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and the limits of names. */
const longest: Readonly<Record<string, number>> = {
  aws_s3_bucket: 63,
  aws_iam_role: 64,
  aws_sqs_queue: 80,
  aws_db_instance: 63,
  aws_elasticache_replication_group: 40,
  aws_secretsmanager_secret: 512,
};

function beyondLimits({ blocks }: World): readonly string[] {
  const size = (text: unknown): number => String(text).replace(/\s/g, '').length;
  const inline = new Map<string, number>();
  for (const { type, values, stack } of blocks)
    if (type === 'aws_iam_role_policy') {
      const role = `${stack} ${values.role}`;
      inline.set(role, (inline.get(role) ?? 0) + size(values.policy));
    }
  return [
    ...[...inline].filter(([, sum]) => sum > 10_240).map(([role, sum]) => `iam: the policies of ${role} have ${sum} characters`),
    ...blocks
      .filter(({ type, values }) => type === 'aws_iam_role' && size(values.assume_role_policy) > 2048)
      .map(({ path }) => `iam: who may assume ${path} is too long`),
    ...blocks
      .filter(({ type, values }) => longest[type] && String(values[named[type]![0]]).length > longest[type]!)
      .map(({ type, path }) => `name: that of ${type} ${path} is too long`),
    ...blocks
      .filter(({ type, values }) => type === 'aws_s3_bucket' && !/^[a-z0-9][a-z0-9.-]+[a-z0-9]$/.test(values.bucket))
      .map(({ values }) => `name: ${values.bucket} is no bucket`),
  ];
}

/** Addresses that only the assembly has, or only the files. */
function otherAddresses({ objects, blocks, assembly }: World): readonly string[] {
  const inFiles = [
    ...blocks.filter(({ address }) => !address.startsWith('data.')).map(({ stack, address, path }) => `${stack} ${address} ${path}`),
    ...objects
      .filter(({ document }) => document.metadata)
      .map(({ cluster, document, namespace, name, path }) =>
        [path.split('/')[0], cluster, document.apiVersion, document.kind, namespace, name, path].join(' '),
      ),
  ];
  const inAssembly = assembly.stacks.flatMap((stack: Document) =>
    stack.resources.flatMap(({ engine, type, address, path }: Document) => {
      if (engine === 'terraform') return [`${stack.id} ${address} ${path}`];
      const parts = address.split('/');
      const [cluster, name] = [parts[0], parts.at(-1)];
      const namespace = objects.find((one) => one.path === path && one.cluster === cluster)?.namespace ?? '';
      return [[stack.id, cluster, ...splitType(type), namespace, name, path].join(' ')];
    }),
  );
  const [files, told] = [new Set(inFiles), new Set<string>(inAssembly)];
  return [
    ...inFiles.filter((one) => !told.has(one)).map((one) => `assembly: lacks ${one}`),
    ...inAssembly.filter((one: string) => !files.has(one)).map((one: string) => `assembly: has ${one}, which is in no file`),
  ];
}

function splitType(type: string): readonly [apiVersion: string, kind: string] {
  const at = type.lastIndexOf('/');
  return [type.slice(0, at), type.slice(at + 1)];
}

function strayWaivers({ report }: World): readonly string[] {
  return report.findings
    .filter(({ waiver, environment }: Document) => waiver && waiver.reason !== reasonOf(environment))
    .map(({ rule, path, environment, waiver }: Document) => `waiver: ${rule} of ${path} in ${environment}: ${waiver.reason}`);
}
