import * as fc from 'fast-check';
import {
  argoCd,
  eks,
  gatewayRoutes,
  ingressRoutes,
  keda,
  NetworkEngine,
  NetworkFacts,
  prometheusOperator,
  scrapeAnnotations,
  unmonitored,
} from '../../../constructs';
import { Difference, Environment, Release } from '../../../lib';
import { aws, awsRegion, awsWithoutExternalSecrets, cloudless, eksCluster, Overrides } from '../../kit/environments';
import { approved, gpu, zones } from './surroundings';

/** What an operator chooses. */
export const anyEnvironment = fc.record({
  cloud: fc.constantFrom('none' as const, 'external-secrets' as const, 'terraform-written' as const),
  engine: fc.constantFrom<NetworkEngine>('kubernetes', 'cilium', 'none'),
  /** Whether servers are reached by name through a proxy. */
  isProxied: fc.boolean(),
  clusters: fc.integer({ min: 1, max: 2 }),
  routes: fc.constantFrom('ingress' as const, 'ingress-with-certificates' as const, 'gateway' as const),
  monitoring: fc.constantFrom('operator' as const, 'annotations' as const, 'unmonitored' as const),
  isTraced: fc.boolean(),
  isOrdered: fc.boolean(),
  isPreview: fc.boolean(),
  requireDigest: fc.boolean(),
  replicas: fc.nat(3),
});
export type EnvironmentWish = typeof anyEnvironment extends fc.Arbitrary<infer W> ? W : never;

const routes = {
  ingress: ingressRoutes({
    ingressClassName: 'nginx',
    timeoutAnnotations: ['nginx.ingress.kubernetes.io/proxy-read-timeout'],
    grpcAnnotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' },
  }),
  'ingress-with-certificates': ingressRoutes({
    ingressClassName: 'nginx',
    clusterIssuer: 'letsencrypt',
    annotations: { 'nginx.ingress.kubernetes.io/ssl-redirect': 'true' },
    grpcAnnotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' },
  }),
  gateway: gatewayRoutes({ gateway: { name: 'public', namespace: 'gateways', sectionName: 'https', plainSectionName: 'http' } }),
};
const monitoring = {
  operator: prometheusOperator({ labels: { release: 'prometheus' } }),
  annotations: scrapeAnnotations({ alerts: 'ignored' }),
  unmonitored: unmonitored(),
};

/** Classes that the placements name. */
export const classes = { runtime: 'gvisor', priority: 'business-critical' };

/** The environment, with every fact that a workload may need. */
export function environmentOf(wish: EnvironmentWish, release: Release, differences: Readonly<Record<string, Difference>>): Environment {
  const isCilium = wish.engine === 'cilium';
  const facts: NetworkFacts = {
    engine: wish.engine,
    cloudApis: [{ cidr: '10.0.128.0/20' }],
    ingress: isCilium ? [{ entity: 'ingress' }] : [{ namespace: 'ingress-nginx' }],
    monitoring: [{ namespace: 'monitoring' }],
    ...(wish.isProxied && {
      egressProxy: {
        peers: [{ namespace: 'egress', pods: { app: 'proxy' } }, { cidr: '10.9.0.8/32' }],
        port: 3128,
        url: 'http://proxy.egress.svc:3128',
        noProxy: ['.internal.example.net'],
      },
    }),
    ...(!isCilium && { apiServer: [{ cidr: '10.0.0.10/32' }] }),
  };
  const clusters = ['blue', 'green'].slice(0, wish.clusters).map((name) => eksCluster(name, { network: eks(facts), zones }));
  const place: Readonly<Record<EnvironmentWish['cloud'], (overrides: Overrides) => Environment>> = {
    none: (overrides) => cloudless({ ...overrides, regions: [{ region: 'local', clusters }] }),
    'external-secrets': (overrides) => aws({ ...overrides, regions: [awsRegion({ clusters })] }),
    'terraform-written': (overrides) => awsWithoutExternalSecrets({ ...overrides, regions: [awsRegion({ clusters })] }),
  };
  return place[wish.cloud]({
    release,
    differences,
    replicas: wish.replicas,
    requireDigest: wish.requireDigest,
    routes: routes[wish.routes],
    monitoring: monitoring[wish.monitoring],
    queueScaling: keda(),
    approved: { ...approved, daemonWorkloads: Object.keys(release.images) },
    placements: {
      memoryOptimized: {
        nodeSelector: { 'example.com/pool': 'memory' },
        tolerations: [{ key: 'pool', value: 'memory', effect: 'NoSchedule' }],
        runtimeClassName: classes.runtime,
        priorityClassName: classes.priority,
      },
      spot: { tolerations: [{ key: 'spot' }] },
      [gpu.placement]: { extendedResources: [gpu.resource] },
    },
    ...(wish.isTraced && {
      telemetry: {
        endpoint: 'http://otel-collector.observability:4317',
        protocol: 'grpc',
        peers: [{ namespace: 'observability', pods: { app: 'otel' } }, { cidrs: ['10.9.0.7/32'] }],
      },
    }),
    ...(wish.isOrdered && { ordering: argoCd() }),
    ...(wish.isPreview && { namespace: (app: string) => `pr-7-${app}` }),
  });
}
