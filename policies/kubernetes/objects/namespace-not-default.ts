import { expression, Policy, told, unless } from '../../../lib/rules';

/** What the cluster itself makes in `default`. */
const ownedByCluster = ['kubernetes', 'kube-root-ca.crt', 'default'];

export const namespaceNotDefault: Policy = {
  name: 'k8s/namespace/not-default',
  description: 'Objects live in a namespace of their own, not in default.',
  remediation: 'Set metadata.namespace.',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/',
  rationale:
    'All lie in one heap there: quotas, roles and network policies cannot tell teams apart, and one wrong clean-up hits everybody.',
  severity: 'medium',
  controls: {
    cisKubernetes: ['5.6.4'],
    nsa: ['Namespaces'],
    checkov: ['CKV_K8S_21'],
    kubeLinter: ['use-namespace'],
    kyverno: ['disallow-default-namespace'],
  },
  cure: 'Workload',
  covers: false,
  rule: expression(
    [
      'v1/Pod',
      'v1/ConfigMap',
      'v1/PersistentVolumeClaim',
      'v1/Secret',
      'v1/Service',
      'v1/ServiceAccount',
      'apps/v1/DaemonSet',
      'apps/v1/Deployment',
      'apps/v1/ReplicaSet',
      'apps/v1/StatefulSet',
      'batch/v1/CronJob',
      'batch/v1/Job',
      'networking.k8s.io/v1/Ingress',
    ],
    ({ metadata }) =>
      unless(
        metadata.name.isOneOf(ownedByCluster),
        told(metadata.namespace.orElse('default').isNot('default'), 'lies in the namespace default, which all share'),
      ),
  ),
};
