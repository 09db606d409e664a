import { allContainers, allOf, expression, Policy, pods } from '../../lib';

export const pssWindowsHostProcess: Policy = {
  name: 'k8s/pss/windowsHostProcess',
  description: 'No Windows container runs as a process of the host.',
  remediation: 'Leave out windowsOptions.hostProcess, or set it to false.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  severity: 'critical',
  controls: {
    podSecurity: ['baseline'],
    cisKubernetes: ['5.2.10'],
    nsa: ['Pod security enforcement'],
    kyverno: ['disallow-host-process'],
  },
  cure: 'Workload',
  rule: expression(pods, (pod) =>
    allOf(
      pod.spec.securityContext.windowsOptions.hostProcess.isNot(true),
      allContainers(pod).every(({ securityContext }) => securityContext.windowsOptions.hostProcess.isNot(true)),
    ),
  ),
};
