import { Egress, eks, kind, NetworkFacts, Queue, Redis, Workload, WorkloadProps } from '../../../../constructs';
import { Environment, Service } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, cloudless, eksCluster } from '../../../kit/environments';

const image = 'ghcr.io/acme/any';
const url = 'http://proxy.egress.svc:3128';
const egressProxy = { peers: [{ namespace: 'egress', pods: { app: 'squid' } }], port: 3129, url };
const stripe = { stripe: { hosts: ['api.stripe.com'] } };

function placeOf(facts: NetworkFacts): Environment {
  return cloudless({ regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind(facts) }] }] });
}

function made(props: Partial<WorkloadProps>, environment = placeOf({ egressProxy })) {
  return synthesize(environment, (stack) => void new Workload(stack, 'orders', { image, ...(props as object) })).resources;
}

function variables(props: Partial<WorkloadProps>, environment?: Environment): Readonly<Record<string, string>> {
  const { env = [] } = made(props, environment).only('apps/v1/Deployment').values.spec.template.spec.containers[0];
  return Object.fromEntries(env.map(({ name, value }: { name: string; value: string }) => [name, value]));
}

const policyOf = (props: Partial<WorkloadProps>, environment?: Environment) =>
  made(props, environment).only('networking.k8s.io/v1/NetworkPolicy', { name: 'orders' }).values.spec.egress;

describe('where the place has an egress proxy, a server that is stated by name', () => {
  test('is reached through it, at its own port', () => {
    expect(policyOf({ egress: stripe }).slice(1)).toEqual([
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'egress' } },
            podSelector: { matchLabels: { app: 'squid' } },
          },
        ],
        ports: [{ port: 3129, protocol: 'TCP' }],
      },
    ]);
  });

  test('has the program told of it, and of what lies nearer', () => {
    expect(variables({ egress: stripe })).toMatchObject({
      HTTPS_PROXY: url,
      NO_PROXY: '.cluster.local,.svc,127.0.0.1,::1,localhost',
    });
    expect(variables({ egress: stripe })).not.toHaveProperty('HTTP_PROXY');
    const plain = variables({ egress: { plain: { hosts: ['api.stripe.com'], port: 80 } } });
    expect(plain).toMatchObject({ HTTP_PROXY: url });
    expect(plain).not.toHaveProperty('HTTPS_PROXY');
  });

  test('leaves what is called, what dependencies are at, and addresses to go without it', () => {
    const catalog = new Service('catalog', { grpc: { port: 3550 } });
    const environment = cloudless({
      regions: [
        { region: 'local', clusters: [eksCluster('blue', { network: eks({ egressProxy, apiServer: [{ cidr: '10.0.0.10/32' }] }) })] },
      ],
      telemetry: { endpoint: 'http://otel-collector.observability:4317', peers: [{ namespace: 'observability', pods: { app: 'otel' } }] },
    });
    const { resources } = synthesize(environment, (stack) => {
      new Workload(stack, 'catalog', { image, ports: catalog.ports });
      new Workload(stack, 'orders', {
        image,
        dependencies: { catalog: catalog.at('grpc'), cache: new Redis({ size: 'small' }) },
        egress: { ...stripe, partner: { cidrs: ['203.0.113.0/24'], port: 443 } },
        kubernetesApi: { rules: [] },
      });
    });
    const { env } = resources.only('apps/v1/Deployment', { name: 'orders' }).values.spec.template.spec.containers[0];
    expect(env.find(({ name }) => name === 'NO_PROXY')!.value.split(',')).toEqual(
      expect.arrayContaining(['catalog', 'orders-cache', '203.0.113.0/24', '$(KUBERNETES_SERVICE_HOST)', 'otel-collector.observability']),
    );
  });

  test('leaves the cloud to go without it', () => {
    const network = eks({ egressProxy, cloudApis: [{ cidr: '10.0.0.0/16' }] });
    const environment = aws({ regions: [awsRegion({ clusters: [eksCluster('blue', { network })] })] });
    const { NO_PROXY } = variables({ egress: stripe, dependencies: { jobs: new Queue() } }, environment);
    expect(NO_PROXY!.split(',')).toEqual(expect.arrayContaining(['.amazonaws.com', '.api.aws', '169.254.170.23', 'fd00:ec2::23']));
  });

  test.each([
    ['cn-north-1', 'aws-cn', '.amazonaws.com.cn'],
    ['eusc-de-east-1', 'aws-eusc', '.amazonaws.eu'],
    ['us-iso-east-1', 'aws-iso', '.c2s.ic.gov'],
  ])('leaves the cloud of %s to go without it, by the names of its partition', (region, partition, suffix) => {
    const network = eks({ egressProxy, cloudApis: [{ cidr: '10.0.0.0/16' }] });
    const environment = aws({ regions: [awsRegion({ region, partition, clusters: [eksCluster('blue', { network })] })] });
    const { NO_PROXY } = variables({ egress: stripe, dependencies: { jobs: new Queue() } }, environment);
    expect(NO_PROXY!.split(',').filter((name) => /amazonaws|aws$|gov$/.test(name))).toEqual([suffix]);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    ['of its name', { HTTPS_PROXY: 'http://mine:1' }],
    ['of another case', { https_proxy: 'http://mine:1' }],
  ])('does not touch a variable %s that the developer states', (_what, env) => {
    const given = variables({ egress: stripe, env });
    expect(Object.entries(given).filter(([name]) => /https_proxy/i.test(name))).toEqual(Object.entries(env));
    expect(given).toHaveProperty('NO_PROXY');
  });

  test('is told to jobs, too', () => {
    const resources = made({ egress: stripe, jobs: { migrate: { command: ['up'] } } });
    const { env } = resources.only('batch/v1/Job').values.spec.template.spec.containers[0];
    expect(env).toContainEqual({ name: 'HTTPS_PROXY', value: url });
  });

  test('and no url has no variables', () => {
    const { url: _, ...silent } = egressProxy;
    expect(variables({ egress: stripe }, placeOf({ egressProxy: silent }))).toEqual({});
  });

  test('changes nothing of those who state no such server', () => {
    const without = { egress: { partner: { cidrs: ['203.0.113.0/24'], port: 443 } } };
    expect(variables(without)).toEqual({});
    expect(policyOf(without)).toEqual(policyOf(without, placeOf({})));
  });

  test('goes to the proxy in one cluster of a region, and by name in another', () => {
    const clusters = [eksCluster('blue', { network: eks({ egressProxy }) }), eksCluster('green', { network: eks({ engine: 'cilium' }) })];
    const resources = made({ egress: stripe }, cloudless({ regions: [{ region: 'local', clusters }] }));
    const told = ['blue', 'green'].map((cluster) => {
      const { env = [] } = resources.only('apps/v1/Deployment', { cluster }).values.spec.template.spec.containers[0];
      return env.map(({ name }: { name: string }) => name);
    });
    expect(told).toEqual([['HTTPS_PROXY', 'NO_PROXY'], []]);
  });

  test('that it does not let through goes by name, where the network knows names', () => {
    const network = { egressProxy: { ...egressProxy, hosts: ['*.example.com'] }, fqdnPolicy: 'gke' as const };
    const resources = made({ egress: { both: { hosts: ['api.stripe.com', 'a.example.com'] } } }, placeOf(network));
    const named = resources.only('networking.gke.io/v1alpha1/FQDNNetworkPolicy').values.spec.egress;
    expect(named).toEqual([{ matches: [{ name: 'api.stripe.com' }], ports: [{ port: 443, protocol: 'TCP' }] }]);
  });
});

