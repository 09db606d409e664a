import { allContainers, allOf, anyOf, expression, implies, Policy, pods } from '../../lib/rules';

const profiles = ['RuntimeDefault', 'Localhost'];

export const pssAppArmorProfile: Policy = {
  name: 'k8s/pss/appArmorProfile',
  description: "AppArmor profiles are the runtime's own or local ones.",
  remediation: 'Leave out appArmorProfile, or set its type to RuntimeDefault or Localhost.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  rationale:
    'One wall less stands before whoever breaks in as root: the usual profile refuses to mount file systems and to write below /proc and /sys.',
  severity: 'high',
  controls: {
    podSecurity: ['baseline'],
    nsa: ['Pod security enforcement'],
    kyverno: ['restrict-apparmor-profiles'],
  },
  cure: 'Workload',
  rule: expression(pods, (pod) =>
    allOf(
      pod.spec.securityContext.appArmorProfile.type.orElse('RuntimeDefault').isOneOf(profiles),
      allContainers(pod).every(({ securityContext }) => securityContext.appArmorProfile.type.orElse('RuntimeDefault').isOneOf(profiles)),
      pod.metadata.annotations.keys().every((key) => {
        const profile = pod.metadata.annotations.at(key);
        return implies(
          key.startsWith('container.apparmor.security.beta.kubernetes.io/'),
          anyOf(profile.isOneOf(['', 'runtime/default']), profile.startsWith('localhost/')),
        );
      }),
    ),
  ),
};
