import { KubernetesRedis, KubernetesRedisOptions, Redis, RedisSize } from '../../../../constructs';
import { DeploymentStack, Environment } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, awsWithoutExternalSecrets, cloudless, eksCluster, Overrides, orders, release } from '../../../kit/environments';
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
    { name: 'CACHE_AUTH', value: 'none' },
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

describe('where the region has an account', () => {
  const provisioners = (options: Partial<KubernetesRedisOptions> = {}) => [
    KubernetesRedis.provisioner({ image: 'redis:8.2.1-alpine', ...options }),
  ];
  const clusterPath = 'shop-production-eu-west-1/orders/cache';
  const read = { valueFrom: { secretKeyRef: { name: 'orders-cache', key: 'password' } } };

  test.each<[string, (overrides: Overrides) => Environment, string]>([
    ['External Secrets', aws, 'external-secrets.io/v1/ExternalSecret'],
    ['Terraform', awsWithoutExternalSecrets, 'kubernetes_secret_v1'],
  ])('it asks for a password of the secret store, which %s brings to it and to its workload', (_, place, delivered) => {
    const resources = redis(place({ name: 'production', provisioners: provisioners() }));
    const [container] = resources.below(clusterPath).only('apps/v1/Deployment').values.spec.template.spec.containers;
    expect(container).toMatchObject({ args: ['--requirepass', '$(REDIS_PASSWORD)'], env: [{ name: 'REDIS_PASSWORD', ...read }] });
    const workload = resources.ofType('apps/v1/Deployment').find(({ values }) => values.metadata.name === 'orders')!.values;
    expect(workload.spec.template.spec.containers[0].env).toEqual(
      expect.arrayContaining([
        { name: 'CACHE_AUTH', value: 'password' },
        { name: 'CACHE_USERNAME', value: 'default' },
        { name: 'CACHE_PASSWORD', ...read },
      ]),
    );
    expect(resources.ofType(delivered)).toHaveLength(1);
    expect(resources.only('aws_secretsmanager_secret').values.kms_key_id).toBe(awsRegion().keys!.secrets);
  });

  test('an operator counts the password up, or has none', () => {
    const version = (options: Partial<KubernetesRedisOptions>) =>
      redis(aws({ provisioners: provisioners(options) }))
        .ofType('aws_secretsmanager_secret_version')
        .map(({ values }) => values.secret_string_wo_version);
    expect(version({})).toEqual([1]);
    expect(version({ passwordVersion: 2 })).toEqual([2]);
    expect(version({ password: false })).toEqual([]);
  });

  test('a place that cannot bring it is refused, with what it lacks', () => {
    const place = { provisioners: provisioners(), regions: [awsRegion()], name: 'production', release };
    expect(() => redis(new Environment({ ...place, terraform: aws().terraform }))).toThrow(/states no 'delivery'/);
    expect(() => redis(cloudless({ provisioners: provisioners({ password: true }) }))).toThrow(/states no 'account'/);
  });
});
