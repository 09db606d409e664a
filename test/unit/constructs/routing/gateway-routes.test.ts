import { GatewayRoutesProps, gatewayRoutes, Route, Workload } from '../../../../constructs';
import { synthesize } from '../../../../lib/testing';
import { noSchema, schemaErrors } from '../../../kit/kubernetes-schema';
import { routed } from './place';

const ports = { http: { port: 80, targetPort: 8080 }, api: { port: 9000, appProtocol: 'grpc' } };
const gateway = { name: 'public', namespace: 'gateways', sectionName: 'https' };

function routeOf(type: 'HTTPRoute' | 'GRPCRoute', route: Partial<Route<'http' | 'api'>> = {}, props: Partial<GatewayRoutesProps> = {}) {
  const { resources } = synthesize(routed(gatewayRoutes({ gateway, ...props })), (stack) => {
    const web = { host: 'shop.example.com', port: 'http', ...route } as const;
    new Workload(stack, 'frontend', { image: 'ghcr.io/acme/frontend', ports, routes: { web } });
  });
  const { values } = resources.only(`gateway.networking.k8s.io/v1/${type}`);
  expect(schemaErrors(values)).toEqual([noSchema]);
  return values;
}

test('a route is an HTTPRoute of the Gateway, with every default written out', () => {
  const { metadata, spec } = routeOf('HTTPRoute');
  expect(metadata).toMatchObject({ name: 'frontend-web', namespace: 'shop' });
  expect(spec).toEqual({
    parentRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'gateways', name: 'public', sectionName: 'https' }],
    hostnames: ['shop.example.com'],
    rules: [
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        backendRefs: [{ group: '', kind: 'Service', name: 'frontend', port: 80, weight: 1 }],
      },
    ],
  });
});

test('a path stands for itself alone where the route says so', () => {
  const [{ matches }] = routeOf('HTTPRoute', { path: '/api', pathType: 'Exact' }).spec.rules;
  expect(matches).toEqual([{ path: { type: 'Exact', value: '/api' } }]);
});

test.each([
  ['/', undefined],
  ['/acme.shop.Cart', [{ method: { type: 'Exact', service: 'acme.shop.Cart' } }]],
  ['/acme.shop.Cart/AddItem', [{ method: { type: 'Exact', service: 'acme.shop.Cart', method: 'AddItem' } }]],
])('a route to a port that speaks gRPC is a GRPCRoute: %s', (path, matches) => {
  const [rule] = routeOf('GRPCRoute', { port: 'api', path }).spec.rules;
  expect(rule.matches).toEqual(matches);
  expect(rule.backendRefs).toEqual([{ group: '', kind: 'Service', name: 'frontend', port: 9000, weight: 1 }]);
});

test('without a listener by name, every one that takes the host serves it', () => {
  const [parent] = routeOf('HTTPRoute', {}, { gateway: { name: 'public', namespace: 'gateways' } }).spec.parentRefs;
  expect(parent).not.toHaveProperty('sectionName');
});

test('a route without TLS takes the listener for plain HTTP, and is refused where there is none', () => {
  const [parent] = routeOf('HTTPRoute', { tls: false }, { gateway: { ...gateway, plainSectionName: 'http' } }).spec.parentRefs;
  expect(parent.sectionName).toBe('http');
  expect(() => routeOf('HTTPRoute', { tls: false })).toThrow(
    "Route 'frontend-web' comes without TLS, and Gateway 'gateways/public' has no listener for that.",
  );
});

test('annotations of the environment are on each route', () => {
  const annotations = { 'external-dns.alpha.kubernetes.io/ttl': '60' };
  expect(routeOf('HTTPRoute', {}, { annotations }).metadata.annotations).toMatchObject(annotations);
});
