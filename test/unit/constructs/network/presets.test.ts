import { eks } from '../../../../constructs/network/eks';
import { eksAutoMode } from '../../../../constructs/network/eks-auto-mode';
import { kind } from '../../../../constructs/network/kind';
import { NetworkFacts } from '../../../../constructs/network/network-facts';
import { Flow } from '../../../../lib';
import { everyFlow, render } from './render';

const facts = {
  cloudApis: [{ cidr: '0.0.0.0/0', except: ['10.0.0.0/16'] }],
  ingress: [{ namespace: 'ingress-nginx', pods: { 'app.kubernetes.io/name': 'ingress-nginx' } }],
  monitoring: [{ namespace: 'monitoring' }],
} satisfies NetworkFacts;

const apiServer = [{ cidr: '10.0.0.10/32' }, { cidr: '10.0.1.10/32' }];

const metadata = { name: 'orders', namespace: 'shop', labels: { 'app.kubernetes.io/part-of': 'shop' } };
const pods = { matchLabels: { 'app.kubernetes.io/name': 'orders' } };
const namespaceSelector = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });

/** The rules that no preset changes. */
const ingress = [
  {
    from: [
      {
        namespaceSelector: namespaceSelector('ingress-nginx'),
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
      },
      { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'frontend' } } },
    ],
    ports: [{ port: 8080, protocol: 'TCP' }],
  },
  { from: [{ namespaceSelector: namespaceSelector('monitoring') }], ports: [{ port: 9090, protocol: 'TCP' }] },
];
const database = {
  to: [{ ipBlock: { cidr: '10.0.64.0/24' } }, { ipBlock: { cidr: '10.0.65.0/24' } }],
  ports: [{ port: 5432, protocol: 'TCP' }],
};
const stock = {
  to: [{ namespaceSelector: namespaceSelector('warehouse'), podSelector: { matchLabels: { 'app.kubernetes.io/name': 'stock' } } }],
  ports: [{ port: 50051, protocol: 'TCP' }],
};
const cloudApis = { ipBlock: { cidr: '0.0.0.0/0', except: ['10.0.0.0/16'] } };
const kubeDns = { namespaceSelector: namespaceSelector('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } };
const dnsPorts = [
  { port: 53, protocol: 'TCP' },
  { port: 53, protocol: 'UDP' },
];
const identity = {
  to: [{ ipBlock: { cidr: '169.254.170.23/32' } }, { ipBlock: { cidr: 'fd00:ec2::23/128' } }],
  ports: [{ port: 80, protocol: 'TCP' }],
};

const policy = (egress: readonly object[]) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata,
  spec: { podSelector: pods, policyTypes: ['Ingress', 'Egress'], ingress, egress },
});

test('on EKS names are resolved by the kube-dns pods or the cache of the node, and credentials come from the Pod Identity endpoint', () => {
  // WHEN
  const objects = render(eks({ ...facts, apiServer }), everyFlow);
  // THEN
  expect(objects).toEqual([
    policy([
      { to: [{ ipBlock: { cidr: '169.254.20.10/32' } }, kubeDns], ports: dnsPorts },
      identity,
      {
        to: [cloudApis, { ipBlock: { cidr: '10.0.0.10/32' } }, { ipBlock: { cidr: '10.0.1.10/32' } }],
        ports: [{ port: 443, protocol: 'TCP' }],
      },
      database,
      stock,
    ]),
  ]);
});

test('in EKS Auto Mode names are resolved at port 53 of any address, because CoreDNS is no pod', () => {
  // WHEN
  const objects = render(eksAutoMode({ ...facts, apiServer }), everyFlow);
  // THEN
  expect(objects).toEqual([
    policy([
      { to: [{ ipBlock: { cidr: '0.0.0.0/0' } }, { ipBlock: { cidr: '::/0' } }], ports: dnsPorts },
      identity,
      {
        to: [cloudApis, { ipBlock: { cidr: '10.0.0.10/32' } }, { ipBlock: { cidr: '10.0.1.10/32' } }],
        ports: [{ port: 443, protocol: 'TCP' }],
      },
      database,
      stock,
    ]),
  ]);
});

test('on kind names are resolved by the kube-dns pods, and the API server listens at 6443', () => {
  // GIVEN
  const network = kind({ ...facts, apiServer: [{ cidr: '172.18.0.2/32' }] });
  // WHEN
  const objects = render(network, {
    ...everyFlow,
    egress: everyFlow.egress.filter(({ peer }) => !('place' in peer && peer.place === 'identity')),
  });
  // THEN
  expect(objects).toEqual([
    policy([
      { to: [kubeDns], ports: dnsPorts },
      { to: [cloudApis], ports: [{ port: 443, protocol: 'TCP' }] },
      database,
      { to: [{ ipBlock: { cidr: '172.18.0.2/32' } }], ports: [{ port: 6443, protocol: 'TCP' }] },
      stock,
    ]),
  ]);
});

