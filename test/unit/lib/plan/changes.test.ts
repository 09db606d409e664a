import { compareSides } from '../../../../lib/plan/compare-sides';
import type { PlanVerdict } from '../../../../lib/plan/plan';
import { plainSide } from '../../../kit/sides';

type Json = Readonly<Record<string, unknown>>;
type Row = readonly [
  sentence: string,
  before: Json | undefined,
  after: Json | undefined,
  lines: readonly (readonly [text: string, verdict: PlanVerdict, rule: string])[],
];

const labels = { 'app.kubernetes.io/name': 'orders' };
const meta = (name: string, more: object = {}) => ({ name, namespace: 'shop', labels, ...more });

/** A Deployment of one container. */
function deployment(spec: object = {}, container: object = {}, pod: object = {}): Json {
  const template = {
    metadata: { labels },
    spec: { containers: [{ name: 'server', image: 'ghcr.io/acme/orders:1.4.0', ...container }], ...pod },
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: meta('orders'),
    spec: { replicas: 3, selector: { matchLabels: labels }, template, ...spec },
  };
}
const statefulSet = (spec: object = {}, image = '1') => ({
  ...deployment(spec, { image: `ghcr.io/acme/orders:${image}` }),
  kind: 'StatefulSet',
});
const service = (spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: meta('orders'),
  spec: { selector: labels, ports: [{ port: 80 }], ...spec },
});
const configMap = (data: object, name = 'orders') => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: meta(name), data });
const secret = (data: object, more: object = {}) => ({ apiVersion: 'v1', kind: 'Secret', metadata: meta('orders'), data, ...more });
const object = (apiVersion: string, kind: string, body: object, name = 'orders') => ({ apiVersion, kind, metadata: meta(name), ...body });
const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({ Effect: 'Allow', Action, Resource, ...more });
const deny = (Action: unknown, Resource: unknown, more: object = {}) => ({ ...allow(Action, Resource, more), Effect: 'Deny' });
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const plainHttp = 'Bool aws:SecureTransport ["false"]';
const onlyTls = policy(deny('s3:*', 'x', { Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }));

