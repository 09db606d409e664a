import { gatewayRoutes, ingressRoutes, Workload } from '../../../../constructs';
import { synthesize } from '../../../../lib/testing';
import { routed } from './place';

const terms = { reason: 'the vendor asks for it', expires: '2027-01-31' };
const ports = { http: { port: 80 }, grpc: { port: 9000, appProtocol: 'grpc' } };
const ways = {
  ingress: ingressRoutes({ ingressClassName: 'nginx' }),
  gateway: gatewayRoutes({ gateway: { name: 'public', namespace: 'gateways' } }),
};

const overridden = (way: keyof typeof ways, port: 'http' | 'grpc', field: string, value: unknown) =>
  synthesize(routed(ways[way]), (stack) => {
    const web = { host: 'shop.example.com', port, path: '/acme.Cart' } as const;
    const frontend = new Workload(stack, 'frontend', { image: 'ghcr.io/acme/frontend', ports, routes: { web } });
    frontend.override(`Route-web.${field}`, value, terms);
  });

const taken = 'admin.example.com';
const everyPath = { path: '/', pathType: 'Prefix', backend: { service: { name: 'frontend', port: { number: 80 } } } };

describe('which requests a route takes is no field to set: no two of a cluster take the same ones', () => {
  test.each<[keyof typeof ways, 'http' | 'grpc', string, unknown]>([
    ['ingress', 'http', 'spec.rules[0].host', taken],
    ['ingress', 'http', 'spec.rules[0].host', undefined],
    ['ingress', 'http', 'spec.rules[0].http.paths[0].path', '/'],
    ['ingress', 'http', 'spec.rules[0].http.paths[0].pathType', 'Exact'],
    ['ingress', 'http', 'spec.rules[0].http.paths[1]', everyPath],
    ['ingress', 'http', 'spec.rules[0]', { host: taken, http: { paths: [everyPath] } }],
    ['ingress', 'http', 'spec.rules[1]', { host: taken, http: { paths: [everyPath] } }],
    ['ingress', 'http', 'spec.rules', []],
    ['ingress', 'http', 'spec', {}],
    ['gateway', 'http', 'spec.hostnames[0]', taken],
    ['gateway', 'http', 'spec.hostnames[1]', taken],
    ['gateway', 'http', 'spec.hostnames', undefined],
    ['gateway', 'http', 'spec.rules[0].matches[0].path.value', '/'],
    ['gateway', 'http', 'spec.rules[0].matches', undefined],
    ['gateway', 'http', 'spec.rules[1]', { matches: [{ path: { type: 'PathPrefix', value: '/' } }] }],
    ['gateway', 'grpc', 'spec.hostnames[0]', taken],
    ['gateway', 'grpc', 'spec.rules[0].matches[0].method.service', 'acme.Pay'],
  ])('%s, port %s: %s = %j', (way, port, field, value) => {
    expect(() => overridden(way, port, field, value)).toThrow(/changes 'spec\.(rules|hostnames).*', by which the object is known/);
  });

  test.each<[keyof typeof ways, string, unknown]>([
    ['ingress', 'spec.ingressClassName', 'other'],
    ['ingress', 'spec.rules[0].http.paths[0].backend.service.port.number', 81],
    ['gateway', 'spec.rules[0].timeouts', { request: '5s' }],
    ['gateway', 'spec.rules[0].matches[0].headers', [{ name: 'beta', value: 'yes' }]],
  ])('%s: %s is another matter', (way, field, value) => {
    expect(() => overridden(way, 'http', field, value)).not.toThrow();
  });
});
