import { expression, Policy, pods } from '../../../lib/rules';

export const saNotDefault: Policy = {
  name: 'k8s/sa/not-default',
  description: 'Pods have a ServiceAccount of their own.',
  remediation: 'Set serviceAccountName to one that only this workload uses.',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  rationale: 'Rights that one pod needs go to all others of the namespace too, and the audit log cannot tell which of them acted.',
  severity: 'medium',
  controls: {
    cisKubernetes: ['5.1.5'],
    nsa: ['Protecting Pod service account tokens'],
    checkov: ['CKV_K8S_41'],
    kubeLinter: ['default-service-account'],
  },
  cure: 'Workload',
  rule: expression(pods, ({ spec }) => spec.serviceAccountName.orElse(spec.serviceAccount).orElse('default').isNoneOf(['', 'default'])),
};
