import { isObject } from '../../../documents/shape';
import type { Json } from '../../read/planned-object';
import type { Judged, PlanRule } from '../rule';

const strategy = 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy';
const autoscaling =
  'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling';

/** How pods come and go. */
export const podRules: readonly PlanRule[] = [
  {
    id: 'rollout/none-available',
    verdict: 'danger',
    class: 'downtime',
    reason: 'Its pods are replaced, and while that lasts none of them need be available.',
    source: strategy,
    applies: ({ noun, after, facts }) => facts.rollsOut && after !== undefined && noneAvailable(noun, after),
  },
  {
    id: 'rollout/handed-to-autoscaler',
    verdict: 'danger',
    class: 'downtime',
    reason:
      'A number of replicas that is no longer stated is 1 until the autoscaler acts: `kubectl apply` takes the others down. Set it aside first, as the source says.',
    source: autoscaling,
    applies: ({ name, before, after }) =>
      name === 'spec.replicas' &&
      replicasOf(before) !== undefined &&
      isObject(after?.['spec']) &&
      !Object.hasOwn(after['spec'], 'replicas'),
  },
  {
    id: 'scaling/far',
    verdict: 'review',
    reason: 'More than twice as many pods, or fewer than half, or only one.',
    source: autoscaling,
    applies: (judged) => isReplicas(judged) && !withinRange(judged),
  },
  {
    id: 'routine/replicas',
    verdict: 'routine',
    reason: 'Between half and twice as many pods, and more than one.',
    source: autoscaling,
    applies: (judged) => isReplicas(judged) && withinRange(judged),
  },
];

function isReplicas({ name, noun, field }: Judged): boolean {
  return (
    field !== undefined && (name === 'spec.replicas' || (noun === 'HorizontalPodAutoscaler' && /^spec\.(?:min|max)Replicas$/.test(name)))
  );
}

function withinRange({ field }: Judged): boolean {
  const [from, to] = [Number(field?.before ?? 1), Number(field?.after ?? 1)];
  return to > 1 && to <= from * 2 && to * 2 >= from;
}

function replicasOf(document: Json | undefined): number | undefined {
  const replicas: unknown = document?.['spec']?.replicas;
  return typeof replicas === 'number' ? replicas : undefined;
}

function noneAvailable(noun: string, after: Json): boolean {
  const spec: Json = after['spec'] ?? {};
  const replicas = replicasOf(after) ?? 1;
  if (replicas === 0) return false;
  if (noun === 'StatefulSet') return replicas === 1 && spec['updateStrategy']?.type !== 'OnDelete';
  if (noun === 'DaemonSet') return spec['updateStrategy']?.rollingUpdate?.maxUnavailable === '100%';
  if (noun !== 'Deployment') return false;
  if (spec['strategy']?.type === 'Recreate') return true;
  const { maxUnavailable = '25%' } = spec['strategy']?.rollingUpdate ?? {};
  const some = /^\d+%$/.test(String(maxUnavailable))
    ? Math.floor((Number.parseInt(String(maxUnavailable), 10) / 100) * replicas)
    : Number(maxUnavailable);
  return some >= replicas;
}
