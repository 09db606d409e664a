import { allContainers, expression, Policy, pods } from '../../lib';

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
  remediation: 'Add none of the others under securityContext.capabilities.add.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  severity: 'high',
  controls: {
    podSecurity: ['baseline'],
    cisKubernetes: ['5.2.9'],
    nsa: ['Pod security enforcement'],
    checkov: ['CKV_K8S_25', 'CKV_K8S_39'],
    kyverno: ['disallow-capabilities'],
  },
  cure: 'Workload',
  extent: 'place',
  rule: expression(pods, (pod) =>
    allContainers(pod).every(({ securityContext }) => securityContext.capabilities.add.every((item) => item.isOneOf(harmless))),
  ),
};
