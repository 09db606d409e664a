import { autoscaled, graph, Parameter, Policy, scaleTarget } from '../../../lib';

export const minimum = new Parameter<number>('minimum', 'Pods that run at least, from 1.', 2);
export const minimumProtected = new Parameter<number>('minimumProtected', 'The same where the environment protects its data.', 2);

export const replicasMin: Policy = {
  name: 'k8s/replicas/min',
  description: 'Deployments run at least two pods, unless they are scaled automatically.',
  remediation: 'Set replicas to 2 or more, or 0 to stop it.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas',
  severity: 'medium',
  controls: { kubeLinter: ['minimum-three-replicas'] },
  cure: 'Workload.replicas',
  parameters: [minimum, minimumProtected],
  rule: graph('apps/v1/Deployment', (deployment, stack) => {
    const { replicas = 1 } = deployment.document.spec ?? {};
    const least = stack.parameter(stack.protected ? minimumProtected : minimum);
    if (replicas === 0 || replicas >= least || stack.index(autoscaled).has(scaleTarget(deployment))) return [];
    return [{ message: `runs ${replicas} of at least ${least} pods`, at: ['spec', 'replicas'] }];
  }),
};
