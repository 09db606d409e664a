import { eks, Postgres, prometheusOperator, StatefulWorkload, Workload } from '../../../constructs';
import { synthesize } from '../../../lib/testing';
import { KubernetesObject } from '../../e2e/kubernetes/manifests';
import { aws, awsRegion, eksCluster } from '../../kit/environments';
import { inconsistencies } from './inconsistencies';

const network = eks({ cloudApis: [{ cidr: '10.0.128.0/20' }], monitoring: [{ namespace: 'monitoring' }] });
const environment = aws({
  regions: [awsRegion({ clusters: [eksCluster('blue', { network })] })],
  monitoring: prometheusOperator(),
  release: { schemaVersion: 1, images: { 'shop/orders': { tag: '1' }, 'shop/search': { tag: '1' } } },
});

const app = () =>
  synthesize(environment, (stack) => {
    new Workload(stack, 'orders', {
      image: 'ghcr.io/acme/orders',
      ports: { http: { port: 80, targetPort: 8080 } },
      dependencies: { db: new Postgres({ size: 'small' }) },
      files: { '/etc/orders/config.yaml': 'debug: false' },
      resources: { requests: { cpu: '1' } },
      sidecars: { proxy: { image: 'proxy:1' } },
      autoscaling: { minReplicas: 2, maxReplicas: 4 },
      readinessProbe: { httpGet: { port: 'http', path: '/' } },
      metrics: { port: 'http' },
    });
    new StatefulWorkload(stack, 'search', {
      image: 'ghcr.io/acme/search',
      volumeClaimTemplates: { data: { mountPath: '/data', storage: '1Gi' } },
      metrics: { port: 9090 },
    });
  });

test('what fits together has none', () => {
  expect(inconsistencies(app(), [])).toEqual([]);
});

const container = (object: KubernetesObject) => object.spec.template.spec.containers[0];

test.each<[string, string, (object: KubernetesObject) => void, RegExp]>([
  [
    'a selector of other pods',
    'Deployment',
    ({ spec }) => (spec.selector.matchLabels = { 'app.kubernetes.io/name': 'search' }),
    /selects Stateful/,
  ],
  ['a selector of all pods', 'Service', ({ spec }) => (spec.selector = {}), /Service shop\/orders selects Deployment .*, StatefulSet/],
  ['a budget for nobody', 'PodDisruptionBudget', ({ spec }) => (spec.selector.matchLabels = { a: 'b' }), /selects no pods/],
  ['a policy for others', 'NetworkPolicy', ({ spec }) => (spec.podSelector.matchLabels = { a: 'b' }), /is selected by the policies $/],
  [
    'a key that is not there',
    'ConfigMap',
    (object) => Object.assign(object, { data: {} }),
    /names what is not there: .*"key":"0-config.yaml"/,
  ],
  ['a Secret that nobody delivers', 'ExternalSecret', ({ spec }) => (spec.target.name = 'other'), /names what is not there: .*orders-db/],
  [
    'an account that is not there',
    'ServiceAccount',
    ({ metadata }) => (metadata.name = 'other'),
    /names what is not there: .*ServiceAccount/,
  ],
  ['an autoscaler of nothing', 'HorizontalPodAutoscaler', ({ spec }) => (spec.scaleTargetRef.name = 'other'), /names what is not there/],
  ['a measure of no container', 'Deployment', (object) => (container(object).name = 'other'), /needs the container orders/],
  ['a monitor of a port that no Service has', 'ServiceMonitor', ({ spec }) => (spec.endpoints[0].port = 'other'), /needs the port other/],
  ['a monitor of a port that no pod has', 'PodMonitor', ({ spec }) => (spec.podMetricsEndpoints[0].portNumber = 1), /needs the port 1,/],
  [
    'a port that no container has',
    'Deployment',
    (object) => (container(object).ports = []),
    /Service shop\/orders needs the port 8080\/TCP/,
  ],
  ['a probe elsewhere', 'Deployment', (object) => (container(object).readinessProbe.httpGet.port = 1), /orders is asked at port 1/],
  ['a mount of nothing', 'StatefulSet', ({ spec }) => (spec.volumeClaimTemplates[0].metadata.name = 'x'), /search mounts no volume 'data'/],
  [
    'a variable before what it needs',
    'Deployment',
    (object) => container(object).env.unshift({ name: 'A', value: '$$(X) $(DB_HOST)' }),
    /has DB_HOST in A/,
  ],
])('%s is found', (_, kind, change, finding) => {
  const synthesized = app();
  for (const { values } of synthesized.resources.all.filter(
    (one) => one.type.endsWith(`/${kind}`) && one.values.metadata.name !== 'default-deny',
  ))
    change(values);
  expect(inconsistencies(synthesized, []).join('\n')).toMatch(new RegExp(finding, 'm'));
});
