import { allContainers, allOf, expression, Policy, pods, since, unless } from '../../lib/rules';

export const pssRunAsUser: Policy = {
  name: 'k8s/pss/runAsUser',
  description: 'No container states root as its user.',
  remediation: 'Leave out runAsUser, or choose a number above 0.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  rationale: 'Unless the pod has a user namespace, this root is root to the kernel too: one flaw or one wrong mount gives away the node.',
  severity: 'high',
  controls: {
    podSecurity: ['restricted'],
    cisKubernetes: ['5.2.7'],
    nsa: ['Non-root containers'],
    kyverno: ['require-run-as-non-root-user'],
  },
  cure: 'Workload.securityContext.runAsUser',
  rule: expression(pods, (pod) => {
    const nonRoot = allOf(
      pod.spec.securityContext.runAsUser.isNot(0),
      allContainers(pod).every(({ securityContext }) => securityContext.runAsUser.isNot(0)),
    );
    return since('1.23', since('1.35', unless(pod.spec.hostUsers.is(false), nonRoot), nonRoot));
  }),
};
