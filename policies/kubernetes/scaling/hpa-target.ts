import { Graph, graph, keptPods, PodTemplate, Policy, referredTo, Subject, scaleTarget } from '../../../lib';

const scalable = (stack: Graph): ReadonlyMap<string, Subject<PodTemplate>> =>
  new Map(stack.all(keptPods).map((pod) => [scaleTarget(pod), pod]));

export const hpaTarget: Policy = {
  name: 'k8s/hpa/target',
  description: 'A HorizontalPodAutoscaler scales something that exists and requests what is measured.',
  remediation: 'Mend scaleTargetRef, and set resources.requests of the target.',
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  severity: 'high',
  controls: { kubeLinter: ['dangling-horizontalpodautoscaler'] },
  cure: 'Workload.autoscaling',
  rule: graph('autoscaling/v2/HorizontalPodAutoscaler', ({ document, namespace = 'default' }, stack) => {
    const { scaleTargetRef = {}, metrics = [] } = document.spec ?? {};
    const { kind, name } = scaleTargetRef;
    const target = stack.index(scalable).get(referredTo(namespace, scaleTargetRef));
    if (!target) return [{ message: `scales ${kind} '${name}', which nothing here makes`, at: ['spec', 'scaleTargetRef'] }];
    return metrics.flatMap(({ resource }, index) => {
      const measured = resource?.target?.type === 'Utilization' ? resource.name : undefined;
      if (measured !== 'cpu' && measured !== 'memory') return [];
      const without = (target.document.spec?.containers ?? []).find(
        ({ resources: { requests, limits } = {} }) => !(requests?.[measured] ?? limits?.[measured]),
      );
      return without
        ? [
            {
              message: `measures ${measured}, which container '${without.name}' of ${kind} '${name}' does not request`,
              at: ['spec', 'metrics', index],
            },
          ]
        : [];
    });
  }),
};
