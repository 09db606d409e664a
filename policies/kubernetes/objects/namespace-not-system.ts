import { documents, graph, Policy, pods } from '../../../lib/rules';

const system = /^kube-(?:system|public|node-lease)$/;

/** What the cluster asks for there: who may read how requests are vouched for, and tokens with which machines join. */
const belongsThere: ReadonlySet<string> = new Set(['extension-apiserver-authentication-reader', 'bootstrap.kubernetes.io/token']);

/** ConfigMaps by which one tells the cluster's own programs something: who is let in, how names and addresses are found. */
const configs =
  /^(?:aws-auth|cluster-info|cluster-autoscaler-.*|coredns(?:-.*)?|extension-apiserver-authentication|ip-masq-agent|kube-dns(?:-.*)?|kube-proxy(?:-.*)?|kube-root-ca\.crt|kubeadm-config|kubelet-config(?:-.*)?|node-local-dns|amazon-vpc-cni)$/;

export const namespaceNotSystem: Policy = {
  name: 'k8s/namespace/not-system',
  description: 'Nothing of ours lies where the cluster keeps its own: policies and quotas leave those namespaces alone.',
  remediation: 'Set metadata.namespace to a namespace of its own.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces',
  rationale:
    'No check or quota stops it there, and in kube-system it has DNS and network for neighbours: taken over, it takes those along.',
  severity: 'medium',
  cure: 'Environment.namespace',
  covers: false,
  rule: [
    graph(pods, ({ namespace }) =>
      system.test(String(namespace)) ? [{ message: `runs in ${namespace}`, at: ['metadata', 'namespace'] }] : [],
    ),
    graph(
      documents<unknown>(
        'v1/ConfigMap',
        'v1/PersistentVolumeClaim',
        'v1/Secret',
        'v1/Service',
        'v1/ServiceAccount',
        'networking.k8s.io/v1/Ingress',
        'rbac.authorization.k8s.io/v1/Role',
        'rbac.authorization.k8s.io/v1/RoleBinding',
      ),
      ({ namespace, raw, type, name }) =>
        system.test(String(namespace)) &&
        !belongsThere.has(String(raw.roleRef?.name ?? raw.type)) &&
        !(type === 'v1/ConfigMap' && configs.test(name))
          ? [{ message: `lies in ${namespace}`, at: ['metadata', 'namespace'] }]
          : [],
    ),
  ],
};
