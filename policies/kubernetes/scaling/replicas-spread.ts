import { anyOf, expression, Policy, told } from '../../../lib/rules';
import { replicated } from './replicated';

export const replicasSpread: Policy = {
  name: 'k8s/replicas/spread',
  description: 'The pods of one workload run apart from each other.',
  remediation: 'Add topologySpreadConstraints over zones and nodes, or a podAntiAffinity.',
  source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
  rationale: 'All pods may stand on one node, or in one zone: when that fails the service is down, in spite of its replicas.',
  severity: 'low',
  controls: { kubeLinter: ['no-anti-affinity'] },
  cure: 'Workload',
  rule: expression(replicated, ({ spec: { replicas, template, workloadRef } }) =>
    told(
      anyOf(
        replicas.orElse(1).atMost(1),
        workloadRef.isSet(),
        template.spec.affinity.podAntiAffinity.isSet(),
        template.spec.topologySpreadConstraints.count().atLeast(1),
      ),
      ['runs ', replicas, ' pods, which may all share one node'],
    ),
  ),
};
