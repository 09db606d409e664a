import { allOf, anyOf, expression, Policy, pods } from '../../../lib';

export const saAutomount: Policy = {
  name: 'k8s/sa/automount',
  description: 'Pods get a token for the Kubernetes API only where the workload says so, with a ServiceAccount of its own.',
  remediation: 'Set automountServiceAccountToken to false; to true, beside a dedicated serviceAccountName, where the program asks the API.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  severity: 'medium',
  controls: { cisKubernetes: ['5.1.6'], nsa: ['Protecting Pod service account tokens'], checkov: ['CKV_K8S_38'] },
  cure: 'Workload.kubernetesApi',
  rule: expression(pods, ({ spec }) =>
    anyOf(
      spec.automountServiceAccountToken.is(false),
      allOf(spec.automountServiceAccountToken.is(true), spec.serviceAccountName.orElse('default').isNot('default')),
    ),
  ),
};
