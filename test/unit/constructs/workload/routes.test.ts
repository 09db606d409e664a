import { ingressRoutes, kind, Route, StatefulWorkload, Workload } from '../../../../constructs';
import { DeploymentStack, Environment, UserError } from '../../../../lib';
import { synthesize, synthesizePlatform } from '../../../../lib/testing';
import { schemaErrors } from '../../../kit/kubernetes-schema';
import { routed } from '../routing/place';

const image = 'ghcr.io/acme/frontend';
const ports = {
  http: { port: 80, targetPort: 8080 },
  api: { port: 9000, appProtocol: 'grpc' },
  dns: { port: 53, protocol: 'UDP' },
} as const;
const grpcAnnotations = { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' };
const nginx = routed(ingressRoutes({ ingressClassName: 'nginx', grpcAnnotations }));
const web = { host: 'shop.example.com', port: 'http' } as const;

type AnyRoute = Partial<Omit<Route, 'port'>> & { readonly port?: string };

function frontend(stack: DeploymentStack, routes: Readonly<Record<string, AnyRoute>> = { web }, name = 'frontend') {
  new Workload(stack, name, { image, ports, routes: routes as never });
}

function resourcesOf(routes?: Readonly<Record<string, AnyRoute>>, environment = nginx) {
  const { resources } = synthesize(environment, (stack) => frontend(stack, routes));
  expect(resources.all.flatMap(({ values }) => schemaErrors(values))).toEqual([]);
  return resources;
}

describe('a route', () => {
  test('is one object for each, named after workload and route', () => {
    const routes = { web, api: { ...web, path: '/v2' }, grpc: { host: 'api.example.com', port: 'api' } };
    const names = resourcesOf(routes)
      .ofType('networking.k8s.io/v1/Ingress')
      .map(({ values }) => values.metadata.name);
    expect(names).toEqual(['frontend-web', 'frontend-api', 'frontend-grpc']);
  });

  test('lets in those who bring traffic to the place, at the port of the pod', () => {
    const policy = resourcesOf({ web, more: { ...web, path: '/v2' }, grpc: { host: 'api.example.com', port: 'api' } })
      .ofType('networking.k8s.io/v1/NetworkPolicy')
      .find(({ values }) => values.metadata.name === 'frontend')!.values;
    const from = [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } }];
    expect(policy.spec.ingress).toEqual([
      { from, ports: [{ port: 8080, protocol: 'TCP' }] },
      { from, ports: [{ port: 9000, protocol: 'TCP' }] },
    ]);
  });

  test('leads to a stateful workload too', () => {
    const data = { storage: '1Gi', mountPath: '/data' } as const;
    const { resources } = synthesize(
      nginx,
      (stack) => void new StatefulWorkload(stack, 'frontend', { image, ports, routes: { web }, volumeClaimTemplates: { data } }),
    );
    const [{ backend }] = resources.only('networking.k8s.io/v1/Ingress').values.spec.rules[0].http.paths;
    expect(backend.service).toEqual({ name: 'frontend', port: { number: 80 } });
    expect(resources.ofType('networking.k8s.io/v1/NetworkPolicy')[1]!.values.spec.ingress).toHaveLength(1);
  });

  test('is the same in every cluster and region, of which each has its own workload', () => {
    const cluster = (name: string) => ({ name, kubernetesVersion: '1.34', network: kind({ ingress: [{ namespace: 'ingress-nginx' }] }) });
    const regions = [
      { region: 'a', clusters: [cluster('blue'), cluster('green')] },
      { region: 'b', clusters: [cluster('other')] },
    ];
    expect(resourcesOf({ web }, nginx.with({ name: 'test', regions })).ofType('networking.k8s.io/v1/Ingress')).toHaveLength(3);
  });

  test('changes nothing of the pods', () => {
    const podsOf = (routes: Readonly<Record<string, AnyRoute>>) => resourcesOf(routes).only('apps/v1/Deployment').values.spec.template;
    expect(podsOf({ web })).toEqual(podsOf({}));
  });
});