const kubernetes: readonly Row[] = [
  ['more replicas within range', deployment(), deployment({ replicas: 6 }), [['orders: replicas 3 → 6', 'routine', 'routine/replicas']]],
  [
    'an object as its cluster has it, which is applied as it was',
    {
      ...deployment(),
      metadata: meta('orders', {
        ...{
          uid: 'c09689aa',
          resourceVersion: '299',
          generation: 1,
          creationTimestamp: '2026-11-29T19:57:11Z',
          managedFields: [{ manager: 'x' }],
        },
        annotations: { 'deployment.kubernetes.io/revision': '1', 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
      }),
      status: { replicas: 3 },
    },
    deployment(),
    [],
  ],
  [
    'a Service as its cluster has it',
    {
      ...service({ clusterIP: '10.0.0.7', clusterIPs: ['10.0.0.7'], ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' }),
      status: { loadBalancer: {} },
    },
    service(),
    [
      ['orders: Service orders: clusterIP 10.0.0.7 removed', 'review', 'unknown/field'],
      ['orders: Service orders: clusterIPs removed', 'review', 'unknown/field'],
      ['orders: Service orders: ipFamilies removed', 'review', 'unknown/field'],
      ['orders: Service orders: ipFamilyPolicy SingleStack removed', 'review', 'unknown/field'],
    ],
  ],
  ['many more replicas', deployment(), deployment({ replicas: 60 }), [['orders: replicas 3 → 60', 'review', 'scaling/far']]],
  ['one replica only', deployment({ replicas: 2 }), deployment({ replicas: 1 }), [['orders: replicas 2 → 1', 'review', 'scaling/far']]],
  [
    'less memory, in other units',
    deployment({}, { resources: { limits: { memory: '1Gi' } } }),
    deployment({}, { resources: { limits: { memory: '600Mi' } } }),
    [['orders: resources.limits.memory 1Gi → 600Mi', 'review', 'resources/memory-less']],
  ],
  [
    'a larger request',
    deployment({}, { resources: { requests: { cpu: '900m' } } }),
    deployment({}, { resources: { requests: { cpu: '1' } } }),
    [['orders: resources.requests.cpu 900m → 1', 'review', 'resources/request-more']],
  ],
  [
    'a variable with another name',
    deployment(
      {},
      {
        env: [
          { name: 'LOG', value: 'info' },
          { name: 'A', value: 'a' },
        ],
      },
    ),
    deployment(
      {},
      {
        env: [
          { name: 'LOG_LEVEL', value: 'info' },
          { name: 'A', value: 'a' },
        ],
      },
    ),
    [['orders: env.LOG renamed env.LOG_LEVEL', 'review', 'unknown/restarts']],
  ],
  [
    'a variable with another name, and one of two that say the same',
    deployment(
      {},
      {
        env: [
          { name: 'A', value: 'x' },
          { name: 'B', value: 'x' },
        ],
      },
    ),
    deployment(
      {},
      {
        env: [
          { name: 'C', value: 'x' },
          { name: 'D', value: 'y' },
        ],
      },
    ),
    [
      ['orders: env.A removed', 'review', 'unknown/restarts'],
      ['orders: env.B removed', 'review', 'unknown/restarts'],
      ['orders: env.C added', 'review', 'unknown/restarts'],
      ['orders: env.D added', 'review', 'unknown/restarts'],
    ],
  ],
  [
    'a secret with another name',
    deployment(
      {},
      {
        env: [
          { name: 'DB_PASSWORD', value: 'canary-one' },
          { name: 'A', value: 'a' },
        ],
      },
    ),
    deployment(
      {},
      {
        env: [
          { name: 'PASSWORD', value: 'canary-one' },
          { name: 'A', value: 'a' },
        ],
      },
    ),
    [['orders: env.DB_PASSWORD renamed env.PASSWORD', 'review', 'unknown/restarts']],
  ],
  [
    'a port with another number',
    service({
      ports: [
        { name: 'http', port: 80, targetPort: 'web' },
        { name: 'admin', port: 81, targetPort: 81 },
      ],
    }),
    service({
      ports: [
        { name: 'http', port: 8080, targetPort: 'web' },
        { name: 'admin', port: 81, targetPort: 81 },
      ],
    }),
    [['orders: Service orders: ports[80/TCP] renamed ports[8080/TCP]', 'danger', 'service/ports']],
  ],
  ['no replica', deployment(), deployment({ replicas: 0 }), [['orders: replicas 3 → 0', 'danger', 'rollout/zero']]],
  [
    'another version',
    deployment(),
    deployment({}, { image: 'ghcr.io/acme/orders:1.5.0' }),
    [['orders: image 1.4.0 → 1.5.0', 'routine', 'routine/image-version']],
  ],
  [
    'another digest',
    deployment({}, { image: `ghcr.io/acme/orders:1@sha256:${'a'.repeat(64)}` }),
    deployment({}, { image: `ghcr.io/acme/orders:1@sha256:${'b'.repeat(64)}` }),
    [['orders: image 1@sha256:aaaaaaaaaaaa → 1@sha256:bbbbbbbbbbbb', 'routine', 'routine/image-version']],
  ],
  [
    'the tag latest',
    deployment(),
    deployment({}, { image: 'ghcr.io/acme/orders:latest' }),
    [['orders: image 1.4.0 → latest, with imagePullPolicy IfNotPresent → Always by default', 'review', 'unknown/restarts']],
  ],
  [
    'a strategy, and what a server no longer fills in for it',
    deployment({ strategy: { type: 'RollingUpdate' } }),
    deployment({ strategy: { type: 'Recreate' } }),
    [['orders: strategy.type RollingUpdate → Recreate, with strategy.rollingUpdate removed by default', 'danger', 'rollout/strategy']],
  ],
  [
    'another registry',
    deployment(),
    deployment({}, { image: 'evil.example/acme/orders:1.4.0' }),
    [['orders: image ghcr.io/acme/orders:1.4.0 → evil.example/acme/orders:1.4.0', 'danger', 'registry/new']],
  ],
  [
    'a rollout without any pod',
    deployment({ strategy: { type: 'Recreate' } }),
    deployment({ strategy: { type: 'Recreate' } }, { image: 'ghcr.io/acme/orders:1.5.0' }),
    [['orders: image 1.4.0 → 1.5.0', 'danger', 'rollout/none-available']],
  ],
  ...(
    [
      [3, '100%', 'danger', 'rollout/none-available'],
      [3, 3, 'danger', 'rollout/none-available'],
      [100, '100%', 'danger', 'rollout/none-available'],
      [100, '99%', 'routine', 'routine/image-version'],
      [3, 2, 'routine', 'routine/image-version'],
      [1, '25%', 'routine', 'routine/image-version'],
    ] as const
  ).map(([replicas, maxUnavailable, verdict, rule]): Row => {
    const rolling = { replicas, strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable } } };
    return [
      `a rollout of ${replicas} of which ${maxUnavailable} may be missing`,
      deployment(rolling),
      deployment(rolling, { image: 'ghcr.io/acme/orders:1.5.0' }),
      [['orders: image 1.4.0 → 1.5.0', verdict, rule]],
    ];
  }),
  [
    'a stateful set of one',
    statefulSet({ replicas: 1 }),
    statefulSet({ replicas: 1 }, '2'),
    [['orders: image 1 → 2', 'danger', 'rollout/none-available']],
  ],
  ['a stateful set of three', statefulSet(), statefulSet({}, '2'), [['orders: image 1 → 2', 'routine', 'routine/image-version']]],
  [
    'a selector',
    deployment(),
    deployment({ selector: { matchLabels: { app: 'x' } } }),
    [
      [
        'orders: selector.matchLabels[app.kubernetes.io/name] orders removed, replaced: the API server refuses to change it (certain)',
        'danger',
        'kubernetes/immutable',
      ],
      [
        'orders: selector.matchLabels.app set to x, replaced: the API server refuses to change it (certain)',
        'danger',
        'kubernetes/immutable',
      ],
    ],
  ],
  [
    'a variable',
    deployment({}, { env: [{ name: 'LOG', value: 'info' }] }),
    deployment({}, { env: [{ name: 'LOG', value: 'debug' }] }),
    [['orders: env.LOG info → debug', 'review', 'unknown/restarts']],
  ],
  [
    'variables in another order',
    deployment(
      {},
      {
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
      },
    ),
    deployment(
      {},
      {
        env: [
          { name: 'B', value: '2' },
          { name: 'A', value: '1' },
        ],
      },
    ),
    [],
  ],
  [
    'variables in another order that refer to each other',
    deployment(
      {},
      {
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '$(A)' },
        ],
      },
    ),
    deployment(
      {},
      {
        env: [
          { name: 'B', value: '$(A)' },
          { name: 'A', value: '1' },
        ],
      },
    ),
    [['orders: env order + A + B − A − B'.replace(' + A + B − A − B', ' in another order'), 'review', 'unknown/restarts']],
  ],
  [
    'a secret variable',
    deployment({}, { env: [{ name: 'DB_PASSWORD', value: 'canary-one' }] }),
    deployment({}, { env: [{ name: 'DB_PASSWORD', value: 'canary-two' }] }),
    [['orders: env.DB_PASSWORD changed', 'review', 'unknown/restarts']],
  ],
  [
    'another secret reference',
    deployment({}, { env: [{ name: 'DB', valueFrom: { secretKeyRef: { name: 'a', key: 'x' } } }] }),
    deployment({}, { env: [{ name: 'DB', valueFrom: { secretKeyRef: { name: 'b', key: 'x' } } }] }),
    [['orders: env.DB.valueFrom.secretKeyRef.name a → b', 'danger', 'secret/reference']],
  ],
  [
    'a new secret reference',
    deployment(),
    deployment({}, { env: [{ name: 'DB', valueFrom: { secretKeyRef: { name: 'b', key: 'x' } } }] }),
    [['orders: env set to [{"name":"DB","valueFrom":{"secretKeyRef":{"key":"x","name":"b"}}}]', 'danger', 'secret/reference']],
  ],
  [
    'quantities that are one',
    deployment({}, { resources: { limits: { cpu: '1000m', memory: '1Gi' } } }),
    deployment({}, { resources: { limits: { cpu: 1, memory: '1024Mi' } } }),
    [],
  ],
  [
    'privileged',
    deployment({}, { securityContext: { privileged: false } }),
    deployment({}, { securityContext: { privileged: true } }),
    [['orders: securityContext.privileged false → true', 'danger', 'policy/pod-security']],
  ],
  [
    'the network of the node',
    deployment(),
    deployment({}, {}, { hostNetwork: true }),
    [['orders: hostNetwork set to true', 'danger', 'exposure/host']],
  ],
  [
    'a selector of a service',
    service(),
    service({ selector: { app: 'x' } }),
    [
      ['orders: Service orders: selector[app.kubernetes.io/name] orders removed', 'danger', 'service/selector'],
      ['orders: Service orders: selector.app set to x', 'danger', 'service/selector'],
    ],
  ],
  [
    'one line of a text',
    configMap({ 'app.yaml': 'a\nb\nc\n' }),
    configMap({ 'app.yaml': 'a\nx\nc\n' }),
    [['orders: ConfigMap orders: data[app.yaml] +1 −1 lines', 'review', 'unknown/field']],
  ],
  [
    'JSON in a text',
    configMap({ 'a.json': '{"a": 1, "b": [1]}' }),
    configMap({ 'a.json': '{"b":[1],"a":2}' }),
    [['orders: ConfigMap orders: data[a.json].a 1 → 2', 'review', 'unknown/field']],
  ],
  ['JSON in a text, written otherwise', configMap({ 'a.json': '{"a": 1, "b": 2}' }), configMap({ 'a.json': '{"b":2,"a":1}' }), []],
  [
    'a name with a hash',
    configMap({ a: '1' }, 'orders-5f9c8d7b6c'),
    configMap({ a: '2' }, 'orders-7h2k4m5d6f'),
    [
      ['orders: ConfigMap orders-7h2k4m5d6f: data.a 1 → 2', 'review', 'unknown/field'],
      ['orders: ConfigMap orders-7h2k4m5d6f: name orders-5f9c8d7b6c → orders-7h2k4m5d6f', 'review', 'unknown/field'],
    ],
  ],
  ['a new config map', undefined, configMap({ a: '1' }), [['orders: created ConfigMap orders', 'routine', 'created/harmless']]],
  ['a secret', secret({ a: 'b25l' }), secret({ a: 'dHdv' }), [['orders: Secret orders: data.a changed', 'danger', 'secret/content']]],
  ['a secret written otherwise', secret({ a: 'b25l' }), secret({}, { data: undefined, stringData: { a: 'one' } }), []],
  ['a secret that is gone', secret({ a: 'b25l' }), undefined, [['orders: deleted Secret orders', 'danger', 'data/destroyed']]],
  ['a deployment that is gone', deployment(), undefined, [['orders: deleted Deployment orders', 'danger', 'serving/removed']]],
  [
    'a claim that is gone',
    object('v1', 'PersistentVolumeClaim', { spec: {} }),
    undefined,
    [['orders: deleted PersistentVolumeClaim orders', 'danger', 'data/destroyed']],
  ],
  [
    'a network policy that is gone',
    object('networking.k8s.io/v1', 'NetworkPolicy', { spec: {} }),
    undefined,
    [['orders: deleted NetworkPolicy orders', 'danger', 'network/policy-removed']],
  ],
  [
    'a budget that is gone',
    object('policy/v1', 'PodDisruptionBudget', { spec: {} }),
    undefined,
    [['orders: deleted PodDisruptionBudget orders', 'danger', 'protection/object-removed']],
  ],
  [
    'a service account that is gone',
    object('v1', 'ServiceAccount', {}),
    undefined,
    [['orders: deleted ServiceAccount orders', 'review', 'unknown/removed']],
  ],
  ['a deployment that is new', undefined, deployment(), [['orders: created Deployment orders', 'review', 'unknown/created']]],
  [
    'an ingress that is new',
    undefined,
    object('networking.k8s.io/v1', 'Ingress', { spec: {} }),
    [['orders: created Ingress orders', 'danger', 'exposure/opened']],
  ],
  [
    'a service for everybody that is new',
    undefined,
    service({ type: 'NodePort' }),
    [['orders: created Service orders', 'danger', 'exposure/opened']],
  ],
  [
    'a role of the cluster for somebody',
    undefined,
    object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', { roleRef: {}, subjects: [] }),
    [['orders: created ClusterRoleBinding orders', 'danger', 'rbac/of-cluster']],
  ],
  [
    'more verbs',
    object('rbac.authorization.k8s.io/v1', 'Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }] }),
    object('rbac.authorization.k8s.io/v1', 'Role', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'delete'] }] }),
    [['orders: Role orders: rules[0].verbs + delete', 'danger', 'rbac/rules']],
  ],
  [
    'another role',
    object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a' },
      subjects: [],
    }),
    object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'b' },
      subjects: [],
    }),
    [
      [
        'orders: RoleBinding orders: roleRef.name a → b, replaced: the API server refuses to change it (certain)',
        'danger',
        'kubernetes/immutable',
      ],
    ],
  ],
  [
    'a budget',
    object('policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: 1 } }),
    object('policy/v1', 'PodDisruptionBudget', { spec: { maxUnavailable: 2 } }),
    [['orders: PodDisruptionBudget orders: maxUnavailable 1 → 2', 'danger', 'protection/disruption-budget']],
  ],
  [
    'an egress rule',
    object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, policyTypes: ['Egress'], egress: [] } }),
    object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, policyTypes: ['Egress'], egress: [{}] } }),
    [['orders: NetworkPolicy orders: egress + {}', 'danger', 'exposure/network-policy']],
  ],
  [
    'a version label',
    object('v1', 'ServiceAccount', { metadata: meta('orders', { labels: { ...labels, 'app.kubernetes.io/version': '1' } }) }),
    object('v1', 'ServiceAccount', { metadata: meta('orders', { labels: { ...labels, 'app.kubernetes.io/version': '2' } }) }),
    [['orders: ServiceAccount orders: labels[app.kubernetes.io/version] 1 → 2', 'routine', 'routine/version-label']],
  ],
  [
    'the admission of a namespace',
    object('v1', 'Namespace', { metadata: { name: 'shop', labels: { ...labels, 'pod-security.kubernetes.io/enforce': 'restricted' } } }),
    object('v1', 'Namespace', { metadata: { name: 'shop', labels: { ...labels, 'pod-security.kubernetes.io/enforce': 'privileged' } } }),
    [['orders: Namespace shop: labels[pod-security.kubernetes.io/enforce] restricted → privileged', 'danger', 'policy/namespace']],
  ],
  [
    'a suspended schedule',
    object('batch/v1', 'CronJob', { spec: { schedule: '* * * * *', suspend: false, jobTemplate: {} } }),
    object('batch/v1', 'CronJob', { spec: { schedule: '* * * * *', suspend: true, jobTemplate: {} } }),
    [['orders: suspend false → true', 'danger', 'rollout/suspended']],
  ],
  [
    'a field of somebody else’s kind',
    object('example.com/v1', 'Widget', { spec: { size: '1000m', items: ['a', 'b'] } }),
    object('example.com/v1', 'Widget', { spec: { size: '1', items: ['b', 'a'] } }),
    [
      ['orders: Widget orders: items in another order', 'review', 'unknown/field'],
      ['orders: Widget orders: size 1000m → 1', 'review', 'unknown/field'],
    ],
  ],
  [
    'an API version',
    object('external-secrets.io/v1beta1', 'ExternalSecret', { spec: {} }),
    object('external-secrets.io/v1', 'ExternalSecret', { spec: {} }),
    [['orders: ExternalSecret orders: apiVersion external-secrets.io/v1beta1 → external-secrets.io/v1', 'review', 'unknown/field']],
  ],
  [
    'another key of a secret store',
    object('external-secrets.io/v1', 'ExternalSecret', { spec: { data: [{ secretKey: 'a', remoteRef: { key: 'x' } }] } }),
    object('external-secrets.io/v1', 'ExternalSecret', { spec: { data: [{ secretKey: 'a', remoteRef: { key: 'y' } }] } }),
    [['orders: ExternalSecret orders: data[0].remoteRef.key x → y', 'danger', 'secret/reference']],
  ],
  [
    'what the definition of a custom resource fills in, and its lists in another order',
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: route([header('a'), header('b')]) }),
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: route([header('b'), header('a')], { weight: 1 }) }),
    [],
  ],
  [
    'another value of a header',
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: route([header('a'), header('b')]) }),
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', { spec: route([header('b', '2'), header('a')]) }),
    [['orders: HTTPRoute orders: rules[0].filters[0].requestHeaderModifier.set[b].value 1 → 2', 'danger', 'exposure/route']],
  ],
  [
    'a field that a custom resource refuses to change',
    object('postgresql.cnpg.io/v1', 'Database', { spec: { cluster: { name: 'c' }, owner: 'o', name: 'orders' } }),
    object('postgresql.cnpg.io/v1', 'Database', { spec: { cluster: { name: 'c' }, owner: 'o', name: 'shop' } }),
    [['orders: Database orders: name orders → shop, replaced: the API server refuses to change it (predicted)', 'danger', 'data/replaced']],
  ],
  [
    'what definitions beside it say of a custom resource',
    shelves({ size: 1, name: 'a', rows: [{ id: 1 }, { id: 2 }] }),
    shelves({ size: 2, name: 'b', kept: true, rows: [{ id: 2 }, { id: 1 }] }),
    [
      ['orders: Shelf orders: name a → b, in place or refused (unknown)', 'review', 'kubernetes/may-refuse'],
      ['orders: Shelf orders: size 1 → 2, replaced: the API server refuses to change it (certain)', 'danger', 'kubernetes/immutable'],
    ],
  ],
];

