import { allContainers, expression, Policy, pods } from '../../lib/rules';

export const pssHostPorts: Policy = {
  name: 'k8s/pss/hostPorts',
  description: 'No container takes a port of the host.',
  remediation: 'Leave out hostPort, and reach the pod through a Service.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  rationale:
    'The port answers at the address of the node, for everybody who reaches that, and two pods that want it find no place on one node.',
  severity: 'high',
  controls: {
    podSecurity: ['baseline'],
    cisKubernetes: ['5.2.12'],
    nsa: ['Pod security enforcement'],
    checkov: ['CKV_K8S_26'],
    kyverno: ['disallow-host-ports'],
  },
  cure: 'Workload',
  extent: 'place',
  rule: expression(pods, (pod) => allContainers(pod).every(({ ports }) => ports.every((port) => port.hostPort.orElse(0).is(0)))),
};
