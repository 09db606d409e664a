import { allContainers, allOf, anyOf, concat, expression, PodTemplate, Policy, pods, since, Term, TextTerm } from '../../lib/rules';

const profiles = ['RuntimeDefault', 'Localhost'];

const byFields = (pod: Term<PodTemplate>) =>
  allOf(
    pod.spec.securityContext.seccompProfile.type.orElse('RuntimeDefault').isOneOf(profiles),
    allContainers(pod).every(({ securityContext }) => securityContext.seccompProfile.type.orElse('RuntimeDefault').isOneOf(profiles)),
  );

/** As it was stated before the field existed. */
const byAnnotations = (pod: Term<PodTemplate>) => {
  const { annotations } = pod.metadata;
  const confined = (profile: TextTerm) =>
    anyOf(profile.isUnset(), profile.isOneOf(['', 'runtime/default', 'docker/default']), profile.startsWith('localhost/'));
  return allOf(
    confined(annotations.at('seccomp.security.alpha.kubernetes.io/pod')),
    allContainers(pod).every(({ name }) => confined(annotations.at(concat('container.seccomp.security.alpha.kubernetes.io/', name)))),
  );
};

export const pssSeccompProfileBaseline: Policy = {
  name: 'k8s/pss/seccompProfile_baseline',
  description: 'No seccomp profile is Unconfined.',
  remediation: 'Leave out seccompProfile, or set its type to RuntimeDefault or Localhost.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  rationale: 'Every system call is open, rare and old ones too, in which flaws of the kernel are found: each is a way to the node.',
  severity: 'high',
  controls: {
    podSecurity: ['baseline'],
    cisKubernetes: ['5.6.2'],
    nsa: ['Pod security enforcement'],
    kyverno: ['restrict-seccomp'],
  },
  cure: 'Workload',
  rule: expression(pods, (pod) => since('1.19', byFields(pod), byAnnotations(pod))),
};
