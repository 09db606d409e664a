import { printKind } from '../../documents/address';
import { groupOf, ownGroupOf } from '../../documents/kubernetes-kinds';
import type { Graph } from '../rules/graph';
import type { Subject } from '../subject';
import { documents } from '../target';
import type { HorizontalPodAutoscaler } from './kubernetes-documents';

/** `<namespace>/<kind and group>/<name>` of everything that is scaled automatically: not by what keeps one pod at most. */
export const autoscaled = (stack: Graph): ReadonlySet<string> =>
  new Set([...stack.index(mostReplicas)].filter(([, most]) => most > 1).map(([target]) => target));

/** How many pods an autoscaler keeps at least, by `<namespace>/<kind and group>/<name>` of what it scales. */
export const leastReplicas = (stack: Graph): ReadonlyMap<string, number> =>
  new Map(stack.index(scalers).map(({ target, least }) => [target, least]));

/** How many pods an autoscaler makes at most, by the same. */
export const mostReplicas = (stack: Graph): ReadonlyMap<string, number> =>
  new Map(stack.index(scalers).map(({ target, most }) => [target, most]));

interface Scaler {
  readonly target: string;
  readonly least: number;
  readonly most: number;
}

const scalers = (stack: Graph): readonly Scaler[] => [
  ...stack.all(autoscalers).map(({ document, namespace = 'default' }) => {
    const { scaleTargetRef = {}, minReplicas = 1, maxReplicas = Number.POSITIVE_INFINITY } = document.spec ?? {};
    return { target: referredTo(namespace, scaleTargetRef), least: minReplicas, most: maxReplicas };
  }),
  ...stack.all(scaledObjects).map(({ document, namespace = 'default' }) => {
    const { scaleTargetRef, minReplicaCount = 0, maxReplicaCount = 100 } = document.spec ?? {};
    return { target: referredTo(namespace, { kind: 'Deployment', ...scaleTargetRef }), least: minReplicaCount, most: maxReplicaCount };
  }),
];

/** Every version that Kubernetes had: their ranges are the same. */
const autoscalers = documents<HorizontalPodAutoscaler>(
  ...['v2', 'v1', 'v2beta2', 'v2beta1'].map((version) => `autoscaling/${version}/HorizontalPodAutoscaler`),
);

/** @see https://keda.sh/docs/latest/reference/scaledobject-spec/ */
interface ScaledObject {
  readonly spec?: { readonly scaleTargetRef?: ObjectReference; readonly minReplicaCount?: number; readonly maxReplicaCount?: number };
}

const scaledObjects = documents<ScaledObject>('keda.sh/v1alpha1/ScaledObject');

/** `<namespace>/<kind and group>/<name>` of an object: two groups may have a kind of one name. */
export function scaleTarget({ type, namespace = 'default', name }: Subject): string {
  const [, apiVersion, kind] = /^(.*)\/([^/]*)$/.exec(type) ?? [];
  return referredTo(namespace, { apiVersion, kind, name });
}

/** How an object refers to one in its namespace; without a version it means Kubernetes' own kind. */
export interface ObjectReference {
  readonly apiVersion?: string | undefined;
  readonly kind?: string | undefined;
  readonly name?: string | undefined;
}

/** The same of an object that another refers to. */
export function referredTo(namespace: string, { apiVersion, kind = '', name }: ObjectReference): string {
  const group = apiVersion === undefined ? (ownGroupOf(kind) ?? '') : groupOf(apiVersion);
  return `${namespace}/${printKind({ group, kind })}/${name}`;
}
