import { gatewayRoutes, ingressRoutes, Workload } from '../../../../constructs';
import { Routes, Service } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { noSchema, schemaErrors } from '../../../kit/kubernetes-schema';
import { routed } from '../routing/place';

const ports = { http: { port: 80, targetPort: 8080 }, api: { port: 9000, appProtocol: 'grpc' } };
const approved = { routeAnnotations: ['example.com/a'], wildcardHosts: ['*.shop.example.com'] };
const nginx = ingressRoutes({
  ingressClassName: 'nginx',
  clusterIssuer: 'letsencrypt',
  timeoutAnnotations: ['nginx.ingress.kubernetes.io/proxy-read-timeout', 'nginx.ingress.kubernetes.io/proxy-send-timeout'],
  grpcAnnotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' },
});
const gateway = gatewayRoutes({ gateway: { name: 'public', namespace: 'gateways', plainSectionName: 'http' } });
const plain: Routes = { render: ({ metadata }) => ({ apiVersion: 'example.com/v1', kind: 'Way', metadata }) };

function made(way: Routes, route: object) {
  const { resources } = synthesize(routed(way, { approved }), (stack) => {
    const web = { host: 'shop.example.com', port: 'http', ...route } as never;
    new Workload(stack, 'frontend', { image: 'ghcr.io/acme/frontend', ports, routes: { web } });
  });
  expect(resources.all.flatMap(({ values }) => schemaErrors(values)).filter((error) => error !== noSchema)).toEqual([]);
  return resources;
}
const ingressOf = (route: object, way = nginx) => made(way, route).only('networking.k8s.io/v1/Ingress').values;
const ruleOf = (route: object) => made(gateway, route).only('gateway.networking.k8s.io/v1/HTTPRoute').values.spec.rules[0];

describe('an Ingress', () => {
  test('has annotations of approved keys beside those of the environment', () => {
    expect(ingressOf({ annotations: { 'example.com/a': 'b' } }).metadata.annotations).toMatchObject({
      'example.com/a': 'b',
      'cert-manager.io/cluster-issuer': 'letsencrypt',
    });
  });

  test('tells the controller its timeout in the words of the environment', () => {
    expect(ingressOf({ timeoutSeconds: 300 }).metadata.annotations).toMatchObject({
      'nginx.ingress.kubernetes.io/proxy-read-timeout': '300',
      'nginx.ingress.kubernetes.io/proxy-send-timeout': '300',
    });
  });

  test('serves the certificate of a Secret by name, for which nobody signs one', () => {
    const { metadata, spec } = ingressOf({ tlsSecretName: 'shop-certificate' });
    expect(spec.tls).toEqual([{ hosts: ['shop.example.com'], secretName: 'shop-certificate' }]);
    expect(metadata.annotations).not.toHaveProperty('cert-manager.io/cluster-issuer');
  });

  test('takes every host below a domain that is approved', () => {
    const { spec } = ingressOf({ host: '*.shop.example.com' });
    expect(spec.rules[0].host).toBe('*.shop.example.com');
    expect(spec.tls).toEqual([{ hosts: ['*.shop.example.com'], secretName: 'wildcard.shop.example.com-tls' }]);
  });
});

