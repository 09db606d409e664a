import { printKind } from '../../documents/address';
import { groupOf, ownGroupOf } from '../../documents/kubernetes-kinds';
import type { Graph } from '../rules/graph';
import type { Subject } from '../subject';
import { documents } from '../target';

/** `<namespace>/<kind and group>/<name>` of everything that is scaled automatically. */
export const autoscaled = (stack: Graph): ReadonlySet<string> => new Set(stack.index(leastReplicas).keys());

/** How many pods an autoscaler keeps at least, by `<namespace>/<kind and group>/<name>` of what it scales. */
export const leastReplicas = (stack: Graph): ReadonlyMap<string, number> =>
  new Map([
    ...stack.all('autoscaling/v2/HorizontalPodAutoscaler').map(({ document, namespace = 'default' }) => {
      const { scaleTargetRef = {}, minReplicas = 1 } = document.spec ?? {};
      return [referredTo(namespace, scaleTargetRef), minReplicas] as const;
    }),
    ...stack.all(scaledObjects).map(({ document, namespace = 'default' }) => {
      const { scaleTargetRef, minReplicaCount = 0 } = document.spec ?? {};
      return [referredTo(namespace, { kind: 'Deployment', ...scaleTargetRef }), minReplicaCount] as const;
    }),
  ]);

/** @see https://keda.sh/docs/latest/reference/scaledobject-spec/ */
interface ScaledObject {
  readonly spec?: { readonly scaleTargetRef?: ObjectReference; readonly minReplicaCount?: number };
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
