import { expression, Policy } from '../../../lib/rules';

export const pdbUnhealthy: Policy = {
  name: 'k8s/pdb/unhealthy',
  description: 'A PodDisruptionBudget says whether pods that are not ready may be evicted.',
  remediation: 'Set unhealthyPodEvictionPolicy to AlwaysAllow.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy',
  rationale:
    'When too few pods are ready, broken ones cannot be evicted by default: one bad version holds up the upgrade of every node it is on.',
  severity: 'low',
  controls: { kubeLinter: ['pdb-unhealthy-pod-eviction-policy'] },
  cure: 'Workload',
  rule: expression('policy/v1/PodDisruptionBudget', ({ spec }) => spec.unhealthyPodEvictionPolicy.isSet()),
};
