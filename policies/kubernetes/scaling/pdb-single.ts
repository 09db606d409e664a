import { type Graph, graph, type Policy, type Problem, type Subject } from '../../../lib/rules';

/** Names of budgets by the address of what makes the pods that they keep. */
const budgetsOf = (stack: Graph): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const budget of stack.all('policy/v1/PodDisruptionBudget')) {
    for (const { address } of selectedBy(budget, stack)) found.set(address, [...(found.get(address) ?? []), budget.name]);
  }
  return found;
};

export const pdbSingle: Policy = {
  name: 'k8s/pdb/single',
  description: 'One PodDisruptionBudget keeps a pod, and says how many: no pod is evicted over which two of them stand.',
  remediation: 'Set maxUnavailable or minAvailable in one PodDisruptionBudget, and drop the other, or mend its selector.',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets',
  rationale: 'The API server refuses each eviction of such a pod: its node cannot be emptied, and upgrades of the cluster stop there.',
  severity: 'medium',
  cure: 'Workload',
  rule: graph('policy/v1/PodDisruptionBudget', (budget, stack): readonly Problem[] => {
    const { minAvailable, maxUnavailable } = budget.raw.spec ?? {};
    const silent = (minAvailable ?? maxUnavailable ?? undefined) === undefined;
    const others = new Set(selectedBy(budget, stack).flatMap(({ address }) => stack.index(budgetsOf).get(address) ?? []));
    others.delete(budget.name);
    return [
      ...(silent
        ? [{ message: 'states neither maxUnavailable nor minAvailable', at: ['spec'], remediation: 'Set maxUnavailable to 1.' }]
        : []),
      ...(others.size > 0
        ? [
            {
              message: `keeps pods that ${[...others].sort().join(' and ')} ${others.size > 1 ? 'keep' : 'keeps'} too: none of them can be evicted`,
              at: ['spec', 'selector'],
              remediation: 'Drop one of the two, or mend its selector.',
            },
          ]
        : []),
    ];
  }),
};

function selectedBy({ raw, namespace }: Subject, stack: Graph) {
  const selector: unknown = raw.spec?.selector;
  return typeof selector === 'object' && selector !== null ? stack.selectedPods(selector, namespace) : [];
}
