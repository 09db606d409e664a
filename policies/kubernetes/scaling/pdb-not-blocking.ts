import { allOf, expression, graph, Policy } from '../../../lib/rules';
import { replicas } from './replicas';

export const pdbNotBlocking: Policy = {
  name: 'k8s/pdb/not-blocking',
  description: 'A PodDisruptionBudget lets nodes be drained.',
  remediation: 'Set maxUnavailable to 1, or minAvailable below the number of pods.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  rationale: 'An upgrade of the nodes hangs for hours, until somebody deletes the budget by hand or takes the pods down by force.',
  severity: 'high',
  controls: { kubeLinter: ['pdb-min-available', 'pdb-max-unavailable'] },
  cure: 'Workload',
  rule: [
    expression('policy/v1/PodDisruptionBudget', ({ spec: { maxUnavailable, minAvailable } }) =>
      allOf(maxUnavailable.isNoneOf([0, '0', '0%']), minAvailable.isNot('100%')),
    ),
    graph('policy/v1/PodDisruptionBudget', ({ document, namespace }, stack) => {
      const { minAvailable, selector = {} } = document.spec ?? {};
      if (minAvailable === undefined || minAvailable === '100%') return [];
      const total = stack
        .selectedPods(selector, namespace)
        .reduce((sum, { address }) => sum + (stack.index(replicas).get(address) ?? 0), 0);
      const kept = String(minAvailable).endsWith('%')
        ? Math.ceil((total * Number.parseFloat(String(minAvailable))) / 100)
        : Number(minAvailable);
      return total > 0 && kept >= total
        ? [{ message: `keeps ${kept} of ${total} pods: none may be evicted`, at: ['spec', 'minAvailable'] }]
        : [];
    }),
  ],
};
