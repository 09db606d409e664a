import { KubernetesRedis, Redis, RedisSize } from '../../../../constructs';
import { DeploymentStack, Environment } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { cloudless, eksCluster, orders } from '../../../kit/environments';
import { schemaErrors } from '../../../kit/kubernetes-schema';

const path = 'shop-development-local/orders/cache';

function redis(environment: Environment = cloudless(), size: RedisSize = 'small') {
  return synthesize(
    environment,
    orders(() => ({ cache: new Redis({ size }) })),
  ).resources;
}

function podOf(resources = redis()) {
  return resources.below(path).only('apps/v1/Deployment').values.spec.template.spec;
}

test('every object of a Redis in the cluster is valid for Kubernetes', () => {
  const objects = redis().below(path).all;
  expect(objects.map(({ type }) => type)).toEqual([
    'v1/ServiceAccount',
    'apps/v1/Deployment',
    'v1/Service',
    'networking.k8s.io/v1/NetworkPolicy',
  ]);
  for (const { values } of objects) expect(schemaErrors(values)).toEqual([]);
});

test('the pod satisfies the restricted standard, with a root file system that nobody writes to and no token', () => {
  const pod = podOf();
  expect(pod).toMatchObject({
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000, seccompProfile: { type: 'RuntimeDefault' } },
  });
  expect(pod.containers[0].securityContext).toMatchObject({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
  });
});

test('a small one asks for 200 MiB, and may take a quarter more', () => {
  expect(podOf().containers[0]).toMatchObject({
    image: 'redis:8.2.1-alpine',
    resources: { requests: { cpu: '70m', memory: '200Mi' }, limits: { cpu: '125m', memory: '256Mi' } },
    readinessProbe: { tcpSocket: { port: 6379 }, periodSeconds: 5 },
    livenessProbe: { tcpSocket: { port: 6379 }, periodSeconds: 5 },
    volumeMounts: [{ name: 'data', mountPath: '/data' }],
  });
  expect(podOf().volumes).toEqual([{ name: 'data', emptyDir: { sizeLimit: '512Mi' } }]);
});

test('an operator says what a size means, and keeps the other sizes', () => {
  const large = { requests: { cpu: '4', memory: '16Gi' }, limits: { memory: '20Gi' }, storage: '40Gi' };
  const environment = cloudless({ provisioners: [KubernetesRedis.provisioner({ image: 'valkey/valkey:8.1.3', sizes: { large } })] });
  expect(podOf(redis(environment, 'large')).containers[0].resources).toEqual({ requests: large.requests, limits: large.limits });
  expect(podOf(redis(environment, 'medium')).containers[0].resources.requests.memory).toBe('800Mi');
});

test('Service, selector and pods agree', () => {
  const resources = redis().below(path);
  const selector = { 'app.kubernetes.io/name': 'orders-cache', 'app.kubernetes.io/instance': 'shop-orders-cache' };
  const { spec } = resources.only('apps/v1/Deployment').values;
  expect(spec.selector.matchLabels).toEqual(selector);
  expect(spec.template.metadata.labels).toMatchObject(selector);
  expect(resources.only('v1/Service').values).toMatchObject({
    metadata: { name: 'orders-cache', namespace: 'shop' },
    spec: { selector, ports: [{ port: 6379, targetPort: 6379 }] },
  });
});

test('only the pods of its workload reach it, and it reaches nobody', () => {
  const resources = redis();
  const workload = resources.all.find(({ type, values }) => type === 'apps/v1/Deployment' && values.metadata.name === 'orders')!;
  const { spec } = resources.below(path).only('networking.k8s.io/v1/NetworkPolicy').values;
  expect(spec.ingress).toEqual([
    { from: [{ podSelector: { matchLabels: workload.values.spec.selector.matchLabels } }], ports: [{ port: 6379, protocol: 'TCP' }] },
  ]);
  expect(spec.policyTypes).toContain('Egress');
  expect(spec.egress ?? []).toEqual([]);
});

test('the workload reaches it, and gets everything as literals', () => {
  const resources = redis();
  const [deployment, policy] = ['apps/v1/Deployment', 'networking.k8s.io/v1/NetworkPolicy'].map(
    (type) => resources.ofType(type).find(({ values }) => values.metadata.name === 'orders')!.values,
  );
  expect(deployment!.spec.template.spec.containers[0].env).toEqual([
    { name: 'CACHE_HOST', value: 'orders-cache' },
    { name: 'CACHE_PORT', value: '6379' },
    { name: 'CACHE_TLS', value: 'false' },
  ]);
  const redisPods = resources.below(path).only('apps/v1/Deployment').values.spec.selector.matchLabels;
  expect(JSON.stringify(policy!.spec.egress)).toContain(JSON.stringify(redisPods));
});

test('each cluster of a region gets one', () => {
  const environment = cloudless({ regions: [{ region: 'local', clusters: [eksCluster('blue'), eksCluster('green')] }] });
  const services = redis(environment).below(path).ofType('v1/Service');
  expect(services.map(({ address }) => address)).toEqual(['blue/shop/Service/orders-cache', 'green/shop/Service/orders-cache']);
});

test('a name that is too long for a Service is refused', () => {
  const name = 'c'.repeat(63);
  const define = (stack: DeploymentStack) => orders(() => ({ [name]: new Redis({ size: 'small' }) }))(stack);
  expect(() => synthesize(cloudless(), define)).toThrow(/has the name 'orders-c+' of 70 characters. Use at most 63/);
});
