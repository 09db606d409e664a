import { type KubernetesAddress, objectAddress, printAddress } from '../documents/address';
import { ownGroupOf } from '../documents/kubernetes-kinds';
import { Resource } from '../documents/resource';
import { UserError } from '../errors';
import { Cluster } from '../model/cluster';
import { Claimant } from './claims';
import { lineOf } from './render/taken';

/**
 * Takes the names of what an object of the YAML makes in its cluster: its own, and those of the Secret that a controller writes for it.
 *
 * @throws UserError naming both, if somebody else makes one of them, in the YAML or by Terraform
 */
export function claimObject(stack: Claimant, cluster: Cluster, object: Resource): void {
  for (const made of madeBy(object, cluster)) claim(stack, cluster, made, object.path);
}

/**
 * The same for a block of Terraform that writes an object into one of the stack's clusters.
 *
 * @throws UserError as `claimObject`
 */
export function claimWritten(stack: Claimant, block: Resource): void {
  const alias = /^kubernetes\.(.+)$/.exec(String(block.values.provider))?.[1];
  const cluster = alias === undefined ? onlyOne(stack.clusters) : stack.clusters.find(({ name }) => name === alias);
  const written = cluster && writtenBy(block, cluster);
  if (written) claim(stack, cluster, written, block.path);
}

function claim(stack: Claimant, cluster: Cluster, address: KubernetesAddress, path: string): void {
  const { group, kind, namespace, name } = address;
  const other = stack.claim({ ...stack.scopeOf(cluster), namespace: namespace ?? '' }, `${group}/${kind} '${name}'`, path);
  if (!other) return;
  if (kind === 'Secret' && group === '')
    throw new UserError(
      `'${path}' makes ${printAddress(address)}, which is that of '${other}'${lineOf(stack.node.root, other)}.`,
      'Rename one of them, or name another Secret where it is read: what a workload makes for itself stays with it.',
    );
  if (kind === 'Namespace')
    throw new UserError(
      `'${path}' and '${other}'${lineOf(stack.node.root, other)} both make ${printAddress(address)}.`,
      'Two clusters have two names; environments that share one give their apps namespaces of their own: namespace: (app) => `staging-${app}`.',
    );
  throw new UserError(
    `'${path}' and '${other}'${lineOf(stack.node.root, other)} both make ${printAddress(address)}.`,
    'Rename one of them, or give their apps namespaces of their own.',
  );
}

function madeBy({ values }: Resource, cluster: Cluster): readonly KubernetesAddress[] {
  const own = objectAddress(cluster.name, values);
  if (own.kind !== 'ExternalSecret' || own.group !== 'external-secrets.io') return [own];
  return [own, { ...own, group: '', kind: 'Secret', name: values.spec?.target?.name ?? own.name }];
}

/** Kinds that are written otherwise in the names of resources. */
const spelled: Readonly<Record<string, string>> = { ApiService: 'APIService', CsiDriver: 'CSIDriver', Daemonset: 'DaemonSet' };

/** Resources that change an object which somebody else makes. */
const patches = /^kubernetes_(annotations|labels|env|node_taint|config_map_v1_data|secret_v1_data|default_service_account(_v1)?)$/;

/** @see https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs */
function writtenBy({ type, values }: Resource, cluster: Cluster): KubernetesAddress | undefined {
  if (!type.startsWith('kubernetes_') || patches.test(type)) return undefined;
  if (type === 'kubernetes_manifest') {
    const { apiVersion, kind, metadata } = values.manifest ?? {};
    return known(cluster, apiVersion, kind, metadata);
  }
  const camel = type
    .replace(/^kubernetes_/, '')
    .replace(/_v\d+((alpha|beta)\d+)?$/, '')
    .replace(/(^|_)(\w)/g, (_all, _start, letter: string) => letter.toUpperCase());
  const kind = spelled[camel] ?? camel;
  return known(cluster, `${ownGroupOf(kind) ?? ''}/`, kind, [values.metadata].flat()[0]);
}

/** A name that is known only after `terraform apply` is nobody's yet. */
function known(
  cluster: Cluster,
  apiVersion: unknown,
  kind: unknown,
  metadata: Resource['values'] | undefined,
): KubernetesAddress | undefined {
  const { name, namespace } = metadata ?? {};
  if (typeof kind !== 'string' || typeof name !== 'string' || `${name}${namespace}`.includes('${')) return undefined;
  return objectAddress(cluster.name, { apiVersion, kind, metadata: { name, namespace } });
}

function onlyOne<T>(all: readonly T[]): T | undefined {
  return all.length === 1 ? all[0] : undefined;
}
