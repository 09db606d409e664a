import { canonicalJson } from '../documents/hash';
import { groupOf } from '../documents/kubernetes-kinds';
import { child } from '../documents/plan/plan-document';
import { quantityOf } from '../documents/quantity';
import { isObject } from '../documents/shape';

// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** Fields of a kind that an API server refuses to change, with all that is in them. */
interface Rule {
  /** Dotted paths. */
  readonly fields: readonly string[];
  /** Fields below those that may change after all. */
  readonly but?: readonly string[];
  /** Whether the change of these two objects is refused. @default - always */
  readonly when?: (before: Json, after: Json, path: readonly string[]) => boolean;
}

/** What may change of the pods of a Job that is suspended and never ran. */
const scheduling = [
  'metadata.labels',
  'metadata.annotations',
  'spec.nodeSelector',
  'spec.affinity',
  'spec.tolerations',
  'spec.schedulingGates',
];

/** By kind and group. Each row is asked of a real API server by a test. */
const rules: Readonly<Record<string, readonly Rule[]>> = {
  'Deployment.apps': [{ fields: ['spec.selector'] }],
  'DaemonSet.apps': [{ fields: ['spec.selector'] }],
  'ReplicaSet.apps': [{ fields: ['spec.selector'] }],
  'StatefulSet.apps': [
    {
      fields: ['spec'],
      but: [
        'spec.replicas',
        'spec.ordinals',
        'spec.template',
        'spec.updateStrategy',
        'spec.revisionHistoryLimit',
        'spec.persistentVolumeClaimRetentionPolicy',
        'spec.minReadySeconds',
      ],
    },
  ],
  'Job.batch': [
    {
      fields: [
        'spec.selector',
        'spec.manualSelector',
        'spec.completionMode',
        'spec.podFailurePolicy',
        'spec.backoffLimitPerIndex',
        'spec.managedBy',
        'spec.successPolicy',
      ],
    },
    { fields: ['spec.completions'], when: (before, after) => !isElastic(before, after) },
    { fields: ['spec.template'], when: (before) => before['spec']?.suspend !== true },
    { fields: ['spec.template'], but: scheduling.map((field) => `spec.template.${field}`) },
  ],
  'PersistentVolumeClaim.': [
    { fields: ['spec'], but: ['spec.resources.requests.storage', 'spec.volumeAttributesClassName'] },
    { fields: ['spec.resources.requests.storage'], when: shrinks },
  ],
  'Service.': [
    { fields: ['spec.clusterIP', 'spec.clusterIPs', 'spec.ipFamilies'], when: changesAddress },
    {
      fields: ['spec.loadBalancerClass'],
      when: (before, after) => before['spec']?.type === 'LoadBalancer' && after['spec']?.type === 'LoadBalancer',
    },
  ],
  'Secret.': [{ fields: ['type'] }, { fields: ['data', 'stringData', 'immutable'], when: (before) => before['immutable'] === true }],
  'ConfigMap.': [{ fields: ['data', 'binaryData', 'immutable'], when: (before) => before['immutable'] === true }],
  'StorageClass.storage.k8s.io': [{ fields: ['provisioner', 'parameters', 'reclaimPolicy', 'volumeBindingMode'] }],
  'RoleBinding.rbac.authorization.k8s.io': [{ fields: ['roleRef'] }],
  'ClusterRoleBinding.rbac.authorization.k8s.io': [{ fields: ['roleRef'] }],
  'PriorityClass.scheduling.k8s.io': [{ fields: ['value', 'preemptionPolicy'] }],
  'IngressClass.networking.k8s.io': [{ fields: ['spec.controller'] }],
};

/** What is frozen of a kind that is Kubernetes' own: dotted paths, and those below them that may change. */
export function frozenFields(apiVersion: string, kind: string): readonly Pick<Rule, 'fields' | 'but'>[] {
  return rules[`${kind}.${groupOf(apiVersion)}`] ?? [];
}

/**
 * Whether the API server refuses to change a field, so that the object has to be replaced; for kinds of Kubernetes' own. What custom
 * resources refuse stands in their definition.
 *
 * @param path of a field that differs, lists by index
 * @param before the whole object as it is
 * @param after the whole object as it is to be
 */
export function immutable(apiVersion: string, kind: string, path: readonly string[], before: Json, after: Json): boolean {
  return (rules[`${kind}.${groupOf(apiVersion)}`] ?? []).some(
    ({ fields, but = [], when }) =>
      fields.some((field) => isFrozen(path, field.split('.'), but, before, after)) && (when?.(before, after, path) ?? true),
  );
}

function isFrozen(path: readonly string[], field: readonly string[], but: readonly string[], before: Json, after: Json): boolean {
  const open = but.map((one) => one.split('.'));
  if (open.some((one) => isBelow(path, one))) return false;
  if (isBelow(path, field) && !open.some((one) => isBelow(one, path))) return true;
  if (!isBelow(path, field) && !isBelow(field, path)) return false;
  const at = path.length > field.length ? path : field;
  const rest = (object: Json) => canonicalJson(without(valueAt(object, at), at, open) ?? null);
  return rest(before) !== rest(after);
}

function isBelow(path: readonly string[], above: readonly string[]): boolean {
  return above.every((name, index) => path[index] === name);
}

export function valueAt(object: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(child, object);
}

/** A value without the fields that may change, and without objects that hold nothing else. */
export function without(value: unknown, at: readonly string[], open: readonly (readonly string[])[]): unknown {
  if (!isObject(value) || !open.some((one) => isBelow(one, at))) return value;
  const kept = Object.entries(value)
    .filter(([name]) => !open.some((one) => isBelow([...at, name], one)))
    .map(([name, inner]) => [name, without(inner, [...at, name], open)] as const)
    .filter(([, inner]) => inner !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** An indexed Job may have more or fewer completions, together with as many at a time. */
function isElastic(before: Json, after: Json): boolean {
  const { completionMode, completions, parallelism } = after['spec'] ?? {};
  return completionMode === 'Indexed' && before['spec']?.completionMode === 'Indexed' && completions === parallelism;
}

/** A claim may ask for more, never for less. */
function shrinks(before: Json, after: Json): boolean {
  const [from, to] = [before, after].map((claim) => quantityOf(claim['spec']?.resources?.requests?.storage));
  return from === undefined || to === undefined || to < from;
}

/** A Service of the same kind of address on both sides, that states another one: what is stated no longer, the API server keeps. */
function changesAddress(before: Json, after: Json, [, field = '']: readonly string[]): boolean {
  const stated = after['spec']?.[field] ?? '';
  return [before, after].every((service) => service['spec']?.type !== 'ExternalName') && stated.length > 0;
}
