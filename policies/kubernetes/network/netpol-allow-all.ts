import { graph, Policy, Problem } from '../../../lib';
import { openWays } from './open-ways';

export const netpolAllowAll: Policy = {
  name: 'k8s/netpol/allow-all',
  description: 'No NetworkPolicy lets everything in, or everything out: beside it, a refusal by default refuses nothing.',
  remediation: 'Name the peers and the ports.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic',
  rationale: 'Policies add up, so this one opens what all others closed: an intruder in one pod goes on to the next, or carries data out.',
  severity: 'high',
  controls: { cisKubernetes: ['5.3.2'], nsa: ['Network policies'] },
  cure: 'Workload',
  extent: 'item',
  rule: graph('networking.k8s.io/v1/NetworkPolicy', ({ raw }) =>
    (['ingress', 'egress'] as const).flatMap((direction) => {
      const words = direction === 'ingress' ? 'lets everybody in, at every port' : 'lets pods reach everything, at every port';
      return openWays(raw.spec, direction).map(
        (index): Problem => ({ message: words, at: ['spec', direction, ...(index === undefined ? [] : [index])] }),
      );
    }),
  ),
};
