import { graph, Policy, Problem } from '../../../lib';
import { listed } from '../listed';

export const netpolAllowAll: Policy = {
  name: 'k8s/netpol/allow-all',
  description: 'No NetworkPolicy lets everything in, or everything out: beside it, a refusal by default refuses nothing.',
  remediation: 'Name the peers and the ports.',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic',
  severity: 'high',
  controls: { cisKubernetes: ['5.3.2'], nsa: ['Network policies'] },
  cure: 'Workload',
  extent: 'item',
  rule: graph('networking.k8s.io/v1/NetworkPolicy', ({ raw }) =>
    (['ingress', 'egress'] as const).flatMap((direction) => {
      const words = direction === 'ingress' ? 'lets everybody in, at every port' : 'lets pods reach everything, at every port';
      return listed<Way>(raw.spec?.[direction]).flatMap((rule, index): readonly Problem[] =>
        isOpen(rule, direction) ? [{ message: words, at: ['spec', direction, index] }] : [],
      );
    }),
  ),
};

interface Way {
  readonly from?: readonly Peer[] | null;
  readonly to?: readonly Peer[] | null;
  readonly ports?: readonly unknown[] | null;
}

interface Peer {
  readonly ipBlock?: { readonly cidr?: string; readonly except?: readonly string[] };
}

function isOpen(rule: Way | null, direction: 'ingress' | 'egress'): boolean {
  if ((rule?.ports ?? []).length > 0) return false;
  const peers = (direction === 'ingress' ? rule?.from : rule?.to) ?? [];
  return peers.length === 0 || peers.some(({ ipBlock }) => /\/0$/.test(ipBlock?.cidr ?? '') && (ipBlock?.except ?? []).length === 0);
}
