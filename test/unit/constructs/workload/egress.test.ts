import { Egress, eks, Job, kind, PodNetwork, Workload } from '../../../../constructs';
import { DeploymentStack, Environment, Service } from '../../../../lib';
import { synthesize, synthesizePlatform } from '../../../../lib/testing';
import { schemaErrors } from '../../../kit/kubernetes-schema';

const image = 'ghcr.io/acme/any';

function environmentOf(network: PodNetwork, namespace?: (app: string) => string): Environment {
  return new Environment({
    name: 'test',
    regions: [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network }] }],
    provisioners: [],
    release: {
      schemaVersion: 1,
      images: {
        'shop/orders': { tag: '1' },
        'shop/catalog': { tag: '1' },
        'billing/invoices': { tag: '1' },
        'billing/orders': { tag: '1' },
      },
    },
    ...(namespace && { namespace }),
  });
}

function policiesOf(egress: Readonly<Record<string, unknown>>, network = kind()) {
  const { resources } = synthesize(environmentOf(network), (stack) => {
    new Workload(stack, 'orders', { image, egress: egress as Readonly<Record<string, Egress>>, jobs: { migrate: { command: ['up'] } } });
  });
  return resources.below('shop-test-local/orders');
}

const named = (resources: ReturnType<typeof policiesOf>, name: string) =>
  resources.ofType('networking.k8s.io/v1/NetworkPolicy').find(({ values }) => values.metadata.name === name)!.values;

describe('a workload connects', () => {
  test('to addresses, at the port and protocol that it states', () => {
    const resources = policiesOf({
      partner: { cidrs: ['203.0.113.0/24', '2001:db8::/32'], port: 8443 },
      syslog: { cidrs: ['198.51.100.7/32'], port: 514, protocol: 'UDP' },
    });
    const policy = named(resources, 'orders');
    expect(schemaErrors(policy)).toEqual([]);
    expect(policy.spec.egress.slice(1)).toEqual([
      { to: [{ ipBlock: { cidr: '198.51.100.7/32' } }], ports: [{ port: 514, protocol: 'UDP' }] },
      {
        to: [{ ipBlock: { cidr: '2001:db8::/32' } }, { ipBlock: { cidr: '203.0.113.0/24' } }],
        ports: [{ port: 8443, protocol: 'TCP' }],
      },
    ]);
  });

  test('to servers by name under Cilium, at 443 unless it says otherwise', () => {
    const resources = policiesOf(
      { stripe: { hosts: ['api.stripe.com'] }, mail: { hosts: ['*.example.com'], port: 587 } },
      eks({ engine: 'cilium' }),
    );
    const { values } = resources.below('shop-test-local/orders/NetworkPolicy').only('cilium.io/v2/CiliumNetworkPolicy');
    expect(values.spec.egress.slice(-2)).toEqual([
      { toFQDNs: [{ matchName: 'api.stripe.com' }], toPorts: [{ ports: [{ port: '443', protocol: 'TCP' }] }] },
      { toFQDNs: [{ matchPattern: '*.example.com' }], toPorts: [{ ports: [{ port: '587', protocol: 'TCP' }] }] },
    ]);
  });

  test('with its jobs, which share what it needs', () => {
    const partner = { cidrs: ['203.0.113.0/24'], port: 8443 };
    const resources = policiesOf({ partner });
    expect(named(resources, 'orders-migrate').spec.egress).toEqual(named(resources, 'orders').spec.egress);
  });

  test('whatever its kind', () => {
    const { resources } = synthesize(
      environmentOf(kind()),
      (stack) => void new Job(stack, 'orders', { image, egress: { partner: { cidrs: ['203.0.113.0/24'], port: 8443 } } }),
    );
    expect(JSON.stringify(resources.below('shop-test-local/orders').only('networking.k8s.io/v1/NetworkPolicy').values)).toContain(
      '203.0.113.0/24',
    );
  });
});

