import { anyOf, expression, not, Policy, pods } from '../../../lib';

/** Folders that hold the sockets. */
const around = /^\/+((var|run|var\/+run|(var\/+)?run\/+(docker|containerd|crio))\/*)?$/;

export const securityCriSocket: Policy = {
  name: 'k8s/security/cri-socket',
  description: "No pod mounts the container runtime's socket.",
  remediation: 'Drop the volume: whoever has the socket has the node.',
  source: 'https://kubernetes.io/docs/concepts/security/security-checklist/',
  severity: 'critical',
  controls: {
    nsa: ['Hardening container environments'],
    checkov: ['CKV_K8S_27'],
    kubeLinter: ['docker-sock'],
    kyverno: ['disallow-cri-sock-mount'],
  },
  cure: 'Workload',
  extent: 'place',
  rule: expression(pods, ({ spec }) =>
    spec.volumes.every(({ hostPath }) =>
      not(anyOf(hostPath.path.matches(/(docker|containerd|crio|cri-dockerd)\.sock\/*$/), hostPath.path.matches(around))),
    ),
  ),
};
