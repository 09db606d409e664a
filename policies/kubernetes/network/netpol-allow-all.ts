import { graph, Policy, Problem } from '../../../lib/rules';
import { openWays, waysOfEveryPod } from './open-ways';
import { networkPolicies } from './ways';

export const netpolAllowAll: Policy = {
  name: 'k8s/netpol/allow-all',
  description:
    'No policy of the network lets everything in, or everything out, nor every pod of the cluster at every port: beside it, a refusal by default refuses nothing.',
  remediation: 'Name the peers and the ports.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic',
  rationale: 'Policies add up, so this one opens what all others closed: an intruder in one pod goes on to the next, or carries data out.',
  severity: 'high',
  controls: { cisKubernetes: ['5.3.2'], nsa: ['Network policies'] },
  cure: 'Workload',
  extent: 'item',
  rule: graph(networkPolicies, (policy, stack) =>
    (['ingress', 'egress'] as const).flatMap((direction): readonly Problem[] => {
      const everybody = direction === 'ingress' ? 'lets everybody in, at every port' : 'lets pods reach everything, at every port';
      const pods =
        direction === 'ingress' ? 'lets every pod of the cluster in, at every port' : 'lets pods reach every other one, at every port';
      const open = openWays(policy, direction, stack);
      return open.length > 0
        ? open.map((at) => ({ message: everybody, at }))
        : waysOfEveryPod(policy, direction, stack).map((at) => ({ message: pods, at }));
    }),
  ),
};
