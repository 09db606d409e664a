import { expression, Policy, pods } from '../../../lib/rules';

export const saDeprecatedField: Policy = {
  name: 'k8s/sa/deprecated-field',
  description: 'Pods name their ServiceAccount in serviceAccountName.',
  remediation: 'Rename serviceAccount to serviceAccountName.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  rationale: 'Tools that look at the newer field take the pod for one of the default account: reviews miss what it may do.',
  severity: 'low',
  controls: { kubeLinter: ['deprecated-service-account-field'] },
  cure: 'Workload',
  rule: expression(pods, ({ spec }) => spec.serviceAccount.isUnset(), 'the API server copies serviceAccountName into it'),
};
