import { noSchema, schemaErrors } from '../kit/kubernetes-schema';

const container = {
  name: 'orders',
  image: 'registry.example.com/orders:1.2.3',
  args: ['--verbose'],
  ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
  env: [
    { name: 'LOG_LEVEL', value: 'info' },
    { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'orders-db', key: 'password' } } },
  ],
  resources: { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } },
  readinessProbe: { httpGet: { path: '/healthz', port: 8080, httpHeaders: [{ name: 'Cookie', value: 'x' }] }, periodSeconds: 5 },
  livenessProbe: { grpc: { port: 8080 } },
  lifecycle: { preStop: { sleep: { seconds: 5 } } },
  securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
  volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
};

function deployment(
  changes: { readonly container?: object; readonly pod?: object; readonly spec?: object; readonly metadata?: object } = {},
) {
  const labels = { 'app.kubernetes.io/name': 'orders', 'app.kubernetes.io/instance': 'orders' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'orders', namespace: 'shop', labels, annotations: { 'slipway.dev/path': 'shop/orders' }, ...changes.metadata },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      template: {
        metadata: { labels },
        spec: {
          enableServiceLinks: false,
          securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'topology.kubernetes.io/zone',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: labels },
              matchLabelKeys: ['pod-template-hash'],
            },
          ],
          containers: [{ ...container, ...changes.container }],
          volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
          ...changes.pod,
        },
      },
      ...changes.spec,
    },
  };
}

test('a good Deployment has no errors', () => {
  expect(schemaErrors(deployment())).toEqual([]);
});

test.each([
  ['at the top', { ...deployment(), speck: {} }, 'speck is unknown'],
  ['in the metadata', deployment({ metadata: { label: {} } }), 'metadata.label is unknown'],
  ['in the spec', deployment({ spec: { replica: 2 } }), 'spec.replica is unknown'],
  ['in the pod', deployment({ pod: { serviceAcountName: 'orders' } }), 'spec.template.spec.serviceAcountName is unknown'],
  ['in a list', deployment({ container: { livenesProbe: {} } }), 'spec.template.spec.containers.0.livenesProbe is unknown'],
  [
    'deep inside',
    deployment({ container: { lifecycle: { preStop: { sleep: { second: 5, seconds: 5 } } } } }),
    'spec.template.spec.containers.0.lifecycle.preStop.sleep.second is unknown',
  ],
  [
    'of an object that is empty otherwise',
    deployment({ pod: { volumes: [{ name: 'tmp', emptyDir: { size: '1Mi' } }] } }),
    'spec.template.spec.volumes.0.emptyDir.size is unknown',
  ],
])('a misspelt field is refused: %s', (_, object, error) => {
  expect(schemaErrors(object)).toEqual([error]);
});

test('a wrong type and a missing field are refused', () => {
  expect(schemaErrors(deployment({ spec: { replicas: 'two' } }))).toEqual(['spec.replicas must be integer']);
  expect(schemaErrors(deployment({ spec: { selector: undefined } }))).toEqual(['spec must have required property selector']);
});

test('keys of maps are free, their values are not', () => {
  expect(schemaErrors(deployment({ metadata: { labels: { 'a.b/c': 'd' } } }))).toEqual([]);
  expect(schemaErrors(deployment({ metadata: { labels: { 'a.b/c': 1 } } }))).toEqual(['metadata.labels.a.b/c must be string']);
});

test('content without a schema of its own is free', () => {
  // GIVEN
  const revision = {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: { name: 'a' },
    revision: 1,
    data: { any: { thing: true } },
  };
  // THEN
  expect(schemaErrors(revision)).toEqual([]);
});

test('schemas that contain themselves are checked at every depth', () => {
  // GIVEN
  const definition = (innermost: object) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'shops.example.com' },
    spec: {
      group: 'example.com',
      names: { kind: 'Shop', plural: 'shops' },
      scope: 'Namespaced',
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties: { owner: innermost } } } } },
        },
      ],
    },
  });
  // THEN
  expect(schemaErrors(definition({ type: 'string' }))).toEqual([]);
  expect(schemaErrors(definition({ tipe: 'string' }))).toEqual([
    'spec.versions.0.schema.openAPIV3Schema.properties.spec.properties.owner.tipe is unknown',
  ]);
});

test.each([
  ['v1', 'Service', { spec: { ports: [{ name: 'http', port: 80, targetPort: 'http', appProtocol: 'http' }], selector: { app: 'a' } } }],
  ['v1', 'ServiceAccount', { automountServiceAccountToken: false }],
  ['v1', 'Namespace', {}],
  ['v1', 'Secret', { stringData: { a: 'b' } }],
  ['policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: {} } }],
  [
    'batch/v1',
    'CronJob',
    { spec: { schedule: '0 * * * *', jobTemplate: { spec: { template: { spec: { containers: [{ name: 'a' }] } } } } } },
  ],
  ['autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { maxReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'a' } } }],
  ['rbac.authorization.k8s.io/v1', 'Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }],
  ['storage.k8s.io/v1', 'StorageClass', { provisioner: 'ebs.csi.aws.com', parameters: { type: 'gp3' } }],
])('%s %s is known', (apiVersion, kind, content) => {
  const object = { apiVersion, kind, metadata: { name: 'a' }, ...content };
  expect(schemaErrors(object)).toEqual([]);
  expect(schemaErrors({ ...object, unheardOf: 1 })).toEqual(['unheardOf is unknown']);
});

test.each([
  ['cilium.io/v2', 'CiliumNetworkPolicy'],
  ['external-secrets.io/v1', 'ExternalSecret'],
  ['apps/v1', 'Deploymint'],
  ['apps/v1', '../v1/Service'],
  ['v1', 'Container'],
])('%s %s has no schema', (apiVersion, kind) => {
  expect(schemaErrors({ apiVersion, kind, metadata: { name: 'a' } })).toEqual([noSchema]);
});
