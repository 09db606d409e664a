import { allContainers, expression, Policy, pods, since } from '../../lib';

export const pssProcMountRestricted: Policy = {
  name: 'k8s/pss/procMount_restricted',
  description: 'Containers see /proc as the container runtime masks it.',
  remediation: 'Leave out securityContext.procMount, or set it to Default.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  severity: 'high',
  controls: {
    podSecurity: ['restricted'],
    nsa: ['Pod security enforcement'],
    kubeLinter: ['unsafe-proc-mount'],
  },
  cure: 'Workload',
  supersedes: ['k8s/pss/procMount'],
  rule: expression(pods, (pod) =>
    since(
      '1.35',
      allContainers(pod).every(({ securityContext }) => securityContext.procMount.orElse('Default').is('Default')),
    ),
  ),
};
