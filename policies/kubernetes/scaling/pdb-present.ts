import { graph, Policy } from '../../../lib/rules';
import { budgeted } from './budgeted';
import { replicas } from './replicas';
import { replicated } from './replicated';

export const pdbPresent: Policy = {
  name: 'k8s/pdb/present',
  description: 'A PodDisruptionBudget keeps some pods of a replicated workload while nodes are drained.',
  remediation: 'Add a PodDisruptionBudget whose selector matches the pods, with maxUnavailable 1.',
  source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
  rationale: 'Two nodes are emptied at the same time, all pods with them: the service is down in an upgrade, though nothing had failed.',
  severity: 'medium',
  cure: 'Workload',
  rule: graph(replicated, ({ address }, stack) =>
    (stack.index(replicas).get(address) ?? 1) < 2 || stack.index(budgeted).has(address)
      ? []
      : ['is replicated, and no PodDisruptionBudget keeps some of its pods'],
  ),
};