describe('a route is refused', () => {
  const messageOf = (define: () => unknown): string => {
    try {
      define();
    } catch (error) {
      if (error instanceof UserError) return error.message;
      throw error;
    }
    return 'nothing was refused';
  };

  test.each<[string, AnyRoute, string]>([
    [
      'a host with a scheme',
      { ...web, host: 'https://shop.example.com' },
      "'routes.web.host' is 'https://shop.example.com'. Write a DNS name",
    ],
    ['a host with a port', { ...web, host: 'shop.example.com:443' }, "'routes.web.host' is"],
    ['a host with capitals', { ...web, host: 'Shop.example.com' }, "'routes.web.host' is"],
    ['an address', { ...web, host: '10.0.0.1' }, "'routes.web.host' is '10.0.0.1'."],
    ['a host for every subdomain', { ...web, host: '*.example.com' }, "'routes.web.host' is"],
    ['a label of 64 characters', { ...web, host: `${'a'.repeat(64)}.example.com` }, "'routes.web.host' is"],
    ['no host', { ...web, host: '' }, "'routes.web.host' is ''."],
    ['a relative path', { ...web, path: 'api' }, "'routes.web.path' is 'api'. Begin it with '/'"],
    ['a path that leaves its folder', { ...web, path: '/a/../b' }, "'routes.web.path' is '/a/../b'."],
    ['a path with an empty element', { ...web, path: '/a//b' }, "'routes.web.path' is"],
    ['a path with an encoded slash', { ...web, path: '/a%2Fb' }, "'routes.web.path' is"],
    ['a path with a query', { ...web, path: '/a?b' }, "'routes.web.path' is"],
    ['a path of 1025 characters', { ...web, path: `/${'a'.repeat(1024)}` }, "'routes.web.path' is"],
    [
      'an unknown type of path',
      { ...web, pathType: 'Regex' as 'Exact' },
      "'routes.web.pathType' is 'Regex'. Choose one of: Prefix, Exact.",
    ],
    ['a port that is not there', { ...web, port: 'https' }, "'routes.web.port' is 'https' (ports: http, api, dns)."],
    ['a port that every object has', { ...web, port: 'constructor' }, "'routes.web.port' is 'constructor'"],
    ['a UDP port', { ...web, port: 'dns' }, "'routes.web.port' is 'dns', a UDP port."],
    [
      'a gRPC path of three elements',
      { ...web, port: 'api', path: '/a/b/c' },
      "'routes.web.path' is '/a/b/c' (Prefix), and its port speaks gRPC.",
    ],
    [
      'a gRPC service as an exact path',
      { ...web, port: 'api', path: '/acme.Cart', pathType: 'Exact' },
      "'routes.web.path' is '/acme.Cart' (Exact)",
    ],
  ])('with %s', (_what, route, message) => {
    expect(messageOf(() => resourcesOf({ web: route }))).toContain(message);
  });

  test('where the environment has no way for any', () => {
    expect(messageOf(() => resourcesOf({ web }, routed(undefined)))).toBe(
      "Environment 'test' states no 'routes', yet a workload has some. Set 'routes' in the environment.",
    );
  });

  test('where the cluster does not say who brings traffic', () => {
    const regions = [{ region: 'local', clusters: [{ name: 'kind', kubernetesVersion: '1.34', network: kind() }] }];
    expect(messageOf(() => resourcesOf({ web }, nginx.with({ name: 'test', regions })))).toMatch(
      /^Cluster network states no 'ingress', which 'shop\/frontend' needs\./,
    );
  });

  test('under a name that is none', () => {
    expect(messageOf(() => resourcesOf({ Web: web }))).toMatch(/^A route has the name 'Web'\./);
  });
});

