import { allContainers, expression, Policy, pods, since, unless } from '../../lib/rules';

export const pssProcMount: Policy = {
  name: 'k8s/pss/procMount',
  description: 'Containers see /proc as the container runtime masks it, unless the pod has a user namespace of its own.',
  remediation: 'Leave out securityContext.procMount, or set it to Default.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  rationale: "Unmasked, /proc tells of the node's kernel and takes settings of it: whoever breaks in as root changes or halts the machine.",
  severity: 'high',
  controls: {
    podSecurity: ['baseline'],
    nsa: ['Pod security enforcement'],
    kubeLinter: ['unsafe-proc-mount'],
    kyverno: ['disallow-proc-mount'],
  },
  cure: 'Workload',
  rule: expression(pods, (pod) => {
    const masked = allContainers(pod).every(({ securityContext }) => securityContext.procMount.orElse('Default').is('Default'));
    return since('1.35', unless(pod.spec.hostUsers.is(false), masked), masked);
  }),
};
