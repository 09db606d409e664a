import { Workload } from '../../../../constructs/workload/workload';
import { DeploymentStack, Environment, NetworkAccess, Platform, Service, text, UserError } from '../../../../lib';
import { synthesizePlatform } from '../../../../lib/testing';
import { cluster, environment, RecordingNetwork, recordingNetwork, region } from '../../../kit/places';

const image = 'ghcr.io/acme/any';
const cart = new Service('cart', { grpc: { port: 7070, targetPort: 17070 }, metrics: { port: 9090 } });
const frontend = new Service('frontend', { http: { port: 80, targetPort: 8080 } });
const books = new Service('accounting/books', { udp: { port: 514, protocol: 'UDP' } });

const place = { network: undefined as unknown as RecordingNetwork, environment: undefined as unknown as Environment };
beforeEach(() => {
  place.network = recordingNetwork();
  place.environment = environment({ regions: [region('eu-west-1', [cluster('blue', place.network)])] });
});

type App = (stack: DeploymentStack) => void;

function synth(apps: Readonly<Record<string, App>>, on = place.environment) {
  const define = (platform: Platform) => {
    for (const [app, workloads] of Object.entries(apps)) on.stamp(platform, app, workloads);
  };
  return synthesizePlatform(define);
}

const inNamespaces = (namespaces: Readonly<Record<string, string>>) =>
  place.environment.with({ name: 'production', namespace: (app) => namespaces[app] ?? app });
const policy = (name: string): NetworkAccess => place.network.policies.get(name)!;
const podsOf = (name: string, app = 'shop') => ({ 'app.kubernetes.io/name': name, 'app.kubernetes.io/instance': `${app}-${name}` });

const cartWorkload: App = (stack) =>
  void new Workload(stack, 'cart', {
    image,
    ports: cart.ports,
    dependencies: { shop: frontend.at('http') },
    env: ({ shop }) => ({ BACK: shop.address }),
  });
const frontendWorkload: App = (stack) =>
  void new Workload(stack, 'frontend', {
    image,
    ports: frontend.ports,
    dependencies: { cart: cart.at('grpc') },
    env: (on) => ({ CART: on.cart.address, HOST: on.cart.host, PORT: on.cart.port, URL: text`grpc://${on.cart.address}` }),
  });

