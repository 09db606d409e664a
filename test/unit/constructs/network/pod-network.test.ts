import { eks } from '../../../../constructs/network/eks';
import { kind } from '../../../../constructs/network/kind';
import { NetworkFacts } from '../../../../constructs/network/network-facts';
import { PodNetwork } from '../../../../constructs/network/pod-network';
import { Flow, PlacePeer, PodPort } from '../../../../lib';
import { render } from './render';

const http: PodPort = { port: 8080, protocol: 'TCP' };

test('no flow at all is the default deny of a namespace, in both directions', () => {
  // WHEN
  const objects = render(kind(), { name: 'default-deny', labels: {}, pods: {} });
  // THEN
  expect(objects).toEqual([
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'default-deny', namespace: 'shop' },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    },
  ]);
});

test('nothing is allowed that no flow asks for, not even name resolution', () => {
  expect(render(kind(), { ingress: [{ peer: { pods: { app: 'frontend' } }, ports: [http] }] })[0].spec.egress).toBeUndefined();
});

test('flows with the same ports become one rule, each peer once', () => {
  // GIVEN
  const frontend: Flow = { peer: { pods: { app: 'frontend' } }, ports: [http, { port: 9090, protocol: 'TCP' }] };
  const checkout: Flow = { peer: { pods: { app: 'checkout' } }, ports: [{ port: 9090, protocol: 'TCP' }, http] };
  const other: Flow = { peer: { pods: { app: 'checkout' } }, ports: [http] };
  // WHEN
  const [{ spec }] = render(kind(), { ingress: [frontend, checkout, frontend, other] });
  // THEN
  expect(spec.ingress).toEqual([
    { from: [{ podSelector: { matchLabels: { app: 'checkout' } } }], ports: [http] },
    {
      from: [{ podSelector: { matchLabels: { app: 'checkout' } } }, { podSelector: { matchLabels: { app: 'frontend' } } }],
      ports: [http, { port: 9090, protocol: 'TCP' }],
    },
  ]);
});

test('rules stand in the order of their port numbers', () => {
  // GIVEN
  const at = (port: number): Flow => ({ peer: { pods: {}, namespace: 'shop' }, ports: [{ port, protocol: 'TCP' }] });
  // WHEN
  const [{ spec }] = render(kind(), { ingress: [at(9090), at(80), at(10000)] });
  // THEN
  expect(spec.ingress.map((rule: { ports: PodPort[] }) => rule.ports[0]!.port)).toEqual([80, 9090, 10000]);
});

test('the ports of a flow win over those of the place', () => {
  // WHEN
  const [{ spec }] = render(kind(), { egress: [{ peer: { place: 'dns' }, ports: [{ port: 5353, protocol: 'UDP' }] }] });
  // THEN
  expect(spec.egress[0].ports).toEqual([{ port: 5353, protocol: 'UDP' }]);
});

test.each<[PlacePeer, Flow, string]>([
  ['cloudApis', { peer: { place: 'cloudApis' } }, "{ cloudApis: [{ cidr: '10.0.0.0/16' }] }"],
  ['identity', { peer: { place: 'identity' } }, "{ identity: [{ cidr: '169.254.170.23/32' }] }"],
  ['apiServer', { peer: { place: 'apiServer' } }, "{ apiServer: [{ cidr: '10.0.0.10/32' }] }"],
  ['ingress', { peer: { place: 'ingress' }, ports: [http] }, "{ ingress: [{ namespace: 'ingress-nginx' }] }"],
  ['monitoring', { peer: { place: 'monitoring' }, ports: [http] }, "{ monitoring: [{ namespace: 'monitoring' }] }"],
])("a workload that needs '%s' where the cluster states none is refused", (place, flow, example) => {
  const error = `Cluster network states no '${place}', which 'shop/orders' needs. State it in the 'network' of the cluster: ${example}.`;
  expect(() => render(kind(), { egress: [flow] })).toThrow(error);
  expect(() => render(kind({ [place]: [] }), { egress: [flow] })).toThrow(error);
});

test('a connection without a port is refused, because a rule without any allows all', () => {
  const error = "'shop/orders' names no port of its connection with";
  expect(() => render(kind(), { ingress: [{ peer: { pods: { app: 'a' } } }] })).toThrow(`${error} {"pods":{"app":"a"}}.`);
  expect(() => render(kind(), { egress: [{ peer: { place: 'dns' }, ports: [] }] })).toThrow(`${error} 'dns'.`);
  expect(() => render(kind({ monitoring: [{ namespace: 'a' }] }), { ingress: [{ peer: { place: 'monitoring' } }] })).toThrow(error);
});

test('an empty list of CIDRs is refused, because a rule without peers allows all', () => {
  expect(() => render(kind(), { egress: [{ peer: { cidrs: [] }, ports: [http] }] })).toThrow("'shop/orders' has an empty list of cidrs.");
});

test.each(['10.0.0.0', '10.0.0.0/33', '10.0.0/8', 'fd00::/129', 'fe80::1%eth0/64', '10.0.0.0/08', '/8', 'example.com', ''])(
  "'%s' is no CIDR",
  (cidr) => {
    const error = `has the CIDR '${cidr}'. Write an address and the length of its prefix`;
    expect(() => eks({ cloudApis: [{ cidr }] })).toThrow(`'cloudApis' of a cluster's network ${error}`);
    expect(() => eks({ cloudApis: [{ cidr: '0.0.0.0/0', except: [cidr] }] })).toThrow(error);
    expect(() => render(eks(), { egress: [{ peer: { cidrs: [cidr] }, ports: [http] }] })).toThrow(`A connection of 'shop/orders' ${error}`);
  },
);

test.each<[string, NetworkFacts, string]>([
  [
    'an entity without Cilium',
    { ingress: [{ entity: 'host' }] },
    "'ingress' of a cluster's network has the entity 'host', which only Cilium knows.",
  ],
  [
    'the address of the API server under Cilium',
    { engine: 'cilium', apiServer: [{ cidr: '10.0.0.10/32' }] },
    "'apiServer' of a cluster's network has the CIDR '10.0.0.10/32', and Cilium matches no CIDR there. Leave 'apiServer' to the preset, or state the entity: { entity: 'kube-apiserver' }.",
  ],
  [
    'the address of the Pod Identity endpoint under Cilium',
    { engine: 'cilium', identity: [{ cidr: '169.254.170.23/32' }] },
    "{ entity: 'host' }",
  ],
  [
    'a peer of two forms',
    { ingress: [{ cidr: '10.0.0.0/8', namespace: 'a' } as never] },
    "Give each peer one of 'cidr', 'namespace' and 'entity'.",
  ],
  [
    'pods of an address',
    { ingress: [{ cidr: '10.0.0.0/8', pods: { app: 'a' } } as never] },
    "Drop 'pods', which goes with 'namespace' only.",
  ],
  [
    'an exception to pods',
    { ingress: [{ namespace: 'a', except: ['10.0.0.0/8'] } as never] },
    "Drop 'except', which goes with 'cidr' only.",
  ],
  ['pods of an entity', { engine: 'cilium', ingress: [{ entity: 'ingress', pods: {} } as never] }, "Drop 'pods'"],
  [
    'an unknown engine',
    { engine: 'calico' as 'none' },
    "'engine' of a cluster's network is 'calico'. Choose one of: kubernetes, cilium, none.",
  ],
])('%s is refused where the network is stated', (_, facts, error) => {
  expect(() => new PodNetwork(facts)).toThrow(error);
});