describe('a host and path belong to one route of an environment', () => {
  const claim = (define: (stack: DeploymentStack) => void, environment: Environment = nginx) => synthesize(environment, define);
  const both = (first: AnyRoute, second: AnyRoute) => () =>
    claim((stack) => {
      frontend(stack, { web: first });
      frontend(stack, { web: second }, 'admin');
    });

  test('of two workloads, naming both', () => {
    expect(both(web, web)).toThrow(UserError);
    expect(both(web, web)).toThrow(
      "'shop/admin' (route 'web') and 'shop/frontend' (route 'web') at test/unit/constructs/workload/routes.test.ts:20:3 both claim 'shop.example.com/' in environment 'test'. Give one of them another host or path.",
    );
  });

  test('of two apps', () => {
    const define = () =>
      synthesizePlatform((platform) => {
        for (const app of ['shop', 'blog']) nginx.stamp(platform, app, (stack: DeploymentStack) => frontend(stack));
      });
    expect(define).toThrow(
      "'blog/frontend' (route 'web') and 'shop/frontend' (route 'web') at test/unit/constructs/workload/routes.test.ts:20:3 both claim",
    );
  });

  test('of workloads in two regions', () => {
    const clusters = (name: string) => [{ name, kubernetesVersion: '1.34', network: kind({ ingress: [{ namespace: 'ingress-nginx' }] }) }];
    const regions = ['a', 'b'].map((region) => ({ region, clusters: clusters(region) }));
    const define = () =>
      claim((stack) => frontend(stack, { web }, stack.region.region === 'a' ? 'frontend' : 'admin'), nginx.with({ name: 'test', regions }));
    expect(define).toThrow(
      "'shop/admin' (route 'web') and 'shop/frontend' (route 'web') at test/unit/constructs/workload/routes.test.ts:20:3 both claim",
    );
  });

  test('of one workload', () => {
    expect(() => claim((stack) => frontend(stack, { web, again: web }))).toThrow(
      "'shop/frontend' (route 'again') and 'shop/frontend' (route 'web') at test/unit/constructs/workload/routes.test.ts:20:3 both claim",
    );
  });

  test.each<[string, AnyRoute, AnyRoute]>([
    ['another path', web, { ...web, path: '/admin' }],
    ['a longer path', { ...web, path: '/a' }, { ...web, path: '/a/b' }],
    ['another host', web, { ...web, host: 'admin.example.com' }],
    ['the path alone, where the other has what is below', web, { ...web, pathType: 'Exact' }],
  ])('and leave %s to another', (_what, first, second) => {
    expect(both(first, second)).not.toThrow();
  });

  test('whether or not a prefix ends in a slash', () => {
    expect(both({ ...web, path: '/api' }, { ...web, path: '/api/' })).toThrow("both claim 'shop.example.com/api/'");
  });

  test.each([
    ['/a~b', '/a%7Eb'],
    ['/api', '/%61%70i'],
    ['/%c3%a4', '/%C3%A4'],
    ['/a%2db/', '/a-b'],
  ])('however it is encoded: %s and %s', (first, second) => {
    for (const pathType of ['Prefix', 'Exact'] as const)
      if (pathType === 'Prefix' || !first.endsWith('/'))
        expect(both({ ...web, pathType, path: first }, { ...web, pathType, path: second })).toThrow('both claim');
  });

  test.each([
    ['/a%20b', '/a%21b'],
    ['/a%3Fb', '/a'],
    ['/a!b', '/a%21b'],
  ])('but %s and %s are two', (first, second) => {
    expect(both({ ...web, path: first }, { ...web, path: second })).not.toThrow();
  });

  test('and a host speaks HTTP or gRPC: gateways refuse both at one', () => {
    expect(both(web, { ...web, port: 'api', path: '/acme.Cart' })).toThrow(
      "'shop/frontend' (route 'web') at test/unit/constructs/workload/routes.test.ts:20:3 takes HTTP and 'shop/admin' (route 'web') takes gRPC at 'shop.example.com' in environment 'test'.",
    );
  });

  test('while another environment may have them too', () => {
    const regions = [{ ...nginx.regions[0]!, region: 'other' }];
    const environments = [nginx, nginx.with({ name: 'other', regions })];
    const define = () =>
      synthesizePlatform((platform) => {
        for (const environment of environments) environment.stamp(platform, 'shop', (stack: DeploymentStack) => frontend(stack));
      });
    expect(define).not.toThrow();
  });
});
