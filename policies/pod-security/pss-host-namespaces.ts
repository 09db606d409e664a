import { allOf, expression, Policy, pods } from '../../lib/rules';

export const pssHostNamespaces: Policy = {
  name: 'k8s/pss/hostNamespaces',
  description: "Pods share none of the host's namespaces.",
  remediation: 'Leave out hostNetwork, hostPID and hostIPC, or set them to false.',
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  rationale: 'Whoever is in the pod sees processes or shared memory of the node, or listens on its network past every NetworkPolicy.',
  severity: 'critical',
  controls: {
    podSecurity: ['baseline'],
    cisKubernetes: ['5.2.3', '5.2.4', '5.2.5'],
    nsa: ['Pod security enforcement'],
    checkov: ['CKV_K8S_17', 'CKV_K8S_18', 'CKV_K8S_19'],
    kubeLinter: ['host-network', 'host-pid', 'host-ipc'],
    kyverno: ['disallow-host-namespaces'],
  },
  cure: 'Workload',
  rule: expression(pods, ({ spec }) => allOf(spec.hostNetwork.isNot(true), spec.hostPID.isNot(true), spec.hostIPC.isNot(true))),
};