function header(name: string, value = '1'): Json {
  return { name, value };
}

function route(set: readonly Json[], backend: object = {}): Json {
  const filters = [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set } }];
  return { parentRefs: [{ name: 'edge' }], rules: [{ filters, backendRefs: [{ name: 'orders', port: 80, ...backend }] }] };
}

/** A custom resource, and beside it its definition, which is the same on both sides. */
function shelves(spec: object): Json {
  const rule = (text: string) => ({ 'x-kubernetes-validations': [{ rule: text }] });
  const properties = {
    size: rule('self == oldSelf'),
    name: rule("oldSelf.startsWith('x') || self == oldSelf"),
    kept: { default: true },
    rows: { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['id'] },
  };
  const versions = [{ name: 'v1', served: true, schema: { openAPIV3Schema: { properties: { spec: { properties } } } } }];
  const definition = object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    spec: { group: 'example.com', names: { kind: 'Shelf' }, versions },
  });
  return { apiVersion: 'v1', kind: 'List', items: [definition, object('example.com/v1', 'Shelf', { spec })] };
}

const block = (type: string, values: object, name = 'a'): Json => ({ resource: { [type]: { [name]: values } } });

const settingTypes = [
  'aws_s3_bucket_lifecycle_configuration',
  'aws_s3_bucket_object_lock_configuration',
  'aws_s3_bucket_public_access_block',
  'aws_s3_bucket_replication_configuration',
  'aws_s3_bucket_server_side_encryption_configuration',
  'aws_s3_bucket_versioning',
];
/** With an object in it, which is data and no setting. */
const bucketWithSettings: Json = {
  resource: {
    aws_s3_bucket: { a: { bucket: 'x' } },
    ...Object.fromEntries([...settingTypes, 'aws_s3_object'].map((type) => [type, { a: { bucket: '${aws_s3_bucket.a.bucket}' } }])),
  },
};