describe('a connection is refused', () => {
  test('by name where the network knows addresses only, with the reason', () => {
    expect(() => policiesOf({ stripe: { hosts: ['api.stripe.com'] } })).toThrow(
      "'shop/orders' connects to 'api.stripe.com' by name, and the cluster's network knows addresses only (engine 'kubernetes').",
    );
  });

  test.each<[string, object, string]>([
    ['to nobody', {}, "'egress.partner' names nobody. Give it 'hosts' or 'cidrs', at least one."],
    ['to an empty list', { hosts: [] }, "'egress.partner' names nobody."],
    ['by name and by address', { hosts: ['a.example.com'], cidrs: ['10.0.0.0/8'] }, "'egress.partner' names hosts and cidrs."],
    ['to no CIDR', { cidrs: ['203.0.113.0'], port: 443 }, "'egress.partner' has the CIDR '203.0.113.0'. Write an address and the length"],
    ['to a prefix too long', { cidrs: ['203.0.113.0/33'], port: 443 }, "'egress.partner' has the CIDR '203.0.113.0/33'."],
    ['at port 0', { cidrs: ['203.0.113.0/24'], port: 0 }, "'egress.partner.port' is 0. Choose a whole number from 1 to 65535."],
    ['by ICMP', { cidrs: ['203.0.113.0/24'], port: 1, protocol: 'ICMP' }, "'egress.partner.protocol' is 'ICMP'. Choose one of: TCP, UDP."],
    ['to a URL', { hosts: ['https://api.stripe.com'] }, "'egress.partner.hosts[0]' is 'https://api.stripe.com'. Write a DNS name"],
    ['to any name in the middle', { hosts: ['api.*.com'] }, "'egress.partner.hosts[0]' is 'api.*.com'."],
    ['to every name', { hosts: ['*'] }, "'egress.partner.hosts[0]' is '*'."],
    [
      'to a Service',
      { hosts: ['catalog.shop.svc.cluster.local'] },
      "is 'catalog.shop.svc.cluster.local', which is no name outside the cluster.",
    ],
    [
      'to a name of the namespace',
      { hosts: ['a.example.com', 'catalog'] },
      "'egress.partner.hosts[1]' is 'catalog', which is no name outside the cluster.",
    ],
  ])('%s, whatever the network', (_what, egress, message) => {
    for (const network of [kind(), kind({ engine: 'cilium' }), kind({ engine: 'none' })]) {
      expect(() => policiesOf({ partner: egress }, network)).toThrow(message);
    }
  });
});

describe('a call to a workload of another stack', () => {
  const invoices = new Service('billing/invoices', { grpc: { port: 80, targetPort: 9000 } });
  const shop = (stack: DeploymentStack) => {
    new Workload(stack, 'orders', { image, dependencies: { invoices: invoices.at('grpc') }, jobs: { migrate: { command: ['up'] } } });
  };
  const billing = (stack: DeploymentStack) => void new Workload(stack, 'invoices', { image, ports: invoices.ports });
  const peer = (namespace: string, app: string, name: string) => ({
    ...(namespace && { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } }),
    podSelector: { matchLabels: { 'app.kubernetes.io/instance': `${app}-${name}`, 'app.kubernetes.io/name': name } },
  });

  function synthesized(namespace?: (app: string) => string) {
    const environment = environmentOf(kind(), namespace);
    const { resources } = synthesizePlatform((platform) => {
      environment.stamp(platform, 'shop', shop);
      environment.stamp(platform, 'billing', billing);
    });
    const policy = (path: string) => resources.below(path).ofType('networking.k8s.io/v1/NetworkPolicy');
    return { resources, policy };
  }

  test('is allowed on both sides, by namespace and label, at the port of the pod', () => {
    const { policy } = synthesized();
    expect(policy('billing-test-local/invoices')[0]!.values.spec.ingress).toEqual([
      { from: [peer('shop', 'shop', 'orders'), peer('shop', 'shop', 'orders-migrate')], ports: [{ port: 9000, protocol: 'TCP' }] },
    ]);
    for (const { values } of policy('shop-test-local/orders')) {
      expect(values.spec.egress).toContainEqual({ to: [peer('billing', 'billing', 'invoices')], ports: [{ port: 9000, protocol: 'TCP' }] });
    }
  });

  test('goes by the name of the Service in its namespace, whichever the environment gives it', () => {
    const { resources, policy } = synthesized((app) => (app === 'billing' ? 'finance' : app));
    const [container] = resources.below('shop-test-local/orders').only('apps/v1/Deployment').values.spec.template.spec.containers;
    expect(container.env).toContainEqual({ name: 'INVOICES_ADDRESS', value: 'invoices.finance:80' });
    expect(JSON.stringify(policy('shop-test-local/orders')[0]!.values.spec.egress)).toContain('"finance"');
  });

  test('needs no namespace where both apps share one', () => {
    const { policy } = synthesized(() => 'acme');
    expect(policy('billing-test-local/invoices')[0]!.values.spec.ingress[0].from).toContainEqual(peer('', 'shop', 'orders'));
  });
});
