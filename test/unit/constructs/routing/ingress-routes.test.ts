import { IngressRoutesProps, ingressRoutes, Route, Workload } from '../../../../constructs';
import { synthesize } from '../../../../lib/testing';
import { schemaErrors } from '../../../kit/kubernetes-schema';
import { routed } from './place';

const ports = { http: { port: 80, targetPort: 8080 }, api: { port: 9000, appProtocol: 'grpc' } };

function ingressOf(route: Partial<Route<'http' | 'api'>> = {}, props: Partial<IngressRoutesProps> = {}) {
  const { resources } = synthesize(routed(ingressRoutes({ ingressClassName: 'nginx', ...props })), (stack) => {
    const web = { host: 'shop.example.com', port: 'http', ...route } as const;
    new Workload(stack, 'frontend', { image: 'ghcr.io/acme/frontend', ports, routes: { web } });
  });
  const { values } = resources.only('networking.k8s.io/v1/Ingress');
  expect(schemaErrors(values)).toEqual([]);
  return values;
}

test('a route is an Ingress of the class, from the host to the Service', () => {
  expect(ingressOf()).toMatchObject({
    metadata: { name: 'frontend-web', namespace: 'shop', labels: { 'app.kubernetes.io/name': 'frontend' } },
    spec: {
      ingressClassName: 'nginx',
      tls: [{ hosts: ['shop.example.com'] }],
      rules: [
        {
          host: 'shop.example.com',
          http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'frontend', port: { number: 80 } } } }] },
        },
      ],
    },
  });
});

test('a path stands for itself alone where the route says so', () => {
  expect(ingressOf({ path: '/api', pathType: 'Exact' }).spec.rules[0].http.paths[0]).toMatchObject({ path: '/api', pathType: 'Exact' });
});

test('the issuer of the environment signs a certificate for each host', () => {
  const { metadata, spec } = ingressOf(
    {},
    { clusterIssuer: 'letsencrypt', annotations: { 'nginx.ingress.kubernetes.io/limit-rps': '50' } },
  );
  expect(metadata.annotations).toMatchObject({
    'cert-manager.io/cluster-issuer': 'letsencrypt',
    'nginx.ingress.kubernetes.io/limit-rps': '50',
  });
  expect(spec.tls).toEqual([{ hosts: ['shop.example.com'], secretName: 'shop.example.com-tls' }]);
});

test('a route without TLS has no certificate, and asks for none', () => {
  const { metadata, spec } = ingressOf({ tls: false }, { clusterIssuer: 'letsencrypt' });
  expect(spec).not.toHaveProperty('tls');
  expect(Object.keys(metadata.annotations)).toEqual(['slipway.dev/path']);
});

test('a port that speaks gRPC is told to the controller as the environment says', () => {
  const grpcAnnotations = { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' };
  expect(ingressOf({ port: 'api' }, { grpcAnnotations }).metadata.annotations).toMatchObject(grpcAnnotations);
  expect(ingressOf({}, { grpcAnnotations }).metadata.annotations).not.toMatchObject(grpcAnnotations);
});

test('a port that speaks gRPC is refused where the controller is not told', () => {
  expect(() => ingressOf({ port: 'api' })).toThrow(
    /^Route 'frontend-web' takes gRPC, which the environment's Ingress controller is not told. State 'grpcAnnotations'/,
  );
});
