import { expression, Policy, pods } from '../../lib/rules';

export const pssHostPathVolumes: Policy = {
  name: 'k8s/pss/hostPathVolumes',
  description: 'No volume is a path of the host.',
  remediation: 'Use another kind of volume: emptyDir, a claim, a projected one.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  rationale: 'A path of the host leads to its credentials, its other containers and its own files: whoever is in the pod gets to the node.',
  severity: 'critical',
  controls: {
    podSecurity: ['baseline'],
    cisKubernetes: ['5.2.11'],
    nsa: ['Pod security enforcement'],
    kubeLinter: ['sensitive-host-mounts', 'writable-host-mount'],
    kyverno: ['disallow-host-path'],
  },
  cure: 'Workload',
  extent: 'place',
  rule: expression(pods, ({ spec }) => spec.volumes.every((volume) => volume.hostPath.isUnset())),
};
