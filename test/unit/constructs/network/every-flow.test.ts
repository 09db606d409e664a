import * as fc from 'fast-check';
import { eks } from '../../../../constructs/network/eks';
import { NetworkFacts } from '../../../../constructs/network/network-facts';
import { Flow, PeerForm, PlacePeer, PodPort } from '../../../../lib';
import { check } from '../../../kit/property';
import { Connection, End, inCidr, permits } from './permits';
import { render } from './render';

/** A small world: pods by namespace and label, addresses, and what Cilium calls entities. */
const namespaces = ['shop', 'warehouse', 'kube-system', 'monitoring', 'ingress-nginx'];
const apps = ['orders', 'stock', 'kube-dns', 'node-local-dns'];
const addresses = ['10.0.1.5', '10.0.2.5', '10.1.0.5', '169.254.20.10', '169.254.170.23', '8.8.8.8'];
const entities = ['host', 'remote-node', 'kube-apiserver', 'ingress'];
const hosts = ['api.stripe.com', 'files.stripe.com', 'example.com'];
const cidrs = ['10.0.1.0/24', '10.0.0.0/16', '10.0.0.0/8', '8.8.8.8/32', '0.0.0.0/0'];

const facts: NetworkFacts = {
  cloudApis: [{ cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '169.254.0.0/16'] }],
  ingress: [{ namespace: 'ingress-nginx' }],
  monitoring: [{ namespace: 'monitoring', pods: { 'k8s-app': 'stock' } }],
};
const networks = {
  kubernetes: eks({ ...facts, apiServer: [{ cidr: '10.0.2.0/24' }] }),
  cilium: eks({ ...facts, engine: 'cilium', ingress: [...facts.ingress!, { entity: 'ingress' }] }),
};

const port = fc.record({ port: fc.constantFrom(53, 80, 443, 8080), protocol: fc.constantFrom('TCP' as const, 'UDP' as const) });
const ports = fc.array(port, { minLength: 1, maxLength: 3 });
const labels = fc.record({ 'k8s-app': fc.constantFrom(...apps) });
const pods = fc.oneof(
  fc.record({ pods: labels }),
  fc.record({ pods: fc.oneof(labels, fc.constant({})), namespace: fc.constantFrom(...namespaces) }),
);
const byName: fc.Arbitrary<Flow> = fc.record({
  peer: fc.record({ hosts: fc.array(fc.constantFrom(...hosts, '*.stripe.com'), { minLength: 1, maxLength: 2 }) }),
  ports,
});
const flow: fc.Arbitrary<Flow> = fc.oneof(
  fc.record({
    peer: fc.record({ place: fc.constantFrom<PlacePeer>('dns', 'identity', 'cloudApis', 'apiServer', 'ingress', 'monitoring') }),
    ports,
  }),
  fc.record({ peer: fc.record({ place: fc.constantFrom<PlacePeer>('dns', 'identity', 'cloudApis', 'apiServer') }) }),
  fc.record({ peer: fc.record({ cidrs: fc.array(fc.constantFrom(...cidrs), { minLength: 1, maxLength: 2 }) }), ports }),
  fc.record({ peer: pods, ports }),
);
const access = (engine: keyof typeof networks) =>
  fc.record({
    ingress: fc.array(flow, { maxLength: 4 }),
    egress: fc.array(engine === 'cilium' ? fc.oneof(flow, byName) : flow, { maxLength: 4 }),
  });

const connections: readonly Connection[] = (['ingress', 'egress'] as const).flatMap((direction) =>
  [
    ...namespaces.flatMap((namespace) => apps.map((app): End => ({ namespace, labels: { 'k8s-app': app } }))),
    ...addresses.map((address): End => ({ address })),
    ...entities.map((entity): End => ({ entity })),
    ...hosts.map((host): End => ({ host })),
  ].flatMap((end) =>
    [53, 80, 443, 8080].flatMap((number) =>
      (['TCP', 'UDP'] as const).map((protocol) => ({ direction, end, at: { port: number, protocol } })),
    ),
  ),
);

/** Whom each place stands for in this world, said a second time and otherwise than in the presets. */
function isPlace(place: PlacePeer, end: End, engine: string): boolean {
  const cilium = engine === 'cilium';
  const isPod = (namespace: string, ...among: string[]) =>
    'labels' in end && end.namespace === namespace && among.includes(end.labels['k8s-app']!);
  const isAddress = (...among: string[]) => 'address' in end && among.includes(end.address);
  const isEntity = (entity: string) => cilium && 'entity' in end && end.entity === entity;
  return {
    dns: cilium
      ? isPod('kube-system', 'kube-dns', 'node-local-dns') || isEntity('host')
      : isPod('kube-system', 'kube-dns') || isAddress('169.254.20.10'),
    identity: cilium ? isEntity('host') : isAddress('169.254.170.23'),
    cloudApis: isAddress('8.8.8.8'),
    apiServer: cilium ? isEntity('kube-apiserver') : isAddress('10.0.2.5'),
    ingress: isPod('ingress-nginx', ...apps) || isEntity('ingress'),
    monitoring: isPod('monitoring', 'stock'),
  }[place];
}

const placePorts: Partial<Record<PlacePeer, readonly PodPort[]>> = {
  dns: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
  identity: [{ port: 80, protocol: 'TCP' }],
  cloudApis: [{ port: 443, protocol: 'TCP' }],
  apiServer: [{ port: 443, protocol: 'TCP' }],
};

function asksFor({ peer: stated, ports }: Flow, { end, at }: Connection, engine: string): boolean {
  const peer = stated as PeerForm;
  const open = ports ?? ('place' in peer ? placePorts[peer.place]! : []);
  if (!open.some((one) => one.port === at.port && one.protocol === at.protocol)) return false;
  if ('place' in peer) return isPlace(peer.place, end, engine);
  if ('cidrs' in peer) return 'address' in end && peer.cidrs.some((cidr) => inCidr(end.address, cidr));
  if ('hosts' in peer)
    return 'host' in end && peer.hosts.some((host) => host === end.host || (host.startsWith('*') && end.host.endsWith(host.slice(1))));
  return (
    'labels' in end &&
    end.namespace === (peer.namespace ?? 'shop') &&
    Object.entries(peer.pods).every(([key, value]) => end.labels[key] === value)
  );
}

test.each(['kubernetes', 'cilium'] as const)('%s policies permit every flow and nothing else', (engine) => {
  check(
    fc.property(access(engine), (flows) => {
      // WHEN
      const policies = render(networks[engine], flows);
      // THEN
      const wrong = connections.filter(
        (connection) => permits(policies, connection) !== flows[connection.direction].some((flow) => asksFor(flow, connection, engine)),
      );
      expect(wrong).toEqual([]);
    }),
    { short: 20, long: 500 },
  );
});

test.each(['kubernetes', 'cilium'] as const)(
  '%s policies do not depend on the order of flows, ports and labels, nor on repetition',
  (engine) => {
    check(
      fc.property(access(engine), ({ ingress, egress }) => {
        // GIVEN
        const reversed = (flows: readonly Flow[]): Flow[] =>
          [...flows, ...flows].reverse().map(({ peer, ports }) => ({ peer, ...(ports ? { ports: [...ports].reverse() } : {}) }));
        // THEN
        expect(render(networks[engine], { ingress: reversed(ingress), egress: reversed(egress), pods: { b: '1', a: '2' } })).toEqual(
          render(networks[engine], { ingress, egress, pods: { a: '2', b: '1' } }),
        );
      }),
      { short: 20, long: 500 },
    );
  },
);
