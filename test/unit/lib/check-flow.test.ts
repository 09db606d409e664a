import { AwsAccess, kind, Postgres, Workload } from '../../../constructs';
import { Absent, External, Flow, Peer, UserError } from '../../../lib';
import { synthesize } from '../../../lib/testing';
import { cloudless } from '../../kit/environments';
import { environment, inCluster, provisioner, Store } from '../../kit/places';
import { render } from '../constructs/network/render';

/** Each form of a peer by itself. */
const forms: Readonly<Record<string, unknown>> = {
  place: 'cloudApis',
  cidrs: ['10.20.0.0/24'],
  hosts: ['api.example.com'],
  pods: { app: 'broker' },
};

const outputs = {
  host: 'a',
  port: 5432,
  database: 'a',
  username: 'a',
  password: new Absent(),
  sslMode: 'require',
  ca: new Absent(),
} as const;
const ports = [{ port: 5432, protocol: 'TCP' }] as const;
const flow = (peer: object): Flow => ({ peer: peer as Peer, ports });

/** Where somebody states a peer, with how errors name the place. */
const doors: Readonly<Record<string, readonly [where: string, give: (peer: object) => unknown]>> = {
  'an external': ["'egress[0]' of an external Postgres", (peer) => External.of(Postgres, { outputs, egress: [flow(peer)] })],
  'approved access': [
    "'approved.models.egress[0]' of AwsAccess.provisioner",
    (peer) => {
      const resources = ['arn:aws:s3:::reports'];
      AwsAccess.provisioner({ approved: { models: { actions: ['s3:GetObject'], resources, egress: [flow(peer)] } } });
    },
  ],
  telemetry: [
    "'telemetry.peers[0]' of environment 'development'",
    (peer) => cloudless({ telemetry: { endpoint: 'http://otel.observability:4317', peers: [peer as Peer] } }),
  ],
  'a provisioner': [
    "'egress[0]' of what Teststore hands over for 'shop-production-eu-west-1/orders/db'",
    (peer) =>
      synthesize(
        environment({ provisioners: [provisioner('store', () => ({ outputs: inCluster, egress: [flow(peer)] }))] }),
        (stack) => void new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', dependencies: { db: new Store() } }),
      ),
  ],
  'a network': ["A connection of 'shop/orders'", (peer) => render(kind(), { egress: [flow(peer)] })],
};

function errorOf(give: () => unknown): UserError {
  try {
    give();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return error as UserError;
  }
  throw new Error('nothing was refused');
}

const names = Object.keys(forms);
const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));

describe.each(Object.entries(doors))('where %s states whom pods reach, refused is', (_door, [where, give]) => {
  test.each(pairs)("a peer of two forms, '%s' and '%s': one of them would be lost", (one, other) => {
    const { what, cure } = errorOf(() => give({ [one]: forms[one], [other]: forms[other] }));
    expect(what).toBe(`${where} states '${one}' and '${other}'.`);
    expect(cure).toBe("State one of 'place', 'cidrs', 'hosts' and 'pods'; what else is reached is a connection of its own.");
  });

  test.each<[string, object, string]>([
    ['nobody', {}, 'states nobody.'],
    ['a namespace by itself', { namespace: 'shop' }, 'states nobody.'],
    [
      'a namespace of addresses',
      { cidrs: ['10.20.0.0/24'], namespace: 'shop' },
      "states 'cidrs' and a 'namespace', which only 'pods' have.",
    ],
    ['everybody in its own namespace', { pods: {} }, 'states the pods {}: everybody in the namespace of whoever connects.'],
    ['an empty list of addresses', { cidrs: [] }, 'has an empty list of cidrs.'],
    ['an empty list of names', { hosts: [] }, 'has an empty list of hosts.'],
    ['what is no address', { cidrs: ['10.20.0.1/24'] }, "has the CIDR '10.20.0.1/24', whose address is that of a host in the network."],
  ])('%s', (_what, peer, message) => {
    expect(errorOf(() => give(peer)).what).toBe(`${where} ${message}`);
  });
});

test.each(['an external', 'approved access'])('%s states its peers on the line of whoever states it', (door) => {
  expect(errorOf(() => doors[door]![1]({ pods: {} })).stack).toContain(__filename);
});

test('all pods of a namespace are meant where that is named', () => {
  const [{ spec }] = render(kind(), { egress: [flow({ pods: {}, namespace: 'observability' })] });
  expect(spec.egress).toEqual([
    { to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'observability' } }, podSelector: {} }], ports },
  ]);
});
