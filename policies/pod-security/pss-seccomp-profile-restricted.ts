import { allContainers, allOf, expression, Policy, pods, since, unless } from '../../lib/rules';

const profiles = ['RuntimeDefault', 'Localhost'];

export const pssSeccompProfileRestricted: Policy = {
  name: 'k8s/pss/seccompProfile_restricted',
  description: "Every container has a seccomp profile: the runtime's own or a local one.",
  remediation: 'Set seccompProfile.type to RuntimeDefault in the securityContext of the pod.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  rationale:
    'Where nodes are not set up otherwise, nothing is filtered then: whoever breaks in tries system calls the program never needs.',
  severity: 'high',
  controls: {
    podSecurity: ['restricted'],
    cisKubernetes: ['5.6.2'],
    nsa: ['Pod security enforcement'],
    checkov: ['CKV_K8S_31'],
    kyverno: ['restrict-seccomp-strict'],
  },
  cure: 'Workload',
  supersedes: ['k8s/pss/seccompProfile_baseline'],
  rule: expression(pods, (pod) => {
    const ofPod = pod.spec.securityContext.seccompProfile.type;
    const confined = allOf(
      ofPod.orElse('RuntimeDefault').isOneOf(profiles),
      allContainers(pod).every(({ securityContext }) => securityContext.seccompProfile.type.orElse(ofPod).isOneOf(profiles)),
    );
    return since('1.19', since('1.25', unless(pod.spec.os.name.is('windows'), confined), confined));
  }),
};
