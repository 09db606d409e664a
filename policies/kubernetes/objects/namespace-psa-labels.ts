import { allOf, expression, Policy } from '../../../lib/rules';

export const namespacePsaLabels: Policy = {
  name: 'k8s/namespace/psa-labels',
  description: 'Namespaces enforce a Pod Security Standard, at a version.',
  remediation:
    'Set the labels pod-security.kubernetes.io/enforce to restricted or baseline, and pod-security.kubernetes.io/enforce-version.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-admission/',
  rationale:
    'Without a standard, privileged pods are let in and get to the node; without a version, an upgrade refuses pods that ran the day before.',
  severity: 'medium',
  controls: { cisKubernetes: ['5.2.1'], nsa: ['Pod security enforcement'] },
  cure: 'Platform',
  rule: expression('v1/Namespace', ({ metadata: { labels } }) =>
    allOf(
      labels.at('pod-security.kubernetes.io/enforce').isOneOf(['baseline', 'restricted']),
      labels.at('pod-security.kubernetes.io/enforce-version').isSet(),
    ),
  ),
};
