import { expression, Policy } from '../../../lib/rules';

export const selectorMatches: Policy = {
  name: 'k8s/selector/matches',
  description: 'The selector of a workload matches the labels of its own pods.',
  remediation: 'Give the pod template the labels of the selector.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements',
  rationale: 'The API server refuses the workload, and nothing of it is rolled out.',
  severity: 'critical',
  controls: { kubeLinter: ['mismatching-selector'] },
  cure: 'Workload',
  rule: expression(
    ['apps/v1/DaemonSet', 'apps/v1/Deployment', 'apps/v1/ReplicaSet', 'apps/v1/StatefulSet'],
    ({ spec: { selector, template } }) =>
      selector.matchLabels.keys().every((key) => template.metadata.labels.at(key).is(selector.matchLabels.at(key))),
  ),
};
