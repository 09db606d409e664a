import { Resource } from '../documents/resource';
import { UserError } from '../errors';
import { Cluster } from '../model/place';
import { Claimant } from './claims';

/** What tells an object of a cluster from all others. */
interface Identity {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
}

/**
 * Takes the names of what an object of the YAML makes in its cluster: its own, and those of the Secret that a controller writes for it.
 *
 * @throws UserError naming both, if somebody else makes one of them, in the YAML or by Terraform
 */
export function claimObject(stack: Claimant, cluster: Cluster, object: Resource): void {
  for (const made of madeBy(object)) claim(stack, cluster, made, object.path);
}

/**
 * The same for a block of Terraform that writes an object into one of the stack's clusters.
 *
 * @throws UserError as `claimObject`
 */
export function claimWritten(stack: Claimant, block: Resource): void {
  const written = writtenBy(block);
  const alias = /^kubernetes\.(.+)$/.exec(String(block.values.provider))?.[1];
  const cluster = alias === undefined ? onlyOne(stack.clusters) : stack.clusters.find(({ name }) => name === alias);
  if (written && cluster) claim(stack, cluster, written, block.path);
}

function claim(stack: Claimant, cluster: Cluster, { group, kind, namespace, name }: Identity, path: string): void {
  const other = stack.claim({ ...stack.scopeOf(cluster), namespace: namespace ?? '' }, `${group}/${kind} '${name}'`, path);
  if (!other) return;
  const address = [cluster.name, ...(namespace === undefined ? [] : [namespace]), kind, name].join('/');
  throw new UserError(`'${path}' and '${other}' both make ${address}.`, 'Rename one of them, or give their apps namespaces of their own.');
}

function madeBy({ values }: Resource): readonly Identity[] {
  const { apiVersion, kind, metadata, spec } = values;
  const { namespace, name } = metadata;
  const own = { group: groupOf(apiVersion), kind, namespace, name };
  if (kind !== 'ExternalSecret' || own.group !== 'external-secrets.io') return [own];
  return [own, { group: '', kind: 'Secret', namespace, name: spec?.target?.name ?? name }];
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/', 1)[0]! : '';
}

/** API groups of the kinds that the provider has resources for; all others are of the core group. */
const groups: Readonly<Record<string, readonly string[]>> = {
  apps: ['DaemonSet', 'Deployment', 'StatefulSet'],
  autoscaling: ['HorizontalPodAutoscaler'],
  batch: ['CronJob', 'Job'],
  'networking.k8s.io': ['Ingress', 'IngressClass', 'NetworkPolicy'],
  policy: ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['CSIDriver', 'StorageClass'],
};

/** Kinds that are written otherwise in the names of resources. */
const spelled: Readonly<Record<string, string>> = { Daemonset: 'DaemonSet', CsiDriver: 'CSIDriver' };

/** Resources that change an object which somebody else makes. */
const patches = /^kubernetes_(annotations|labels|env|node_taint|config_map_v1_data|secret_v1_data|default_service_account(_v1)?)$/;

/** @see https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs */
function writtenBy({ type, values }: Resource): Identity | undefined {
  if (!type.startsWith('kubernetes_') || patches.test(type)) return undefined;
  if (type === 'kubernetes_manifest') {
    const { apiVersion, kind, metadata } = values.manifest ?? {};
    return known({ group: groupOf(String(apiVersion)), kind, namespace: metadata?.namespace, name: metadata?.name });
  }
  const camel = type
    .replace(/^kubernetes_/, '')
    .replace(/_v\d+((alpha|beta)\d+)?$/, '')
    .replace(/(^|_)(\w)/g, (_all, _start, letter: string) => letter.toUpperCase());
  const kind = spelled[camel] ?? camel;
  const group = Object.keys(groups).find((each) => groups[each]!.includes(kind)) ?? '';
  const [metadata] = [values.metadata].flat();
  return known({ group, kind, namespace: metadata?.namespace, name: metadata?.name });
}

/** A name that is known only after `terraform apply` is nobody's yet. */
function known({ group, kind, namespace, name }: { [P in keyof Identity]: unknown }): Identity | undefined {
  if (typeof kind !== 'string' || typeof name !== 'string' || `${name}${namespace}`.includes('${')) return undefined;
  return { group: String(group), kind, namespace: typeof namespace === 'string' ? namespace : undefined, name };
}

function onlyOne<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}
