import { allOf, expression, Policy, pods, told, unless } from '../../../lib/rules';

export const saAutomount: Policy = {
  name: 'k8s/sa/automount',
  description: 'Pods get a token for the Kubernetes API only where the workload says so, with a ServiceAccount of its own.',
  remediation: 'Set automountServiceAccountToken to false; to true, beside a dedicated serviceAccountName, where the program asks the API.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  rationale:
    'A token lies in the pod that its program never asked for, or shares with others: whoever breaks in uses it on the API server.',
  severity: 'medium',
  controls: { cisKubernetes: ['5.1.6'], nsa: ['Protecting Pod service account tokens'], checkov: ['CKV_K8S_38'] },
  cure: 'Workload.kubernetesApi',
  rule: expression(pods, ({ spec }) =>
    allOf(
      told(
        spec.automountServiceAccountToken.isSet(),
        'gets a token of the API server unless its ServiceAccount says otherwise: automountServiceAccountToken is not set',
      ),
      told(
        unless(spec.automountServiceAccountToken.isNot(true), spec.serviceAccountName.orElse('default').isNot('default')),
        'gets a token of the account default, which all pods of the namespace share',
        'Set serviceAccountName to an account of its own, or automountServiceAccountToken to false.',
      ),
    ),
  ),
};
