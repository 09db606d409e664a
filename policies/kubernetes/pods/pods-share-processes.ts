import { graph, Policy, pods } from '../../../lib/rules';

export const podsShareProcesses: Policy = {
  name: 'k8s/pods/share-processes',
  description: 'Containers of a pod do not see the processes of each other, nor the variables and files of those.',
  remediation: 'Leave out shareProcessNamespace.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/',
  rationale: 'Whoever takes over a small sidecar may read, by /proc, what the program beside it knows, or stop it.',
  severity: 'medium',
  rule: graph(pods, ({ raw }) =>
    raw.spec?.shareProcessNamespace === true
      ? [{ message: 'shares the processes of its containers', at: ['spec', 'shareProcessNamespace'] }]
      : [],
  ),
};
