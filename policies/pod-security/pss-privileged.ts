import { allContainers, expression, Policy, pods } from '../../lib/rules';

export const pssPrivileged: Policy = {
  name: 'k8s/pss/privileged',
  description: 'No container is privileged.',
  remediation: 'Leave out securityContext.privileged, or set it to false.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  rationale:
    "Root in there is root of the machine: it mounts the node's disks, reads what all other pods know, and goes on to the cluster.",
  severity: 'critical',
  controls: {
    podSecurity: ['baseline'],
    cisKubernetes: ['5.2.2'],
    nsa: ['Pod security enforcement'],
    checkov: ['CKV_K8S_16'],
    kubeLinter: ['privileged-container'],
    kyverno: ['disallow-privileged-containers'],
  },
  cure: 'Workload',
  rule: expression(pods, (pod) => allContainers(pod).every((container) => container.securityContext.privileged.isNot(true))),
};
