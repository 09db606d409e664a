import { graph, LabelSelector, Policy } from '../../../lib/rules';
import { isOperated } from './operated';

export const netpolDangling: Policy = {
  name: 'k8s/netpol/dangling',
  description: 'The selectors of a NetworkPolicy match something.',
  remediation: 'Mend the labels of the podSelector or namespaceSelector, or drop the policy.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
  rationale: 'Nobody is told of the misspelt label: pods that it was to guard go without, or callers that it was to let in are refused.',
  severity: 'medium',
  controls: { nsa: ['Network policies'], kubeLinter: ['dangling-networkpolicy', 'dangling-networkpolicypeer-podselector'] },
  cure: 'Workload.dependencies',
  rule: graph('networking.k8s.io/v1/NetworkPolicy', ({ document, namespace }, stack) => {
    const { podSelector, ingress = [], egress = [] } = document.spec ?? {};
    const isEmpty = ({ matchLabels = {}, matchExpressions = [] }: LabelSelector) =>
      Object.keys(matchLabels).length + matchExpressions.length === 0;
    // A CronJob runs in one cluster, and its policies stand in all.
    const dangles = (selector: LabelSelector | undefined, of: string | undefined) =>
      selector !== undefined &&
      !isEmpty(selector) &&
      stack.everywhere.selectedPods(selector, of).length === 0 &&
      !isOperated(selector.matchLabels ?? {}, of, stack);
    const peers = [
      ...ingress.flatMap(({ from = [] }, rule) => from.map((peer, index) => ({ peer, at: ['spec', 'ingress', rule, 'from', index] }))),
      ...egress.flatMap(({ to = [] }, rule) => to.map((peer, index) => ({ peer, at: ['spec', 'egress', rule, 'to', index] }))),
    ];
    return [
      ...(dangles(podSelector, namespace) ? [{ message: 'selects no pod', at: ['spec', 'podSelector'] }] : []),
      // Pods of other namespaces may be made elsewhere.
      ...peers.flatMap(({ peer, at }) =>
        !peer.namespaceSelector && dangles(peer.podSelector, namespace) ? [{ message: 'allows a peer that is no pod', at }] : [],
      ),
    ];
  }),
};
