import { Graph, graph, Policy } from '../../../lib';
import { replicas } from './replicas';

/** Addresses of what makes pods that a budget selects. */
const budgeted = (stack: Graph): ReadonlySet<string> =>
  new Set(
    stack
      .all('policy/v1/PodDisruptionBudget')
      .flatMap(({ document, namespace }) => stack.selectedPods(document.spec?.selector ?? {}, namespace).map(({ address }) => address)),
  );

export const pdbPresent: Policy = {
  name: 'k8s/pdb/present',
  description: 'A PodDisruptionBudget keeps some pods of a replicated workload while nodes are drained.',
  remediation: 'Add a PodDisruptionBudget whose selector matches the pods.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  severity: 'medium',
  cure: 'Workload',
  rule: graph(['apps/v1/Deployment', 'apps/v1/StatefulSet'], ({ address }, stack) =>
    (stack.index(replicas).get(address) ?? 1) < 2 || stack.index(budgeted).has(address)
      ? []
      : ['is replicated, and no PodDisruptionBudget selects its pods'],
  ),
};
