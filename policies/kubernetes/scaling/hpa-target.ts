import { documents, Graph, graph, keptPods, PodTemplate, Policy, Problem, referredTo, Subject, scaleTarget } from '../../../lib/rules';
import { listed } from '../listed';

// biome-ignore lint/suspicious/noExplicitAny: a part of a document read from JSON
type Raw = any;

const autoscalers = documents<Raw>(...['v2', 'v1', 'v2beta2'].map((version) => `autoscaling/${version}/HorizontalPodAutoscaler`));
const scaledObjects = documents<Raw>('keda.sh/v1alpha1/ScaledObject');

const scalable = (stack: Graph): ReadonlyMap<string, Subject<PodTemplate>> =>
  new Map(stack.all(keptPods).map((pod) => [scaleTarget(pod), pod]));

/** Addresses of autoscalers by what they scale. */
const scalers = (stack: Graph): ReadonlyMap<string, readonly Subject[]> => {
  const found = new Map<string, Subject[]>();
  for (const scaler of [...stack.all(autoscalers), ...stack.all(scaledObjects)]) {
    const target = targetOf(scaler);
    found.set(target, [...(found.get(target) ?? []), scaler]);
  }
  return found;
};

export const hpaTarget: Policy = {
  name: 'k8s/hpa/target',
  description: 'An autoscaler scales something that exists, alone, within its limits, and by what that requests.',
  remediation: 'Mend scaleTargetRef, and set resources.requests of the target.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  rationale: 'Nothing is scaled, or two of them pull in different directions: under load too few pods remain, and requests fail.',
  severity: 'high',
  controls: { kubeLinter: ['dangling-horizontalpodautoscaler'] },
  cure: 'Workload.autoscaling',
  rule: [
    graph(autoscalers, (scaler, stack) => {
      const { minReplicas = 1, maxReplicas } = scaler.raw.spec ?? {};
      return [...aboutTarget(scaler, stack, measuredBy), ...limits(minReplicas, maxReplicas, 'minReplicas')];
    }),
    graph(scaledObjects, (scaler, stack) => {
      const { minReplicaCount = 0, maxReplicaCount = 100 } = scaler.raw.spec ?? {};
      return [...aboutTarget(scaler, stack, () => []), ...limits(minReplicaCount, maxReplicaCount, 'minReplicaCount')];
    }),
  ],
};

function targetOf({ type, raw, namespace = 'default' }: Subject): string {
  const ref = raw.spec?.scaleTargetRef ?? {};
  return referredTo(namespace, type.endsWith('/ScaledObject') ? { kind: 'Deployment', ...ref } : ref);
}

function aboutTarget(scaler: Subject, stack: Graph, measured: (scaler: Subject, target: Subject<PodTemplate>) => readonly Problem[]) {
  // A name that is told later is read here: nobody knows.
  const { kind = 'Deployment', name } = (scaler.document as Raw)?.spec?.scaleTargetRef ?? {};
  const key = targetOf(scaler);
  const target = stack.index(scalable).get(key);
  const at = ['spec', 'scaleTargetRef'];
  if (!target) return [{ message: `scales ${kind} '${name}', which nothing here makes`, at }];
  const other = (stack.index(scalers).get(key) ?? []).find(({ address }) => address !== scaler.address);
  return [
    ...(other
      ? [
          {
            message: `scales ${kind} '${name}', which ${other.type.split('/').at(-1)} '${other.name}' scales too`,
            at,
            remediation: 'Keep one of the two, with the metrics of both.',
          },
        ]
      : []),
    ...measured(scaler, target),
  ];
}

function limits(least: unknown, most: unknown, field: string): readonly Problem[] {
  return typeof least === 'number' && typeof most === 'number' && least > most
    ? [
        {
          message: `keeps at least ${least} pods and at most ${most}: the cluster refuses it`,
          at: ['spec', field],
          remediation: `Set ${field} to ${most} or less.`,
        },
      ]
    : [];
}

/** Metrics in percent of what containers request; without any, an autoscaler measures the processor. */
function measuredBy({ raw }: Subject, target: Subject<PodTemplate>): readonly Problem[] {
  const metrics = listed<Raw>(raw.spec?.metrics);
  if (metrics.length === 0) return lacking(target, 'cpu', undefined, ['spec']);
  return metrics.flatMap((metric, index) => {
    const { name, container, target: aim, targetAverageUtilization: older } = metric?.resource ?? metric?.containerResource ?? {};
    if ((aim?.type !== 'Utilization' && older === undefined) || (name !== 'cpu' && name !== 'memory')) return [];
    return lacking(target, name, metric.containerResource ? String(container) : undefined, ['spec', 'metrics', index]);
  });
}

/** @param only the one container that is measured; all of a pod by default */
function lacking(target: Subject<PodTemplate>, measured: string, only: string | undefined, at: Problem['at'] & object): readonly Problem[] {
  const { containers, initContainers, resources: ofPod } = target.raw?.spec ?? {};
  const what = `${target.type.split('/').at(-1)} '${target.name}'`;
  // What starts before the others and goes on running is measured with them.
  const all = [...listed<Raw>(containers), ...listed<Raw>(initContainers).filter((one) => one?.restartPolicy === 'Always')];
  const counted = only === undefined ? all : all.filter(({ name }) => name === only);
  if (only !== undefined && counted.length === 0) return [{ message: `measures container '${only}', which ${what} does not have`, at }];
  if (only === undefined && ofPod?.requests?.[measured] !== undefined) return [];
  const without = counted.find(({ resources: { requests, limits: most } = {} as Raw }) => !(requests?.[measured] ?? most?.[measured]));
  return without ? [{ message: `measures ${measured}, which container '${without.name}' of ${what} does not request`, at }] : [];
}
