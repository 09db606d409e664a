import { metadataIn } from '../../../../policies/kubernetes/network/metadata';
import { netpolDangling } from '../../../../policies/kubernetes/network/netpol-dangling';
import { netpolDns } from '../../../../policies/kubernetes/network/netpol-dns';
import { netpolPresent } from '../../../../policies/kubernetes/network/netpol-present';
import { deployment, describePolicy, kubernetes } from '../table';

const labels = { app: 'orders' };
const orders = deployment({}, { pod: { labels } });
const namespace = kubernetes('v1/Namespace', { metadata: { name: 'shop', namespace: undefined } });
const networkPolicy = (spec: object) => kubernetes('networking.k8s.io/v1/NetworkPolicy', { spec });
const own = networkPolicy({ podSelector: { matchLabels: labels } });

const clusterwide = (spec: object) => kubernetes('cilium.io/v2/CiliumClusterwideNetworkPolicy', { spec });
const calico = (spec: object, kind = 'NetworkPolicy') => kubernetes(`projectcalico.org/v3/${kind}`, { spec });
const everything = { types: ['Ingress', 'Egress'] };
/** Selectors of Calico by which a policy keeps the pods of orders, and by which it keeps others. */
const selectors = {
  kept: ['', 'all()', "app == 'orders'", 'app=="orders"', "app in {'orders', 'bills'} && has(app)", "!has(tier) && app != 'bills'"],
  others: ["app == 'bills'", "app in {'bills'}", '!has(app)', "app != 'orders'", "app not in {'orders'}", 'all() && has(tier)'],
};
const bySelector = (of: keyof typeof selectors) =>
  Object.fromEntries(
    selectors[of].map((selector) => [
      `a workload with a policy of Calico for "${selector}"`,
      [orders, calico({ ...everything, selector })],
    ]),
  );

describePolicy(netpolPresent, {
  pass: {
    ...bySelector('kept'),
    'a workload with a policy of Cilium for the cluster': [
      orders,
      clusterwide({ endpointSelector: {}, ingress: [{ fromEndpoints: [{ matchLabels: labels }] }] }),
    ],
    'a workload with one for its namespace': [
      orders,
      clusterwide({ endpointSelector: { matchLabels: { 'k8s:app': 'orders', 'k8s:io.kubernetes.pod.namespace': 'shop' } }, egress: [] }),
    ],
    'a workload with one of Cilium for a list of labels': [
      orders,
      clusterwide({ endpointSelector: { matchExpressions: [{ key: 'k8s:app', operator: 'In', values: ['orders'] }] }, ingress: [] }),
    ],
    'a workload with a policy of Calico for the cluster': [orders, calico({ selector: 'all()' }, 'GlobalNetworkPolicy')],
    'a workload with one of Calico for its namespace': [
      orders,
      calico({ namespaceSelector: "kubernetes.io/metadata.name == 'shop'", types: ['Ingress'] }, 'GlobalNetworkPolicy'),
    ],
    'a namespace that denies everything, by Calico': [namespace, calico(everything)],
    'a namespace of a cluster that denies everything, by Calico': [namespace, calico(everything, 'GlobalNetworkPolicy')],
    'a namespace of a cluster that denies everything, by Cilium': [
      namespace,
      clusterwide({ endpointSelector: {}, ingress: [{}], egress: [{}] }),
    ],
    'a workload with a policy': [orders, own],
    'a workload with a policy of Cilium': [
      orders,
      kubernetes('cilium.io/v2/CiliumNetworkPolicy', {
        spec: { endpointSelector: { matchLabels: labels }, ingress: [{ fromEndpoints: [{}] }] },
      }),
    ],
    'a namespace that denies everything': [namespace, networkPolicy({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] })],
    'a namespace that denies it in two policies': [
      namespace,
      networkPolicy({ podSelector: {} }),
      networkPolicy({ podSelector: {}, policyTypes: ['Egress'], egress: [] }),
    ],
  },
  excused: {
    "a workload on the host's network, which no policy reaches": deployment({ hostNetwork: true }),
  },
  fail: {
    'a workload without policy': orders,
    ...bySelector('others'),
    'a workload with a policy of nodes': [orders, clusterwide({ nodeSelector: {}, ingress: [{}] })],
    'a workload with one for another namespace': [
      orders,
      clusterwide({ endpointSelector: { matchLabels: { 'k8s:io.kubernetes.pod.namespace': 'other' } }, ingress: [{}] }),
    ],
    'a workload with one of Cilium for labels of others': [
      orders,
      clusterwide({ endpointSelector: { matchExpressions: [{ key: 'k8s:app', operator: 'NotIn', values: ['orders'] }] }, ingress: [] }),
    ],
    'a workload with one of Calico in another namespace': [
      orders,
      kubernetes('projectcalico.org/v3/NetworkPolicy', { metadata: { namespace: 'other' }, spec: { selector: 'all()', ...everything } }),
    ],
    'a workload with one of Calico that allows everything': [orders, calico({ ingress: [{ action: 'Allow' }] }, 'GlobalNetworkPolicy')],
    'a namespace that only says whom it lets in, by Calico': [namespace, calico({ types: ['Ingress'], ingress: [{ action: 'Allow' }] })],
    ...Object.fromEntries(
      Object.entries({
        'lets everybody in': { ingress: [{ fromEntities: ['all'] }] },
        'has no rules': {},
        'refuses nothing': { ingress: [{ fromEndpoints: [{}] }], enableDefaultDeny: { ingress: false, egress: false } },
      }).map(([what, spec]) => [
        `a workload with a policy of Cilium that ${what}`,
        [orders, kubernetes('cilium.io/v2/CiliumNetworkPolicy', { spec: { endpointSelector: { matchLabels: labels }, ...spec } })],
      ]),
    ),
    'a workload with the policy of another': [orders, networkPolicy({ podSelector: { matchLabels: { app: 'other' } } })],
    'a namespace without policy': namespace,
    'a namespace that denies only what comes in': [namespace, networkPolicy({ podSelector: {} })],
    'a workload with a policy that allows everything': [orders, networkPolicy({ podSelector: { matchLabels: labels }, ingress: [{}] })],
    'a namespace that denies everything, and allows it beside': [
      namespace,
      networkPolicy({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
      { ...networkPolicy({ podSelector: {}, ingress: [{ from: [] }] }), address: 'cluster/shop/NetworkPolicy/all' },
    ],
    'a namespace that allows everything': [
      namespace,
      networkPolicy({ podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress: [{}] }),
    ],
  },
  unknown: {
    'a policy whose selector is substituted later': [orders, networkPolicy({ podSelector: '${SELECTOR}' })],
    'a policy of Calico that only the cluster can read': [orders, calico({ ...everything, selector: "app == 'bills' || has(tier)" })],
    'a policy of Calico for namespaces with a label': [orders, calico({ namespaceSelector: "team == 'a'" }, 'GlobalNetworkPolicy')],
  },
});

describePolicy(netpolDangling, {
  pass: {
    'a policy for a workload': [own, orders],
    'a peer that is there': [networkPolicy({ podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: labels } }] }] }), orders],
    'a range of addresses': networkPolicy({ podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] }),
  },
  excused: {
    'pods of an operator, with the name of a custom resource as a label': [
      own,
      kubernetes('acme.example/v1/Shop', { metadata: { name: 'orders' } }),
    ],
    'a policy for every pod': networkPolicy({ podSelector: {} }),
    'a policy for pods of another cluster': [own, { ...orders, address: 'green/shop/Deployment/it' }],
    'a peer in another namespace': networkPolicy({
      podSelector: {},
      egress: [{ to: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }] }],
    }),
  },
  fail: {
    'a policy for nothing': own,
    'a peer that is not there': networkPolicy({ podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: labels } }] }] }),
  },
  unknown: { 'a selector that is substituted later': networkPolicy({ podSelector: '${SELECTOR}' }) },
});