const terraform: readonly Row[] = [
  [
    'a bucket with another name',
    block('aws_s3_bucket', { bucket: 'x' }),
    block('aws_s3_bucket', { bucket: 'y' }),
    [['aws_s3_bucket.a: bucket x → y, replaced (predicted)', 'danger', 'data/replaced']],
  ],
  ['a bucket that is new', undefined, block('aws_s3_bucket', { bucket: 'x' }), [['aws_s3_bucket.a: created', 'review', 'unknown/created']]],
  [
    'a bucket that is gone',
    block('aws_s3_bucket', { bucket: 'x', force_destroy: true }),
    undefined,
    [['aws_s3_bucket.a: deleted', 'danger', 'data/destroyed']],
  ],
  [
    'a bucket that goes only when it is empty',
    block('aws_s3_bucket', { bucket: 'x' }),
    undefined,
    [['aws_s3_bucket.a: deleted', 'danger', 'data/destroyed-if-empty']],
  ],
  [
    'a bucket that is gone with its settings',
    bucketWithSettings,
    undefined,
    [
      ['aws_s3_bucket.a: deleted', 'danger', 'data/destroyed-if-empty'],
      ...settingTypes.map((type) => [`${type}.a: deleted`, 'routine', 'routine/goes-along'] as const),
      ['aws_s3_object.a: deleted', 'danger', 'data/destroyed'],
    ],
  ],
  [
    'settings of a bucket that stays',
    bucketWithSettings,
    { resource: { aws_s3_bucket: { a: { bucket: 'x' } } } },
    [
      ['aws_s3_bucket_lifecycle_configuration.a: deleted', 'review', 's3/lifecycle-removed'],
      ['aws_s3_bucket_object_lock_configuration.a: deleted', 'danger', 's3/object-lock-removed'],
      ['aws_s3_bucket_public_access_block.a: deleted', 'danger', 's3/public-access-block-removed'],
      ['aws_s3_bucket_replication_configuration.a: deleted', 'danger', 's3/replication-removed'],
      ['aws_s3_bucket_server_side_encryption_configuration.a: deleted', 'danger', 's3/encryption-removed'],
      ['aws_s3_bucket_versioning.a: deleted', 'danger', 's3/versioning-removed'],
      ['aws_s3_object.a: deleted', 'danger', 'data/destroyed'],
    ],
  ],
  [
    'a bucket that is let go of, whose setting is destroyed',
    { resource: { aws_s3_bucket: { a: { bucket: 'x' } }, aws_s3_bucket_versioning: { a: { bucket: '${aws_s3_bucket.a.id}' } } } },
    { removed: [{ from: 'aws_s3_bucket.a', lifecycle: { destroy: false } }] },
    [
      ['aws_s3_bucket.a: forgotten', 'review', 'terraform/forgotten'],
      ['aws_s3_bucket_versioning.a: deleted', 'danger', 's3/versioning-removed'],
      ['removed.aws_s3_bucket.a: created', 'routine', 'created/told-there'],
    ],
  ],
  [
    'a group that is gone with its rule',
    {
      resource: {
        aws_security_group: { a: { name: 'x' } },
        aws_vpc_security_group_ingress_rule: { a: { security_group_id: '${aws_security_group.a.id}', cidr_ipv4: '10.0.0.0/8' } },
      },
    },
    undefined,
    [
      ['aws_security_group.a: deleted', 'review', 'unknown/removed'],
      ['aws_vpc_security_group_ingress_rule.a: deleted', 'routine', 'routine/goes-along'],
    ],
  ],
  [
    'a plan of backups that is gone',
    block('aws_backup_plan', { name: 'x' }),
    undefined,
    [['aws_backup_plan.a: deleted', 'danger', 'backup/removed']],
  ],
  [
    'a firewall that is gone',
    block('aws_wafv2_web_acl', { name: 'x' }),
    undefined,
    [['aws_wafv2_web_acl.a: deleted', 'danger', 'protection/firewall-removed']],
  ],
  [
    'a trail that is gone',
    block('aws_cloudtrail', { name: 'x' }),
    undefined,
    [['aws_cloudtrail.a: deleted', 'danger', 'protection/watch-removed']],
  ],
  [
    'a database that is gone, with a last snapshot',
    block('aws_db_instance', { identifier: 'x', final_snapshot_identifier: 'x-last' }),
    undefined,
    [['aws_db_instance.a: deleted', 'danger', 'data/destroyed-but-snapshot']],
  ],
  [
    'a database that is gone, without one',
    block('aws_db_instance', { identifier: 'x', final_snapshot_identifier: 'x-last', skip_final_snapshot: true }),
    undefined,
    [['aws_db_instance.a: deleted', 'danger', 'data/destroyed']],
  ],
  [
    'a database with more storage',
    block('aws_db_instance', { allocated_storage: 20 }),
    block('aws_db_instance', { allocated_storage: 100 }),
    [['aws_db_instance.a: allocated_storage 20 → 100, in place', 'review', 'database/storage-more']],
  ],
  [
    'a database with less storage',
    block('aws_db_instance', { allocated_storage: 100 }),
    block('aws_db_instance', { allocated_storage: 20 }),
    [['aws_db_instance.a: allocated_storage 100 → 20, in place', 'danger', 'database/storage-less']],
  ],
  ['a role that is gone', block('aws_iam_role', { name: 'x' }), undefined, [['aws_iam_role.a: deleted', 'danger', 'serving/removed']]],
  [
    'a larger database',
    block('aws_db_instance', { instance_class: 's' }),
    block('aws_db_instance', { instance_class: 'm' }),
    [['aws_db_instance.a: instance_class s → m, in place, restarts the database', 'review', 'database/restarts']],
  ],
  [
    'a database without protection',
    block('aws_db_instance', { deletion_protection: true }),
    block('aws_db_instance', { deletion_protection: false }),
    [['aws_db_instance.a: deletion_protection true → false, in place', 'danger', 'protection/deletion']],
  ],
  [
    'a database in another subnet group',
    block('aws_db_instance', { db_subnet_group_name: 'a' }),
    block('aws_db_instance', { db_subnet_group_name: 'b' }),
    [['aws_db_instance.a: db_subnet_group_name a → b, in place', 'danger', 'exposure/placement']],
  ],
  [
    'fewer backups',
    block('aws_db_instance', { backup_retention_period: 7 }),
    block('aws_db_instance', { backup_retention_period: 1 }),
    [['aws_db_instance.a: backup_retention_period 7 → 1, in place', 'danger', 'retention/shorter']],
  ],
  [
    'more backups',
    block('aws_db_instance', { backup_retention_period: 1 }),
    block('aws_db_instance', { backup_retention_period: 7 }),
    [['aws_db_instance.a: backup_retention_period 1 → 7, in place', 'review', 'unknown/field']],
  ],
  [
    'a database for everybody',
    block('aws_db_instance', { publicly_accessible: false }),
    block('aws_db_instance', { publicly_accessible: true }),
    [['aws_db_instance.a: publicly_accessible false → true, in place', 'danger', 'exposure/public']],
  ],
  [
    'encryption',
    block('aws_db_instance', { storage_encrypted: true }),
    block('aws_db_instance', { storage_encrypted: false }),
    [['aws_db_instance.a: storage_encrypted true → false, replaced (predicted)', 'danger', 'data/replaced']],
  ],
  [
    'one zone',
    block('aws_db_instance', { multi_az: true }),
    block('aws_db_instance', { multi_az: false }),
    [['aws_db_instance.a: multi_az true → false, in place, restarts the database', 'danger', 'cluster/availability']],
  ],
  [
    'a password',
    block('aws_db_instance', { password: 'canary-one' }),
    block('aws_db_instance', { password: 'canary-two' }),
    [['aws_db_instance.a: password changed, in place', 'review', 'unknown/field']],
  ],
  [
    'a number as a text',
    block('aws_db_instance', { port: 5432, multi_az: true }),
    block('aws_db_instance', { port: '5432', multi_az: 'true' }),
    [],
  ],
  [
    'a block as a list of one',
    block('aws_db_instance', { timeouts: { create: '1h' } }),
    block('aws_db_instance', { timeouts: [{ create: '1h' }] }),
    [],
  ],
  [
    'protection by Terraform',
    block('aws_sqs_queue', { lifecycle: { prevent_destroy: true } }),
    block('aws_sqs_queue', { lifecycle: { prevent_destroy: false } }),
    [['aws_sqs_queue.a: lifecycle.prevent_destroy true → false', 'danger', 'protection/prevent-destroy']],
  ],
  [
    'what Terraform passes over',
    block('aws_sqs_queue', { name: 'a', lifecycle: { ignore_changes: ['name'] } }),
    block('aws_sqs_queue', { name: 'b', lifecycle: { ignore_changes: ['name'] } }),
    [['aws_sqs_queue.a: name a → b, ignored by Terraform', 'routine', 'routine/ignored']],
  ],
  [
    'messages for a shorter time',
    block('aws_sqs_queue', { message_retention_seconds: 1000 }),
    block('aws_sqs_queue', { message_retention_seconds: 100 }),
    [['aws_sqs_queue.a: message_retention_seconds 1000 → 100, in place', 'danger', 'retention/shorter']],
  ],
  [
    'another key',
    block('aws_sqs_queue', { kms_master_key_id: 'a' }),
    block('aws_sqs_queue', { kms_master_key_id: 'b' }),
    [['aws_sqs_queue.a: kms_master_key_id a → b, in place', 'danger', 'encryption/key']],
  ],
  [
    'public access',
    block('aws_s3_bucket_public_access_block', { block_public_acls: true }),
    block('aws_s3_bucket_public_access_block', { block_public_acls: false }),
    [['aws_s3_bucket_public_access_block.a: block_public_acls true → false, in place', 'danger', 'exposure/public-access-block']],
  ],
  [
    'versions',
    block('aws_s3_bucket_versioning', { versioning_configuration: { status: 'Enabled' } }),
    block('aws_s3_bucket_versioning', { versioning_configuration: { status: 'Suspended' } }),
    [['aws_s3_bucket_versioning.a: versioning_configuration.status Enabled → Suspended, in place', 'danger', 'retention/recovery-off']],
  ],
  [
    'a policy in another order',
    block('aws_iam_role_policy', { policy: policy(allow(['a:B', 'a:C'], 'x')) }),
    block('aws_iam_role_policy', { policy: policy(allow('a:C', ['x'], { Sid: 'C' }), allow(['a:B'], 'x')) }),
    [],
  ],
  [
    'a policy that grants more',
    block('aws_iam_role_policy', { policy: policy(allow('s3:GetObject', 'x')) }),
    block('aws_iam_role_policy', { policy: policy(allow(['s3:GetObject', 's3:PutObject'], 'x')) }),
    [['aws_iam_role_policy.a: policy grants s3:PutObject on x, in place', 'danger', 'iam/widened']],
  ],
  [
    'a policy that grants less',
    block('aws_iam_role_policy', { policy: policy(allow('s3:*', 'x')) }),
    block('aws_iam_role_policy', { policy: policy(allow('s3:GetObject', 'x')) }),
    [['aws_iam_role_policy.a: policy no longer grants s3:* on x, in place', 'review', 'iam/narrowed']],
  ],
  [
    'a condition that is gone',
    block('aws_iam_role_policy', { policy: policy(allow('a:B', '*', { Condition: { Bool: { x: 'true' } } })) }),
    block('aws_iam_role_policy', { policy: policy(allow('a:B', '*')) }),
    [['aws_iam_role_policy.a: policy grants a:B on *, in place', 'danger', 'iam/widened']],
  ],
  [
    'a policy that nobody reads',
    block('aws_iam_role_policy', { policy: '${a}' }),
    block('aws_iam_role_policy', { policy: '${b}' }),
    [['aws_iam_role_policy.a: policy ${a} → ${b}, in place', 'danger', 'iam/unreadable']],
  ],
  [
    'a policy for everybody',
    undefined,
    block('aws_s3_bucket_policy', { policy: policy({ ...allow('s3:GetObject', 'x'), Principal: '*' }) }),
    [['aws_s3_bucket_policy.a: created, grants s3:GetObject on x to everybody', 'danger', 'iam/grants-all']],
  ],
  [
    'a policy that only denies, of a bucket that is new',
    undefined,
    {
      resource: {
        aws_s3_bucket: { a: { bucket: 'x' } },
        aws_s3_bucket_policy: { a: { bucket: '${aws_s3_bucket.a.id}', policy: onlyTls } },
      },
    },
    [
      ['aws_s3_bucket.a: created', 'review', 'unknown/created'],
      [`aws_s3_bucket_policy.a: created, denies s3:* on x to everybody if ${plainHttp}`, 'review', 'unknown/created'],
    ],
  ],
  [
    'a policy that only denies, of a bucket that is there',
    { resource: { aws_s3_bucket: { a: { bucket: 'x' } } } },
    {
      resource: {
        aws_s3_bucket: { a: { bucket: 'x' } },
        aws_s3_bucket_policy: { a: { bucket: '${aws_s3_bucket.a.id}', policy: onlyTls } },
      },
    },
    [[`aws_s3_bucket_policy.a: created, denies s3:* on x to everybody if ${plainHttp}`, 'review', 'iam/narrowed']],
  ],
  [
    'what was denied, and no longer is',
    block('aws_s3_bucket_policy', { bucket: 'x', policy: onlyTls }),
    undefined,
    [['aws_s3_bucket_policy.a: deleted', 'danger', 'iam/widened']],
  ],
  [
    'a policy that denies less',
    block('aws_iam_role_policy', { role: 'r', policy: policy(deny(['a:B', 'a:C'], 'x')) }),
    block('aws_iam_role_policy', { role: 'r', policy: policy(deny('a:B', 'x')) }),
    [['aws_iam_role_policy.a: policy grants a:C on x, which was denied, in place', 'danger', 'iam/widened']],
  ],
  [
    'a policy that denies more',
    block('aws_iam_role_policy', { role: 'r', policy: policy(deny('a:B', 'x')) }),
    block('aws_iam_role_policy', { role: 'r', policy: policy(deny('a:*', 'x')) }),
    [['aws_iam_role_policy.a: policy no longer grants a:* on x, which is denied, in place', 'review', 'iam/narrowed']],
  ],
  [
    'everything but something',
    undefined,
    block('aws_iam_role_policy', { policy: policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }) }),
    [['aws_iam_role_policy.a: created, grants all but iam:* on *', 'danger', 'iam/grants-all']],
  ],
  [
    'everything but less than before',
    block('aws_iam_role_policy', { policy: policy({ Effect: 'Allow', NotAction: ['iam:*', 'kms:*'], Resource: '*' }) }),
    block('aws_iam_role_policy', { policy: policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }) }),
    [['aws_iam_role_policy.a: policy grants all but iam:* on *, in place', 'danger', 'iam/grants-all']],
  ],
  [
    'one action in place of everything but another',
    block('aws_iam_role_policy', { policy: policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }) }),
    block('aws_iam_role_policy', { policy: policy(allow('s3:GetObject', 'x')) }),
    [['aws_iam_role_policy.a: policy no longer grants all but iam:* on *, in place', 'review', 'iam/narrowed']],
  ],
  [
    'a policy for everybody but somebody',
    undefined,
    block('aws_s3_bucket_policy', { policy: policy({ ...allow('s3:GetObject', 'x'), NotPrincipal: { AWS: '111122223333' } }) }),
    [['aws_s3_bucket_policy.a: created, grants s3:GetObject on x to all but arn:aws:iam::111122223333:root', 'danger', 'iam/grants-all']],
  ],
  [
    'a policy for everybody over TLS',
    undefined,
    block('aws_s3_bucket_policy', {
      policy: policy({ ...allow('s3:GetObject', 'x'), Principal: '*', Condition: { Bool: { 'aws:SecureTransport': true } } }),
    }),
    [
      [
        'aws_s3_bucket_policy.a: created, grants s3:GetObject on x to everybody if Bool aws:SecureTransport ["true"]',
        'danger',
        'iam/grants-all',
      ],
    ],
  ],
  [
    'a policy for everybody in an organization',
    undefined,
    block('aws_s3_bucket_policy', {
      policy: policy({ ...allow('s3:GetObject', 'x'), Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }),
    }),
    [
      [
        'aws_s3_bucket_policy.a: created, grants s3:GetObject on x to everybody if StringEquals aws:PrincipalOrgID ["o-1"]',
        'review',
        'iam/granted',
      ],
    ],
  ],
  [
    'a policy in a block of a role that is new',
    undefined,
    block('aws_iam_role', {
      name: 'r',
      assume_role_policy: policy({ ...allow('sts:AssumeRole', ''), Principal: { Service: 'a' } }),
      inline_policy: [{ policy: policy(allow('*', '*')) }],
    }),
    [['aws_iam_role.a: created, grants sts:AssumeRole to Service a, * on *', 'danger', 'iam/grants-all']],
  ],
  [
    'one more value of a condition',
    block('aws_iam_role_policy', { policy: policy(allow('a:B', 'x', { Condition: { StringEquals: { 'a:k': ['1'] } } })) }),
    block('aws_iam_role_policy', { policy: policy(allow('a:B', 'x', { Condition: { StringEquals: { 'a:k': ['1', '2'] } } })) }),
    [['aws_iam_role_policy.a: policy grants a:B on x if StringEquals a:k ["1","2"], in place', 'danger', 'iam/widened']],
  ],
  [
    'one value less of a condition',
    block('aws_iam_role_policy', { policy: policy(allow('a:B', 'x', { Condition: { StringEquals: { 'a:k': ['1', '2'] } } })) }),
    block('aws_iam_role_policy', { policy: policy(allow('a:B', 'x', { Condition: { StringEquals: { 'a:k': '1' } } })) }),
    [['aws_iam_role_policy.a: policy no longer grants a:B on x if StringEquals a:k ["1","2"], in place', 'review', 'iam/narrowed']],
  ],
  [
    'one more value of a condition that says what must not be',
    block('aws_iam_role_policy', { policy: policy(allow('a:B', 'x', { Condition: { StringNotEquals: { 'a:k': ['1'] } } })) }),
    block('aws_iam_role_policy', { policy: policy(allow('a:B', 'x', { Condition: { StringNotEquals: { 'a:k': ['1', '2'] } } })) }),
    [['aws_iam_role_policy.a: policy no longer grants a:B on x if StringNotEquals a:k ["1"], in place', 'review', 'iam/narrowed']],
  ],
  [
    'a rule for the internet',
    undefined,
    block('aws_vpc_security_group_ingress_rule', { cidr_ipv4: '0.0.0.0/0' }),
    [['aws_vpc_security_group_ingress_rule.a: created', 'danger', 'exposure/opened']],
  ],
  [
    'a description of a security group',
    block('aws_security_group', { description: 'a' }),
    block('aws_security_group', { description: 'b' }),
    [['aws_security_group.a: description a → b, replaced (predicted)', 'danger', 'terraform/replaced']],
  ],
  [
    'a type that nobody asked',
    block('other_thing', { size: 1 }),
    block('other_thing', { size: 2 }),
    [['other_thing.a: size 1 → 2, in place or replaced (unknown)', 'review', 'unknown/field']],
  ],
  [
    'a tag',
    block('aws_sqs_queue', { tags: { team: 'a' } }),
    block('aws_sqs_queue', { tags: { team: 'b' } }),
    [['aws_sqs_queue.a: tags.team a → b, in place', 'routine', 'routine/tags']],
  ],
  [
    'another state',
    { terraform: { backend: { s3: { key: 'a' } } } },
    { terraform: { backend: { s3: { key: 'b' } } } },
    [['terraform: backend.s3.key a → b', 'danger', 'encryption/state']],
  ],
  [
    'another account',
    { provider: { aws: [{ allowed_account_ids: ['1'] }] } },
    { provider: { aws: [{ allowed_account_ids: ['2'] }] } },
    [['provider.aws: allowed_account_ids + 2 − 1', 'danger', 'place/account']],
  ],
  [
    'another role of the provider',
    { provider: { aws: [{ assume_role: [{ role_arn: 'a' }] }] } },
    { provider: { aws: [{ assume_role: [{ role_arn: 'b' }] }] } },
    [['provider.aws: assume_role.role_arn a → b', 'danger', 'place/account']],
  ],
  [
    'tags of every resource of the provider',
    { provider: { aws: [{ default_tags: [{ tags: { team: 'a' } }] }] } },
    { provider: { aws: [{ default_tags: [{ tags: { team: 'b' } }] }] } },
    [['provider.aws: default_tags.tags.team a → b', 'review', 'provider/default-tags']],
  ],
  [
    'an output',
    { output: { a: { value: '1' } } },
    { output: { a: { value: '2' } } },
    [['output.a: value 1 → 2', 'review', 'unknown/field']],
  ],
  [
    'a move',
    block('aws_s3_bucket', { bucket: 'x' }),
    { ...block('aws_s3_bucket', { bucket: 'x' }, 'b'), moved: [{ from: 'aws_s3_bucket.a', to: 'aws_s3_bucket.b' }] },
    [['aws_s3_bucket.b: moved from aws_s3_bucket.a', 'review', 'terraform/moved']],
  ],
  [
    'a rename without a move',
    block('aws_s3_bucket', { bucket: 'x' }),
    block('aws_s3_bucket', { bucket: 'x' }, 'b'),
    [
      ['aws_s3_bucket.a: deleted, the same that becomes aws_s3_bucket.b', 'danger', 'terraform/rename-without-moved'],
      ['aws_s3_bucket.b: created, the same as aws_s3_bucket.a', 'danger', 'terraform/rename-without-moved'],
    ],
  ],
];

