import { allContainers, allOf, expression, Policy, pods } from '../../lib/rules';

export const pssWindowsHostProcess: Policy = {
  name: 'k8s/pss/windowsHostProcess',
  description: 'No Windows container runs as a process of the host.',
  remediation: 'Leave out windowsOptions.hostProcess, or set it to false.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  rationale: 'It runs on the node itself: files, services and the data of other containers are open to whoever breaks in.',
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
