import { graph, Policy, Problem, pods } from '../../../lib';
import { listed } from '../listed';

export const podsNode: Policy = {
  name: 'k8s/pods/node',
  description: 'Pods run where the scheduler puts them: not on a machine by its name, nor on machines that keep pods away.',
  remediation: 'Leave out nodeName, and give each toleration the key of the taint that is meant.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#nodename',
  severity: 'medium',
  cure: 'Environment.placements',
  rule: graph(pods, ({ raw, type }): readonly Problem[] => {
    const tolerations = listed<Toleration>(raw.spec?.tolerations);
    return [
      ...(raw.spec?.nodeName ? [{ message: `is bound to the machine ${raw.spec.nodeName}`, at: ['spec', 'nodeName'] }] : []),
      // What runs on every machine is meant to.
      ...(type === 'apps/v1/DaemonSet' ? [] : tolerations).flatMap((toleration, index): readonly Problem[] =>
        toleration?.operator === 'Exists' && !toleration.key
          ? [{ message: 'tolerates every taint', at: ['spec', 'tolerations', index] }]
          : [],
      ),
    ];
  }),
};

interface Toleration {
  readonly key?: string;
  readonly operator?: string;
}
