import { graph, type LabelSelector, type Policy, type Subject } from '../../../lib/rules';

const makers = ['apps/v1/Deployment', 'apps/v1/StatefulSet', 'apps/v1/DaemonSet', 'apps/v1/ReplicaSet'] as const;

export const selectorOwn: Policy = {
  name: 'k8s/selector/own',
  description: 'The selector of a workload matches its own pods, and those of no other: two would fight over them.',
  remediation: 'Add a label to the selector and to the pod template that only this workload has, such as app.kubernetes.io/name.',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  rationale:
    "Pods are counted, or adopted, by the wrong one: scaling goes by another's load, replicas vanish, and the cause shows nowhere.",
  severity: 'high',
  cure: 'Workload',
  rule: graph(makers, ({ raw, address, namespace }: Subject, stack) => {
    const selector: LabelSelector | undefined = raw.spec?.selector;
    if (typeof selector !== 'object' || selector === null) return [];
    const others = stack.selectedPods(selector, namespace).filter((pod) => pod.address !== address && isMade(pod.type));
    const [other, ...more] = others;
    if (!other) return [];
    return [
      {
        message: `selects the pods of ${other.type.split('/').at(-1)} '${other.name}' too${more.length > 0 ? `, and of ${more.length} more` : ''}`,
        at: ['spec', 'selector'],
      },
    ];
  }),
};

/** What keeps pods that run: those of Jobs come and go, and have labels of their own. */
function isMade(type: string): boolean {
  return (makers as readonly string[]).includes(type);
}
