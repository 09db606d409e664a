import { allContainers, expression, Policy, pods, told } from '../../lib/rules';

const harmless = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

export const pssCapabilitiesBaseline: Policy = {
  name: 'k8s/pss/capabilities_baseline',
  description: 'Containers add no capability beyond those that a container runtime gives.',
  remediation: 'Leave it out of securityContext.capabilities.add.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  rationale:
    "Each of them is a piece of root's power over the kernel: with SYS_ADMIN or SYS_MODULE, whoever is in the container gets to the node.",
  severity: 'high',
  controls: {
    podSecurity: ['baseline'],
    cisKubernetes: ['5.2.9'],
    nsa: ['Pod security enforcement'],
    checkov: ['CKV_K8S_39'],
    kyverno: ['disallow-capabilities'],
  },
  cure: 'Workload',
  extent: 'place',
  rule: expression(pods, (pod) =>
    allContainers(pod).every(({ name, securityContext }) =>
      securityContext.capabilities.add.every((item) => told(item.isOneOf(harmless), ['container ', name, ' adds ', item])),
    ),
  ),
};
