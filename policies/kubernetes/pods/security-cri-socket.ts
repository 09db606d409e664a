import { allOf, expression, not, Policy, pods, told } from '../../../lib/rules';

/** Folders that hold the sockets. */
const around = /^\/+((var|run|var\/+run|(var\/+)?run\/+(docker|containerd|crio))\/*)?$/;

export const securityCriSocket: Policy = {
  name: 'k8s/security/cri-socket',
  description: "No pod mounts the container runtime's socket.",
  remediation: 'Leave out the hostPath, in volumes and volumeMounts: whoever has the socket has the node.',
  source: 'https://kubernetes.io/docs/concepts/security/security-checklist/',
  rationale:
    'By that socket, whoever is in the pod starts privileged containers past Kubernetes: no policy refuses them, and no object shows them.',
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
    spec.volumes.every(({ name, hostPath }) =>
      allOf(
        told(not(hostPath.path.matches(/(docker|containerd|crio|cri-dockerd)\.sock\/*$/)), [
          'volume ',
          name,
          ' is the socket of the container runtime, ',
          hostPath.path,
        ]),
        told(not(hostPath.path.matches(around)), [
          'volume ',
          name,
          ' mounts ',
          hostPath.path,
          ' of the node, and with it the socket of the container runtime',
        ]),
      ),
    ),
  ),
};