const opening = (ports: readonly object[] | undefined, podSelector: object = { matchLabels: labels }, name = 'it') =>
  kubernetes('networking.k8s.io/v1/NetworkPolicy', { metadata: { name }, spec: { podSelector, egress: [{ ...(ports && { ports }) }] } });

describePolicy(netpolDns, {
  pass: {
    'names by both': opening([{ port: 53 }, { protocol: 'UDP', port: 53 }]),
    'by UDP alone': opening([{ protocol: 'UDP', port: 53 }]),
    'every port': opening(undefined),
    'every port of UDP': opening([{ port: 53 }, { protocol: 'UDP' }]),
    'a range of UDP': opening([{ port: 53 }, { protocol: 'UDP', port: 1, endPort: 1024 }]),
    'another policy for the same pods': [opening([{ port: 53 }]), opening([{ protocol: 'UDP', port: 53 }], undefined, 'dns')],
    'one for all pods of the namespace': [opening([{ port: 53 }]), opening([{ protocol: 'UDP', port: 53 }], {}, 'dns')],
    'one that says so by a selector without labels': [
      opening([{ port: 53 }]),
      opening([{ protocol: 'UDP', port: 53 }], { matchLabels: {} }, 'dns'),
    ],
  },
  excused: {
    'a range of TCP with that port in it': opening([{ port: 1, endPort: 1024 }]),
  },
  fail: {
    'names by TCP alone': opening([{ protocol: 'TCP', port: 53 }]),
    'a port that says no protocol': opening([{ port: 53 }]),
    'UDP for another port': opening([{ port: 53 }, { protocol: 'UDP', port: 123 }]),
    'another policy for other pods': [
      opening([{ port: 53 }]),
      opening([{ protocol: 'UDP', port: 53 }], { matchLabels: { app: 'web' } }, 'web'),
    ],
  },
});

/** A text of numbers, of some bits each, of which one bit is otherwise. */
function flipped(numbers: readonly number[], bits: number, at: number, textOf: (numbers: readonly number[]) => string): string {
  const one = (number: number, index: number) => (index === Math.floor(at / bits) ? number ^ (1 << (bits - 1 - (at % bits))) : number);
  return textOf(numbers.map(one));
}

test('a network holds the address of the metadata as long as none of its bits are otherwise', () => {
  const version4 = (at: number) => flipped([169, 254, 169, 254], 8, at, (numbers) => numbers.join('.'));
  const version6 = (at: number) =>
    flipped([0xfd00, 0x0ec2, 0, 0, 0, 0, 0, 0x254], 16, at, (numbers) => numbers.map((number) => number.toString(16)).join(':'));
  const networks = [
    ...Array.from({ length: 32 }, (_, at) => [version4(at), at] as const),
    ...Array.from({ length: 128 }, (_, at) => [version6(at), at] as const),
  ];
  for (const [network, at] of networks) {
    expect([network, metadataIn(`${network}/${at}`)]).toEqual([network, expect.any(String)]);
    expect([network, metadataIn(`${network}/${at + 1}`)]).toEqual([network, undefined]);
  }
});

test.each([
  ['169.254.169.254', '169.254.169.254'],
  ['fd00:ec2::254', 'fd00:ec2::254'],
  ['fd00:ec2::254%eth0', 'fd00:ec2::254'],
  ['fd00:ec2::0.0.2.84/128', 'fd00:ec2::254'],
  ['::ffff:169.254.169.254', undefined],
])('%s is the address of metadata: %s', (network, address) => {
  expect(metadataIn(network)).toBe(address);
});
