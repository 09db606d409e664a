import { graph, Policy, pods } from '../../../lib';

export const namespaceNotSystem: Policy = {
  name: 'k8s/namespace/not-system',
  description: 'No workload of ours runs where the cluster keeps its own: policies and quotas leave those namespaces alone.',
  remediation: 'Set metadata.namespace to a namespace of its own.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces',
  severity: 'medium',
  cure: 'Environment.namespace',
  rule: graph(pods, ({ namespace }) =>
    /^kube-(?:system|public|node-lease)$/.test(String(namespace))
      ? [{ message: `runs in ${namespace}`, at: ['metadata', 'namespace'] }]
      : [],
  ),
};
