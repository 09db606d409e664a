import { graph, Policy, pods } from '../../../lib/rules';

export const podsPriority: Policy = {
  name: 'k8s/pods/priority',
  description: 'No workload has the priority of the cluster itself: for its pods, those of everybody else are evicted.',
  remediation: 'Leave out priorityClassName, or name a PriorityClass of your own.',
  source: 'https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/',
  rationale:
    "On full nodes, shops and databases are stopped to make room for it, and the cluster's own DNS and network get no precedence over it.",
  severity: 'medium',
  rule: graph(pods, ({ raw, namespace }) =>
    /^system-(?:cluster|node)-critical$/.test(String(raw.spec?.priorityClassName)) && namespace !== 'kube-system'
      ? [{ message: `has the priority ${raw.spec.priorityClassName}`, at: ['spec', 'priorityClassName'] }]
      : [],
  ),
};