describe('a route of the Gateway API', () => {
  test('must be answered in time', () => {
    expect(ruleOf({ timeoutSeconds: 300 }).timeouts).toEqual({ request: '300s' });
  });

  test('rewrites what the workload sees: the path that it stands for, or all of it where it is exact', () => {
    const rewrite = { host: 'inner.example.com', path: '/' };
    expect(ruleOf({ path: '/api', rewrite }).filters).toEqual([
      { type: 'URLRewrite', urlRewrite: { hostname: 'inner.example.com', path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } } },
    ]);
    expect(ruleOf({ path: '/api', pathType: 'Exact', rewrite: { path: '/v2' } }).filters).toEqual([
      { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplaceFullPath', replaceFullPath: '/v2' } } },
    ]);
  });

  test('sends requests on, which then reach no pod', () => {
    const resources = made(gateway, { tls: false, redirect: { scheme: 'https', statusCode: 301 } });
    const [rule] = resources.only('gateway.networking.k8s.io/v1/HTTPRoute').values.spec.rules;
    expect(rule.filters).toEqual([{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 301 } }]);
    expect(rule).not.toHaveProperty('backendRefs');
    const policy = resources.ofType('networking.k8s.io/v1/NetworkPolicy').find(({ values }) => values.metadata.name === 'frontend');
    expect(policy!.values.spec.ingress ?? []).toEqual([]);
  });

  describe('leads some requests to another workload', () => {
    const next = new Service('admin', { http: { port: 8000, targetPort: 9090 }, dns: { port: 53, protocol: 'UDP' } });
    const split = (route: object, ports = next.ports, way: Routes = gateway) =>
      synthesize(routed(way, { approved }), (stack) => {
        new Workload(stack, 'frontend', {
          image: 'ghcr.io/acme/frontend',
          ports: { http: { port: 80 } },
          routes: { web: { host: 'shop.example.com', port: 'http', ...route } as never },
        });
        new Workload(stack, 'admin', { image: 'ghcr.io/acme/admin', ports });
      }).resources;
    const weights = { next: { to: next.at('http'), percent: 10 } };

    test('in parts of a hundred, where the rest stays', () => {
      const route = split({ weights }).only('gateway.networking.k8s.io/v1/HTTPRoute').values;
      expect(schemaErrors(route).filter((error) => error !== noSchema)).toEqual([]);
      expect(route.spec.rules[0].backendRefs).toEqual([
        { group: '', kind: 'Service', name: 'frontend', port: 80, weight: 90 },
        { group: '', kind: 'Service', name: 'admin', port: 8000, weight: 10 },
      ]);
      const all = split({ weights: { next: { to: next.at('http'), percent: 100 } } });
      expect(all.only('gateway.networking.k8s.io/v1/HTTPRoute').values.spec.rules[0].backendRefs[0].weight).toBe(0);
    });

    test('whose policy lets in whoever brings them, at the port of its pods, and nobody else', () => {
      const policy = split({ weights })
        .ofType('networking.k8s.io/v1/NetworkPolicy')
        .find(({ values }) => values.metadata.name === 'admin')!.values.spec;
      expect(policy.ingress).toEqual([
        {
          from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } }],
          ports: [{ port: 9090, protocol: 'TCP' }],
        },
      ]);
    });

    test.each<[string, object, string]>([
      ['more than all of them', { a: { to: next.at('http'), percent: 101 } }, "'routes.web.weights.a.percent' is 101."],
      ['nobody', {}, "'routes.web.weights' is empty."],
      [
        'one workload twice',
        { a: { to: next.at('http'), percent: 1 }, b: { to: next.at('http'), percent: 2 } },
        "'routes.web.weights.b.to' is 'shop/admin', where 'a' leads already.",
      ],
      [
        'itself',
        { a: { to: new Service('frontend', { http: { port: 80 } }).at('http'), percent: 1 } },
        "'routes.web.weights.a.to' is 'shop/frontend', where the route itself leads already.",
      ],
      [
        'another app',
        { a: { to: new Service('blog/frontend', { http: { port: 80 } }).at('http'), percent: 1 } },
        "'routes.web.weights.a.to' is 'blog/frontend', which is of another app",
      ],
      [
        'a workload that is not there',
        { a: { to: new Service('gone', { http: { port: 80 } }).at('http'), percent: 1 } },
        "A route of workload 'shop/frontend' leads to 'shop/gone', which is not placed in",
      ],
      [
        'a port that is not there',
        { a: { to: new Service('admin', { web: { port: 80 } }).at('web'), percent: 1 } },
        "A route of workload 'shop/frontend' leads to 'shop/admin' at port 'web' (80), which it does not offer",
      ],
      ['a UDP port', { a: { to: next.at('dns'), percent: 1 } }, "leads to 'shop/admin' at port 'dns', a UDP port."],
    ])('but not to %s', (_, stated, message) => {
      expect(() => split({ weights: stated })).toThrow(message);
    });

    test('together not more than all of them, and none that are sent on', () => {
      const other = new Service('other', { http: { port: 80 } });
      expect(() => split({ weights: { ...weights, b: { to: other.at('http'), percent: 91 } } })).toThrow(
        "'routes.web.weights' are 101 percent together.",
      );
      expect(() => split({ weights, redirect: { scheme: 'https' } })).toThrow("'routes.web' has 'redirect' and 'weights'.");
    });

    test('only where the way of the environment can', () => {
      expect(() => split({ weights }, next.ports, nginx)).toThrow(
        "'routes.web.weights' is stated, which the routes of environment 'test' do not take (they take: annotations, tlsSecretName, timeoutSeconds).",
      );
    });
  });

  test('has annotations of approved keys', () => {
    const { metadata } = made(gateway, { annotations: { 'example.com/a': 'b' } }).only('gateway.networking.k8s.io/v1/HTTPRoute').values;
    expect(metadata.annotations).toMatchObject({ 'example.com/a': 'b' });
  });
});