describe('is refused', () => {
  const only = (...hosts: string[]) => placeOf({ egressProxy: { ...egressProxy, hosts } });
  test.each<[string, () => unknown, string]>([
    [
      'a server that the proxy does not let through',
      () => made({ egress: stripe }, only('api.example.com', '*.example.org')),
      "'shop/orders' connects to 'api.stripe.com' by name, and the cluster's network knows addresses only (engine 'kubernetes'), and its 'egressProxy' lets through api.example.com, *.example.org.",
    ],
    [
      'more than one label below',
      () => made({ egress: { a: { hosts: ['a.b.example.org'] } } }, only('*.example.org')),
      "connects to 'a.b.example.org'",
    ],
    [
      'all names, where one is let through',
      () => made({ egress: { a: { hosts: ['*.example.org'] } } }, only('a.example.org')),
      "connects to '*.example.org'",
    ],
    [
      'UDP',
      () => made({ egress: { a: { hosts: ['time.example.com'], port: 123, protocol: 'UDP' } as Egress } }),
      "'shop/orders' connects to 'time.example.com' by UDP, and the way there is the cluster's 'egressProxy', which carries TCP.",
    ],
    [
      'a server below what goes without the proxy',
      () => made({ egress: stripe }, placeOf({ egressProxy: { ...egressProxy, noProxy: ['.stripe.com'] } })),
      "It connects to 'api.stripe.com' by the egress proxy, and to '.stripe.com' without it",
    ],
    [
      'a URL with a password',
      () => placeOf({ egressProxy: { ...egressProxy, url: 'http://me:pw@proxy:3128' } }),
      "'egressProxy.url' of a cluster's network is no URL of a proxy: it has a user or password.",
    ],
    [
      'a URL without a port',
      () => placeOf({ egressProxy: { ...egressProxy, url: 'http://proxy' } }),
      'Write scheme, name and port, and nothing else',
    ],
    ['two names in one', () => placeOf({ egressProxy: { ...egressProxy, noProxy: ['a,b'] } }), "'egressProxy.noProxy[0]' of"],
    ['every host', () => placeOf({ egressProxy: { ...egressProxy, hosts: ['*'] } }), "'egressProxy.hosts[0]' of"],
    ['nobody', () => placeOf({ egressProxy: { ...egressProxy, peers: [] } }), "'egressProxy.peers' of"],
    [
      'a peer of two forms',
      () => placeOf({ egressProxy: { ...egressProxy, peers: [{ cidr: '10.0.0.1/32', namespace: 'egress' } as never] } }),
      "'egressProxy.peers' of a cluster's network has the peer",
    ],
    ['port 0', () => placeOf({ egressProxy: { ...egressProxy, port: 0 } }), "'egressProxy.port' of"],
  ])('%s', (_what, act, message) => {
    expect(act).toThrow(message);
  });

  test('a password, without showing it', () => {
    const act = () => placeOf({ egressProxy: { ...egressProxy, url: 'http://me:pw-in-the-clear@proxy:3128' } });
    expect(act).toThrow(expect.objectContaining({ message: expect.not.stringContaining('pw-in-the-clear') }));
  });
});