const plan = (file: string, before: Json | undefined, after: Json | undefined) => {
  const side = (document: Json | undefined) => plainSide(document ? { [file]: document } : {});
  return compareSides(side(before), side(after));
};

describe.each([
  ['Kubernetes', 'a.json', kubernetes],
  ['Terraform', 'main.tf.json', terraform],
] as const)('%s', (_world, file, rows) => {
  test.each(rows.map((row) => [...row] as [string, Json | undefined, Json | undefined, Row[3]]))(
    '%s',
    (_sentence, before, after, lines) => {
      const { changes } = plan(file, before, after);
      const found = changes.flatMap(({ subject, items }) => items.map(({ text, verdict, rule }) => [`${subject}: ${text}`, verdict, rule]));
      expect(found.sort()).toEqual([...lines].map((line) => [...line]).sort());
    },
  );

  test.each(rows.map((row) => [...row] as [string, Json | undefined, Json | undefined, Row[3]]))(
    '%s: nothing changes from one side to itself',
    (_sentence, before, after) => {
      for (const document of [before, after]) expect(plan(file, document, document && { ...document }).changes).toEqual([]);
    },
  );
});

test('at least eighty changes have their line and verdict', () => {
  expect(kubernetes.length + terraform.length).toBeGreaterThanOrEqual(80);
});
