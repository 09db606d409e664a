import { allContainers, expression, Policy, pods, since, unless } from '../../lib/rules';

export const pssAllowPrivilegeEscalation: Policy = {
  name: 'k8s/pss/allowPrivilegeEscalation',
  description: 'No process can gain more privileges than its parent.',
  remediation: 'Set securityContext.allowPrivilegeEscalation to false in every container.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  rationale:
    'One program with the setuid bit in the image, such as sudo, makes root of whoever breaks in: half the way out of the container.',
  severity: 'high',
  controls: {
    podSecurity: ['restricted'],
    cisKubernetes: ['5.2.6'],
    nsa: ['Pod security enforcement'],
    checkov: ['CKV_K8S_20'],
    kubeLinter: ['privilege-escalation-container'],
    kyverno: ['disallow-privilege-escalation'],
  },
  cure: 'Workload',
  rule: expression(pods, (pod) => {
    const denied = allContainers(pod).every(({ securityContext }) => securityContext.allowPrivilegeEscalation.is(false));
    return since('1.8', since('1.25', unless(pod.spec.os.name.is('windows'), denied), denied));
  }),
};
