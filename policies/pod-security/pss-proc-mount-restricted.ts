import { allContainers, expression, Policy, pods, since } from '../../lib/rules';

export const pssProcMountRestricted: Policy = {
  name: 'k8s/pss/procMount_restricted',
  description: 'Containers see /proc as the container runtime masks it.',
  remediation: 'Leave out securityContext.procMount, or set it to Default.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  rationale: "With the mask off, a user namespace, if there is one, is all that keeps an intruder from settings of the node's kernel.",
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