test('under Cilium the node and the API server are entities, and no CIDR stands for them', () => {
  // WHEN
  const objects = render(eks({ ...facts, engine: 'cilium' }), everyFlow);
  // THEN
  expect(objects).toEqual([
    policy([
      { to: [kubeDns, { ...kubeDns, podSelector: { matchLabels: { 'k8s-app': 'node-local-dns' } } }], ports: dnsPorts },
      { to: [cloudApis], ports: [{ port: 443, protocol: 'TCP' }] },
      database,
      stock,
    ]),
    {
      apiVersion: 'cilium.io/v2',
      kind: 'CiliumNetworkPolicy',
      metadata,
      spec: {
        endpointSelector: pods,
        egress: [
          {
            toEntities: ['host'],
            toPorts: [
              {
                ports: [
                  { port: '53', protocol: 'TCP' },
                  { port: '53', protocol: 'UDP' },
                ],
              },
            ],
          },
          { toEntities: ['host'], toPorts: [{ ports: [{ port: '80', protocol: 'TCP' }] }] },
          { toEntities: ['kube-apiserver'], toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }] },
        ],
      },
    },
  ]);
});

test('under Cilium traffic may come from an entity too', () => {
  // WHEN
  const [, cilium] = render(kind({ engine: 'cilium', ingress: [{ entity: 'ingress' }] }), {
    ingress: [{ peer: { place: 'ingress' }, ports: [{ port: 8080, protocol: 'TCP' }] }],
  });
  // THEN
  expect(cilium.spec.ingress).toEqual([{ fromEntities: ['ingress'], toPorts: [{ ports: [{ port: '8080', protocol: 'TCP' }] }] }]);
});

test('under Cilium what a NetworkPolicy can say needs no second one', () => {
  expect(render(kind({ engine: 'cilium' }), { egress: [{ peer: { place: 'dns' } }] })).toHaveLength(1);
});

test('where nothing enforces policies, none is written and no fact is needed', () => {
  expect(render(eks({ engine: 'none' }), everyFlow)).toEqual([]);
});

test('a stated list replaces the one of the preset', () => {
  // WHEN
  const [{ spec }] = render(kind({ dns: [{ cidr: '10.96.0.10/32' }] }), { egress: [{ peer: { place: 'dns' } }] });
  // THEN
  expect(spec.egress).toEqual([{ to: [{ ipBlock: { cidr: '10.96.0.10/32' } }], ports: dnsPorts }]);
});

describe('connections by name', () => {
  const stripe: Flow = { peer: { hosts: ['api.stripe.com', '*.stripe.network'] }, ports: [{ port: 443, protocol: 'TCP' }] };
  const flows: { readonly egress: readonly Flow[] } = { egress: [{ peer: { place: 'dns' } }, stripe] };

  test('under Cilium are allowed by name, and every answer to a question for a name is watched', () => {
    // WHEN
    const [policy, cilium] = render(eks({ engine: 'cilium' }), flows);
    // THEN
    const ports = [
      { port: '53', protocol: 'TCP' },
      { port: '53', protocol: 'UDP' },
    ];
    const watched = [{ ports, rules: { dns: [{ matchPattern: '*' }] } }];
    const dns = (app: string) => ({ matchLabels: { 'k8s-app': app, 'k8s:io.kubernetes.pod.namespace': 'kube-system' } });
    expect(cilium.spec.egress).toEqual([
      { toEndpoints: [dns('kube-dns'), dns('node-local-dns')], toPorts: watched },
      { toEntities: ['host'], toPorts: watched },
      {
        toFQDNs: [{ matchName: 'api.stripe.com' }, { matchPattern: '*.stripe.network' }],
        toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }],
      },
    ]);
    // A rule for the same questions that watches nothing would undo these.
    expect(policy.spec).not.toHaveProperty('egress');
  });

  test('under Cilium are watched at addresses too', () => {
    const dns = [{ cidr: '10.0.0.0/24', except: ['10.0.0.9/32'] }];
    const [, cilium] = render(eks({ engine: 'cilium', dns }), flows);
    expect(cilium.spec.egress[0]).toMatchObject({ toCIDRSet: dns, toPorts: [{ rules: { dns: [{ matchPattern: '*' }] } }] });
  });

  test('are refused where the network knows addresses only, with the reason', () => {
    expect(() => render(eks(), flows)).toThrow(
      "'shop/orders' connects to 'api.stripe.com', '*.stripe.network' by name, and the cluster's network knows addresses only (engine 'kubernetes'). State its 'cidrs', or have the cluster's 'network' state an 'egressProxy' or an 'fqdnPolicy': no NetworkPolicy can hold a name.",
    );
  });

  test('are nobody’s affair where nothing enforces policies', () => {
    expect(render(eks({ engine: 'none' }), flows)).toEqual([]);
  });
});

test('EKS Auto Mode with Cilium is refused: it takes no other network', () => {
  // @ts-expect-error Auto Mode has no 'cilium'
  expect(() => eksAutoMode({ engine: 'cilium' })).toThrow("'engine' of eksAutoMode is 'cilium'. Choose one of: kubernetes, none.");
});
