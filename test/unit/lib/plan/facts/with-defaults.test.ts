import { CustomTypes } from '../../../../../lib/plan/facts/custom-types';
import { withDefaults } from '../../../../../lib/plan/facts/with-defaults';
import { defaultSamples } from '../../../../../scripts/record/default-samples';

const types = new CustomTypes();
const container = (more: object) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  spec: { template: { spec: { containers: [{ name: 'main', ...more }] } } },
});
const first = (document: object) => withDefaults(document, types)['spec'].template.spec.containers[0];

test('a Deployment gets what the API server fills in', () => {
  const { spec } = withDefaults(container({ ports: [{ containerPort: 80 }], readinessProbe: { httpGet: { port: 80 } } }), types);
  expect(spec).toMatchObject({
    replicas: 1,
    revisionHistoryLimit: 10,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
    template: { spec: { restartPolicy: 'Always', terminationGracePeriodSeconds: 30, dnsPolicy: 'ClusterFirst' } },
  });
  expect(spec.template.spec.containers[0]).toMatchObject({
    ports: [{ containerPort: 80, protocol: 'TCP' }],
    readinessProbe: { httpGet: { port: 80, path: '/', scheme: 'HTTP' }, periodSeconds: 10, failureThreshold: 3 },
  });
});

test.each([
  ['example.com/a', 'Always'],
  ['example.com:80/a', 'Always'],
  ['example.com/a:latest', 'Always'],
  ['example.com/a:1', 'IfNotPresent'],
  [`example.com/a@sha256:${'0'.repeat(64)}`, 'IfNotPresent'],
])('the image %s is pulled %s', (image, imagePullPolicy) => {
  expect(first(container({ image }))).toMatchObject({ imagePullPolicy });
});

test('what is limited and not requested stays so: only a Pod by itself requests it', () => {
  const resources = { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '100m' } };
  expect(first(container({ resources })).resources).toEqual(resources);
});

test('a Service reaches the port that it has, and what a cluster chooses stays open', () => {
  const { spec } = withDefaults({ apiVersion: 'v1', kind: 'Service', spec: { ports: [{ port: 80 }] } }, types);
  expect(spec).toMatchObject({ type: 'ClusterIP', sessionAffinity: 'None', ports: [{ port: 80, targetPort: 80, protocol: 'TCP' }] });
  expect(spec).not.toHaveProperty('clusterIP');
});

test.each(defaultSamples.map((sample) => [`${sample['kind']} ${sample['metadata'].name}`, sample] as const))(
  'what is filled into %s stays when it is filled in again, and nothing of the document changes',
  (_name, sample) => {
    const before = structuredClone(sample);
    const once = withDefaults(sample, types);
    expect(sample).toEqual(before);
    expect(withDefaults(once, types)).toEqual(once);
  },
);

test.each([
  [{}],
  [{ apiVersion: 'v1', kind: 'Pod', spec: null }],
  [{ apiVersion: 'apps/v1', kind: 'Deployment', spec: 'text' }],
  [{ apiVersion: 'apps/v1', kind: 'Deployment', spec: { template: { spec: { containers: [null, 'x', 7], volumes: {} } } } }],
  [JSON.parse('{"apiVersion":"v1","kind":"Service","spec":{"__proto__":{"ports":[]},"ports":[{"constructor":1}]}}')],
])('whatever somebody wrote is read: %j', (document) => {
  expect(() => withDefaults(document, types)).not.toThrow();
});

test('objects that are not Kubernetes’ own stay as they are', () => {
  const document = { apiVersion: 'example.com/v1', kind: 'Deployment', spec: {} };
  expect(withDefaults(document, types)).toBe(document);
});