describe('it is refused, on the line that states it', () => {
  const rows: Readonly<Record<string, readonly [() => unknown, string]>> = {
    'a rewrite where there is none': [
      () => made(nginx, { rewrite: { path: '/' } }),
      "'routes.web.rewrite' is stated, which the routes of environment 'test' do not take (they take: annotations, tlsSecretName, timeoutSeconds).",
    ],
    'a redirect where there is none': [() => made(nginx, { redirect: { scheme: 'https' } }), "'routes.web.redirect' is stated, which"],
    'a timeout that the controller is not told': [
      () => made(ingressRoutes({ ingressClassName: 'nginx' }), { timeoutSeconds: 5 }),
      '(they take: annotations, tlsSecretName).',
    ],
    'a certificate beside those of the Gateway': [
      () => made(gateway, { tlsSecretName: 'a' }),
      '(they take: annotations, timeoutSeconds, rewrite, redirect, weights).',
    ],
    'anything where the way is of somebody who says nothing': [
      () => made(plain, { annotations: { 'example.com/a': 'b' } }),
      '(they take: none).',
    ],
    'an annotation that nobody approved': [
      () => made(nginx, { annotations: { 'nginx.ingress.kubernetes.io/configuration-snippet': 'b' } }),
      "'routes.web.annotations' is 'nginx.ingress.kubernetes.io/configuration-snippet', which environment 'test' does not approve (routeAnnotations: example.com/a).",
    ],
    'a domain that nobody approved': [
      () => made(nginx, { host: '*.example.com' }),
      "'routes.web.host' is '*.example.com', which environment 'test'",
    ],
    'a timeout of gRPC': [() => made(gateway, { port: 'api', timeoutSeconds: 5 }), 'a GRPCRoute has neither timeouts'],
    'a redirect of gRPC': [() => made(gateway, { port: 'api', redirect: { scheme: 'https' } }), 'and its port speaks gRPC.'],
    'a redirect that is rewritten': [
      () => made(gateway, { redirect: { scheme: 'https' }, rewrite: { path: '/' } }),
      "'routes.web' has 'redirect' and 'rewrite'.",
    ],
    'a redirect to nowhere': [() => made(gateway, { redirect: { statusCode: 301 } }), "'routes.web.redirect' changes nothing."],
    'a rewrite of nothing': [() => made(gateway, { rewrite: {} }), "'routes.web.rewrite' changes nothing."],
    'a path that is none': [() => made(gateway, { rewrite: { path: 'v2' } }), "'routes.web.rewrite.path' is 'v2'."],
    'a host that is none': [() => made(gateway, { redirect: { host: '*.a.b' } }), "'routes.web.redirect.host' is '*.a.b'."],
    'a certificate without TLS': [
      () => made(nginx, { tls: false, tlsSecretName: 'a' }),
      "'routes.web' has 'tlsSecretName', and 'tls' is false.",
    ],
  };
  test.each(Object.entries(rows))('%s', (_, [define, message]) => {
    expect(define).toThrow(message);
  });
});