describe('a call', () => {
  test('hands over host, port and address of the service', () => {
    // WHEN
    const { resources } = synth({ shop: (stack) => [cartWorkload, frontendWorkload].forEach((define) => void define(stack)) });
    // THEN
    const deployment = resources.below('shop-production-eu-west-1/frontend').only('apps/v1/Deployment');
    expect(deployment.values.spec.template.spec.containers[0].env).toEqual([
      { name: 'CART', value: 'cart:7070' },
      { name: 'HOST', value: 'cart' },
      { name: 'PORT', value: '7070' },
      { name: 'URL', value: 'grpc://cart:7070' },
    ]);
  });

  test('opens the network on both sides, at the port of the pod, for two workloads that call each other', () => {
    // WHEN
    synth({ shop: (stack) => [cartWorkload, frontendWorkload].forEach((define) => void define(stack)) });
    // THEN
    const toCart = [{ port: 17070, protocol: 'TCP' }];
    const toFrontend = [{ port: 8080, protocol: 'TCP' }];
    expect(policy('shop/cart').ingress).toEqual([{ peer: { pods: podsOf('frontend') }, ports: toCart }]);
    expect(policy('shop/frontend').egress).toEqual([{ peer: { place: 'dns' } }, { peer: { pods: podsOf('cart') }, ports: toCart }]);
    expect(policy('shop/frontend').ingress).toEqual([{ peer: { pods: podsOf('cart') }, ports: toFrontend }]);
    expect(policy('shop/cart').egress).toContainEqual({ peer: { pods: podsOf('frontend') }, ports: toFrontend });
  });

  test('reaches another app by its namespace, whichever that is', () => {
    // GIVEN
    const accounting: App = (stack) => void new Workload(stack, 'books', { image, ports: books.ports });
    const shop: App = (stack) => void new Workload(stack, 'orders', { image, dependencies: { books: books.at('udp') } });
    // WHEN
    const { resources } = synth({ shop, accounting }, inNamespaces({ accounting: 'finance' }));
    // THEN
    expect(
      resources.below('shop-production-eu-west-1/orders').only('apps/v1/Deployment').values.spec.template.spec.containers[0].env,
    ).toContainEqual({
      name: 'BOOKS_ADDRESS',
      value: 'books.finance:514',
    });
    expect(policy('shop/orders').egress).toContainEqual({
      peer: { pods: podsOf('books', 'accounting'), namespace: 'finance' },
      ports: [{ port: 514, protocol: 'UDP' }],
    });
    expect(policy('finance/books').ingress).toEqual([
      { peer: { pods: podsOf('orders'), namespace: 'shop' }, ports: [{ port: 514, protocol: 'UDP' }] },
    ]);
  });

  test('is within the namespace where two apps share one', () => {
    const accounting: App = (stack) => void new Workload(stack, 'books', { image, ports: books.ports });
    const shop: App = (stack) => void new Workload(stack, 'orders', { image, dependencies: { books: books.at('udp') } });
    synth({ shop, accounting }, inNamespaces({ accounting: 'one', shop: 'one' }));
    expect(policy('one/books').ingress).toEqual([{ peer: { pods: podsOf('orders') }, ports: [{ port: 514, protocol: 'UDP' }] }]);
  });

  test('means the same in whatever order workloads and apps are defined', () => {
    // GIVEN
    const workloads = [
      cartWorkload,
      frontendWorkload,
      ...['a', 'b', 'c'].map(
        (name): App =>
          (stack) =>
            void new Workload(stack, name, { image, dependencies: { cart: cart.at('grpc') } }),
      ),
    ];
    const inOrder = (order: readonly App[]) => {
      place.network = recordingNetwork();
      place.environment = environment({ regions: [region('eu-west-1', [cluster('blue', place.network)])] });
      synth({ shop: (stack) => order.forEach((define) => void define(stack)) });
      return [...place.network.policies.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    };
    // THEN
    expect(inOrder([...workloads].reverse())).toEqual(inOrder(workloads));
  });

  test('is told once for each cluster of the region', () => {
    // GIVEN
    const networks = [recordingNetwork(), recordingNetwork()];
    const two = environment({
      regions: [
        region(
          'eu-west-1',
          networks.map((network, index) => cluster(`c${index}`, network)),
        ),
      ],
    });
    // WHEN
    synth({ shop: (stack) => [cartWorkload, frontendWorkload].forEach((define) => void define(stack)) }, two);
    // THEN
    expect(networks[0]!.policies.get('shop/cart')).toEqual(networks[1]!.policies.get('shop/cart'));
    expect(networks[0]!.policies.get('shop/cart')!.ingress).toHaveLength(1);
  });

  test('goes to the workload in the same region', () => {
    // GIVEN a callee in one region, callers in two
    const two = environment({ regions: [region('eu-west-1'), region('eu-west-2')] });
    const shop: App = (stack) => {
      if (stack.region.region === 'eu-west-1') new Workload(stack, 'cart', { image, ports: cart.ports });
      new Workload(stack, 'orders', { image, dependencies: { cart: cart.at('grpc') } });
    };
    // THEN
    expect(() => synth({ shop }, two)).toThrow(
      "Workload 'shop/orders' calls 'shop/cart', which is not placed in production eu-west-2 (placed: shop/orders).",
    );
  });

  test('may be to itself', () => {
    expect(() =>
      synth({ shop: (stack) => void new Workload(stack, 'cart', { image, ports: cart.ports, dependencies: { peers: cart.at('grpc') } }) }),
    ).not.toThrow();
  });

  test('is recorded in the assembly with who answers', () => {
    const { files } = synth({ shop: (stack) => [cartWorkload, frontendWorkload].forEach((define) => void define(stack)) });
    const assembly = JSON.parse(files.get('cdktf.out/assembly.json')!);
    const [, shop] = assembly.stacks;
    expect(shop.workloads[1].bindings).toEqual([
      { name: 'cart', type: 'call', provider: 'shop/cart', outputs: { host: 'literal', port: 'literal', address: 'literal' } },
    ]);
  });
});

describe('a call that cannot be is refused', () => {
  test.each<[string, App, string]>([
    [
      'to a workload that is not placed',
      (stack) => void new Workload(stack, 'orders', { image, dependencies: { cart: cart.at('grpc') } }),
      "Workload 'shop/orders' calls 'shop/cart', which is not placed in production eu-west-1 (placed: shop/orders). Place it there, or drop the call.",
    ],
    [
      'to an app that is not placed',
      (stack) => void new Workload(stack, 'orders', { image, dependencies: { books: books.at('udp') } }),
      "Workload 'shop/orders' calls 'accounting/books', which is not placed",
    ],
    [
      'at a port that the workload does not offer',
      (stack) => {
        new Workload(stack, 'orders', { image, dependencies: { cart: cart.at('grpc') } });
        new Workload(stack, 'cart', { image, ports: { http: { port: 80 } } });
      },
      "Workload 'shop/orders' calls 'shop/cart' at port 'grpc' (7070), which it does not offer (ports: http: 80). Give the Service and its Workload the same ports.",
    ],
    [
      'at another number than the workload offers',
      (stack) => {
        new Workload(stack, 'orders', { image, dependencies: { cart: cart.at('grpc') } });
        new Workload(stack, 'cart', { image, ports: { grpc: { port: 7071 } } });
      },
      "at port 'grpc' (7070), which it does not offer (ports: grpc: 7071).",
    ],
    [
      'to a worker',
      (stack) => {
        new Workload(stack, 'orders', { image, dependencies: { cart: cart.at('grpc') } });
        new Workload(stack, 'cart', { image });
      },
      '(ports: none)',
    ],
  ])('%s, at the line of the caller', (_what, shop, message) => {
    const define = () => synth({ shop });
    expect(define).toThrow(UserError);
    expect(define).toThrow(message);
    try {
      define();
    } catch (error) {
      expect((error as UserError).at).toMatchObject({ file: 'test/unit/constructs/workload/calls.test.ts' });
    }
  });

  test.each(['http', 'constructor', '__proto__', ''])('at port %j that the service does not name', (port) => {
    expect(() => cart.at(port as 'grpc')).toThrow(UserError);
    expect(() => cart.at(port as 'grpc')).toThrow(`Service 'cart' has no port '${port}' (ports: grpc, metrics). Call one of its ports.`);
  });
});
