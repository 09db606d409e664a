import { graph, mostReplicas, Parameter, Policy, scaleTarget } from '../../../lib/rules';
import { replicated } from './replicated';

export const minimum = new Parameter<number>('minimum', 'Pods that run at least, from 1.', 2);
export const minimumProtected = new Parameter<number>('minimumProtected', 'The same where the environment protects its data.', 2);

/** A StatefulSet may be a store that has one pod; where its data is protected, `x/prod-durability` asks for two. */
const interchangeable = replicated.only(...replicated.types.filter((type) => type !== 'apps/v1/StatefulSet'));

export const replicasMin: Policy = {
  name: 'k8s/replicas/min',
  description: 'Pods that stand in for each other are two at least, or scaled automatically to as many.',
  remediation: 'Set replicas to 2 or more, or 0 to stop it.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#replicas',
  rationale:
    'When the pod crashes, or its node is emptied for an upgrade, requests fail or crowd on what is left until another has started.',
  severity: 'medium',
  controls: { kubeLinter: ['minimum-three-replicas'] },
  cure: 'Workload.replicas',
  parameters: [minimum, minimumProtected],
  rule: graph(interchangeable, (controller, stack) => {
    const { replicas = 1 } = controller.document.spec ?? {};
    const least = stack.parameter(stack.protected ? minimumProtected : minimum);
    const target = scaleTarget(controller);
    const most = stack.index(mostReplicas).get(target) ?? 0;
    if (replicas === 0 || (most === 0 ? replicas >= least : most >= least)) return [];
    return most === 0
      ? [{ message: `runs ${replicas} of at least ${least} pods`, at: ['spec', 'replicas'] }]
      : [
          {
            message: `is scaled to ${most} of at least ${least} pods`,
            at: ['spec', 'replicas'],
            remediation: `Set the most pods of its autoscaler to ${least} or more.`,
          },
        ];
  }),
};
