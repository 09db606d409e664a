import { PodNetwork } from '../../../../constructs';
import { eks } from '../../../../constructs/network/eks';
import { eksAutoMode } from '../../../../constructs/network/eks-auto-mode';
import { FqdnPolicy } from '../../../../constructs/network/fqdn-policy';
import { Flow } from '../../../../lib';
import { render } from './render';

const flows: { readonly egress: readonly Flow[] } = {
  egress: [
    { peer: { place: 'dns' } },
    { peer: { hosts: ['api.stripe.com', '*.stripe.network'] }, ports: [{ port: 443, protocol: 'TCP' }] },
    { peer: { hosts: ['time.example.com'] }, ports: [{ port: 123, protocol: 'UDP' }] },
    { peer: { hosts: ['api.example.com'] }, ports: [{ port: 443, protocol: 'TCP' }] },
  ],
};
const selected = { 'app.kubernetes.io/name': 'orders' };

test.each<[FqdnPolicy, string, string, object]>([
  [
    'gke',
    'networking.gke.io/v1alpha1',
    'FQDNNetworkPolicy',
    {
      podSelector: { matchLabels: selected },
      egress: [
        { matches: [{ name: 'time.example.com' }], ports: [{ port: 123, protocol: 'UDP' }] },
        {
          matches: [{ pattern: '*.stripe.network' }, { name: 'api.example.com' }, { name: 'api.stripe.com' }],
          ports: [{ port: 443, protocol: 'TCP' }],
        },
      ],
    },
  ],
  [
    'eksAutoMode',
    'networking.k8s.aws/v1alpha1',
    'ApplicationNetworkPolicy',
    {
      podSelector: { matchLabels: selected },
      policyTypes: ['Egress'],
      egress: [
        { to: [{ domainNames: ['time.example.com'] }], ports: [{ port: 123, protocol: 'UDP' }] },
        { to: [{ domainNames: ['*.stripe.network', 'api.example.com', 'api.stripe.com'] }], ports: [{ port: 443, protocol: 'TCP' }] },
      ],
    },
  ],
  [
    'calico',
    'projectcalico.org/v3',
    'NetworkPolicy',
    {
      selector: "app.kubernetes.io/name == 'orders'",
      types: ['Egress'],
      egress: [
        { action: 'Allow', protocol: 'UDP', destination: { domains: ['time.example.com'], ports: [123] } },
        {
          action: 'Allow',
          protocol: 'TCP',
          destination: { domains: ['*.stripe.network', 'api.example.com', 'api.stripe.com'], ports: [443] },
        },
      ],
    },
  ],
])('servers by name are allowed by a policy of %s beside the NetworkPolicy', (fqdnPolicy, apiVersion, kind, spec) => {
  const [policy, named, ...others] = render(eks({ fqdnPolicy }), flows);
  const name = fqdnPolicy === 'eksAutoMode' ? 'orders.fqdn' : 'orders';
  expect(named).toEqual({ apiVersion, kind, metadata: { ...policy.metadata, name }, spec });
  expect(others).toEqual([]);
  // No rule without peers, which would allow everybody.
  expect(policy.spec.egress).toEqual([expect.objectContaining({ ports: [expect.objectContaining({ port: 53 }), expect.anything()] })]);
});

test('who names no server has no such policy', () => {
  expect(render(eks({ fqdnPolicy: 'gke' }), { egress: [{ peer: { place: 'dns' } }] })).toHaveLength(1);
});

test('EKS Auto Mode knows names by itself, and both of its policies have names of their own, which no policy of another workload has', () => {
  expect(render(eksAutoMode(), flows).map(({ kind, metadata: { name } }) => `${kind} ${name}`)).toEqual([
    'NetworkPolicy orders',
    'ApplicationNetworkPolicy orders.fqdn',
  ]);
});

test('beside Cilium it is refused, which knows names itself', () => {
  expect(() => new PodNetwork({ engine: 'cilium', fqdnPolicy: 'gke' })).toThrow("'fqdnPolicy' of a cluster's network is 'gke'");
});

test('one of nobody is refused with those that are', () => {
  expect(() => new PodNetwork({ fqdnPolicy: 'antrea' as never })).toThrow(
    /'fqdnPolicy' of .* is 'antrea'.* Choose one of: gke, eksAutoMode, calico/,
  );
});
