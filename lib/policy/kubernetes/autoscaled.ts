import type { Graph } from '../rules/graph';
import type { Subject } from '../subject';
import { documents } from '../target';

/** `<namespace>/<kind>/<name>` of everything that is scaled automatically. */
export const autoscaled = (stack: Graph): ReadonlySet<string> => new Set(stack.index(leastReplicas).keys());

/** How many pods an autoscaler keeps at least, by `<namespace>/<kind>/<name>` of what it scales. */
export const leastReplicas = (stack: Graph): ReadonlyMap<string, number> =>
  new Map([
    ...stack.all('autoscaling/v2/HorizontalPodAutoscaler').map(({ document, namespace = 'default' }) => {
      const { scaleTargetRef: { kind, name } = {}, minReplicas = 1 } = document.spec ?? {};
      return [`${namespace}/${kind}/${name}`, minReplicas] as const;
    }),
    ...stack.all(scaledObjects).map(({ document, namespace = 'default' }) => {
      const { scaleTargetRef: { kind = 'Deployment', name } = {}, minReplicaCount = 0 } = document.spec ?? {};
      return [`${namespace}/${kind}/${name}`, minReplicaCount] as const;
    }),
  ]);

/** @see https://keda.sh/docs/latest/reference/scaledobject-spec/ */
interface ScaledObject {
  readonly spec?: { readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string }; readonly minReplicaCount?: number };
}

const scaledObjects = documents<ScaledObject>('keda.sh/v1alpha1/ScaledObject');

/** `<namespace>/<kind>/<name>` of an object. */
export function scaleTarget({ type, namespace = 'default', name }: Subject): string {
  return `${namespace}/${type.split('/').at(-1)}/${name}`;
}
