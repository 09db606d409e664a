import { Resource } from '../../../../lib';
import { routeBackend } from '../../../../policies/kubernetes/network/route-backend';
import { routeTaken } from '../../../../policies/kubernetes/network/route-taken';
import { selectorOwn } from '../../../../policies/kubernetes/network/selector-own';
import { serviceSelects } from '../../../../policies/kubernetes/network/service-selects';
import { envSource } from '../../../../policies/kubernetes/pods/env-source';
import { external } from '../../../../policies/kubernetes/pods/pod-sources';
import { volumeSource } from '../../../../policies/kubernetes/pods/volume-source';
import { hpaTarget } from '../../../../policies/kubernetes/scaling/hpa-target';
import { pdbSingle } from '../../../../policies/kubernetes/scaling/pdb-single';
import { deployment, describePolicy, kubernetes, pod, Row, terraform } from '../table';

const service = (spec: object, name = 'web') =>
  kubernetes('v1/Service', { metadata: { name }, spec: { ports: [{ name: 'http', port: 80 }], ...spec } });
const ingress = (port: object, name = 'web') =>
  kubernetes('networking.k8s.io/v1/Ingress', {
    spec: { rules: [{ host: 'a.example.com', http: { paths: [{ path: '/', backend: { service: { name, port } } }] } }] },
  });
const route = (ref: object, kind = 'HTTPRoute', version = 'v1') =>
  kubernetes(`gateway.networking.k8s.io/${version}/${kind}`, { spec: { rules: [{ backendRefs: [ref] }] } });

const mirror = (name: string) =>
  kubernetes('gateway.networking.k8s.io/v1/HTTPRoute', {
    spec: { rules: [{ filters: [{ type: 'RequestMirror', requestMirror: { backendRef: { name, port: 80 } } }] }] },
  });
const versions = [
  ['v1', 'TCPRoute'],
  ['v1', 'TLSRoute'],
  ['v1', 'UDPRoute'],
  ['v1alpha3', 'TLSRoute'],
  ['v1alpha2', 'TCPRoute'],
  ['v1beta1', 'HTTPRoute'],
  ['v1alpha2', 'GRPCRoute'],
] as const;

describePolicy(routeBackend, {
  pass: {
    'a port by its number': [ingress({ number: 80 }), service({})],
    'a port by its name': [ingress({ name: 'http' }), service({})],
    'a route': [route({ name: 'web', port: 80 }), service({})],
    'a route to another namespace': [
      route({ name: 'web', namespace: 'other', port: 80 }),
      kubernetes('v1/Service', { metadata: { name: 'web', namespace: 'other' }, spec: { ports: [{ port: 80 }] } }),
    ],
    'a copy to a Service': [mirror('web'), service({})],
    ...Object.fromEntries(
      versions.map(([version, kind]) => [`a ${kind} of ${version}`, [route({ name: 'web', port: 80 }, kind, version), service({})]]),
    ),
    'a route that redirects': kubernetes('gateway.networking.k8s.io/v1/HTTPRoute', { spec: { rules: [{ filters: [] }] } }),
  },
  excused: {
    'a Service that is made elsewhere': [ingress({ number: 443 }), service({ type: 'ExternalName', ports: [] })],
    'a Service that is missing behind an Ingress, of which k8s/ingress/host tells': ingress({ number: 80 }),
    'a route to what is no Service': route({ group: 'example.com', kind: 'Function', name: 'web' }),
  },
  fail: {
    'a port that the Service lacks': [ingress({ number: 8080 }), service({})],
    'a name that the Service lacks': [ingress({ name: 'web' }), service({})],
    'a Service without ports': [ingress({ number: 80 }), service({ ports: [] })],
    'a copy to nothing': [mirror('copies'), service({})],
    ...Object.fromEntries(
      versions.map(([version, kind]) => [
        `a ${kind} of ${version} to another port`,
        [route({ name: 'web', port: 81 }, kind, version), service({})],
      ]),
    ),
    'a route to nothing': [route({ name: 'web', port: 80 }), service({}, 'other')],
    'a route to nothing, in the namespace that is meant where none is stated': [
      kubernetes('gateway.networking.k8s.io/v1/HTTPRoute', {
        metadata: { namespace: undefined },
        spec: { rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] },
      }),
      kubernetes('v1/Service', { metadata: { name: 'other', namespace: 'default' }, spec: { ports: [{ port: 80 }] } }),
      kubernetes('v1/Service', { metadata: { name: 'another', namespace: undefined }, spec: { ports: [{ port: 80 }] } }),
    ],
    'a route to nothing, beside what says no namespace either': [
      kubernetes('gateway.networking.k8s.io/v1/HTTPRoute', {
        metadata: { namespace: 'default' },
        spec: { rules: [{ backendRefs: [{ name: 'web', port: 80 }] }] },
      }),
      kubernetes('v1/Service', { metadata: { name: 'other', namespace: undefined }, spec: { ports: [{ port: 80 }] } }),
    ],
    'a route to a port that is not there': [route({ name: 'web', port: 8080 }, 'GRPCRoute'), service({})],
  },
  unknown: {
    'a route where no Service is in sight': route({ name: 'web', port: 80 }),
    'a route to a namespace that is not in sight': [route({ name: 'web', namespace: 'other', port: 80 }), service({})],
  },
});

const taking = (name: string, host: string, path: object = {}, metadata: object = {}, spec: object = {}) =>
  kubernetes('networking.k8s.io/v1/Ingress', {
    metadata: { name, ...metadata },
    spec: {
      ...spec,
      rules: [
        { host, http: { paths: [{ path: '/', pathType: 'Prefix', ...path, backend: { service: { name, port: { number: 80 } } } }] } },
      ],
    },
  });
const routed = (
  name: string,
  match: object | undefined,
  { kind = 'HTTPRoute', version = 'v1', host = 'shop.example.com', door = {} } = {},
) =>
  kubernetes(`gateway.networking.k8s.io/${version}/${kind}`, {
    metadata: { name },
    spec: { parentRefs: [{ name: 'web', ...door }], hostnames: [host], rules: [{ ...(match && { matches: [match] }), backendRefs: [] }] },
  });
const prefix = (value: string) => ({ path: { type: 'PathPrefix', value } });

describePolicy(routeTaken, {
  pass: {
    'two hosts': [taking('a', 'a.example.com'), taking('b', 'b.example.com')],
    'two paths': [taking('a', 'shop.example.com', { path: '/a' }), taking('b', 'shop.example.com', { path: '/b' })],
    'a path that is exact, and all below it': [
      taking('a', 'shop.example.com', { path: '/a', pathType: 'Exact' }),
      taking('b', 'shop.example.com', { path: '/a' }),
    ],
    'routes of two hosts': [routed('a', undefined), routed('b', undefined, { host: 'other.example.com' })],
    'routes for two paths': [routed('a', prefix('/a')), routed('b', prefix('/b'))],
    'routes that a header tells apart': [
      routed('a', { ...prefix('/'), headers: [{ name: 'version', value: '2' }] }),
      routed('b', prefix('/')),
    ],
  },
  excused: {
    'a share of the requests of another Ingress, on purpose': [
      taking('a', 'shop.example.com', {}, { annotations: { 'nginx.ingress.kubernetes.io/canary': 'true' } }),
      taking('b', 'shop.example.com'),
    ],
    'Ingresses of two controllers': [
      taking('a', 'shop.example.com', {}, {}, { ingressClassName: 'internal' }),
      taking('b', 'shop.example.com', {}, {}, { ingressClassName: 'public' }),
    ],
    'routes of two listeners': [
      routed('a', undefined, { door: { sectionName: 'http' } }),
      routed('b', undefined, { door: { sectionName: 'https' } }),
    ],
  },
  fail: {
    'one host': [taking('a', 'shop.example.com'), taking('b', 'shop.example.com')],
    'one host in other letters': [taking('a', 'Shop.example.com'), taking('b', 'shop.example.com')],
    'one host, from another namespace': [taking('a', 'shop.example.com'), taking('a', 'shop.example.com', {}, { namespace: 'other' })],
    'one path, with a slash behind it': [taking('a', 'shop.example.com', { path: '/a/' }), taking('b', 'shop.example.com', { path: '/a' })],
    'one class, by its older annotation': [
      taking('a', 'shop.example.com', {}, {}, { ingressClassName: 'nginx' }),
      taking('b', 'shop.example.com', {}, { annotations: { 'kubernetes.io/ingress.class': 'nginx' } }),
    ],
    'routes of one host': [routed('a', undefined), routed('b', prefix('/'))],
    'routes of one host, of two versions': [routed('a', undefined), routed('b', undefined, { version: 'v1beta1' })],
    'routes for one path, in another order': [
      routed('a', { method: 'GET', ...prefix('/a') }),
      routed('b', { ...prefix('/a'), method: 'GET' }),
    ],
    'routes of gRPC': [
      routed('a', { method: { service: 'shop.Orders' } }, { kind: 'GRPCRoute' }),
      routed('b', { method: { service: 'shop.Orders' } }, { kind: 'GRPCRoute' }),
    ],
  },
});

const labelled = (name: string, labels: object, selector = labels) =>
  deployment({ containers: [] }, { metadata: { name }, pod: { labels }, selector: { matchLabels: selector } });

describePolicy(selectorOwn, {
  pass: {
    'pods of its own': [labelled('a', { app: 'a' }), labelled('b', { app: 'b' })],
    'the same labels in another namespace': [
      labelled('a', { app: 'a' }),
      deployment(
        {},
        { metadata: { name: 'a', namespace: 'other' }, pod: { labels: { app: 'a' } }, selector: { matchLabels: { app: 'a' } } },
      ),
    ],
  },
  excused: {
    'a Job with the same labels': [
      labelled('a', { app: 'a' }),
      kubernetes('batch/v1/Job', { spec: { template: { metadata: { labels: { app: 'a' } }, spec: {} } } }),
    ],
  },
  fail: {
    'two with one selector': [labelled('a', { app: 'x' }), labelled('b', { app: 'x' })],
    'one that selects too much': [labelled('a', { app: 'x', tier: '1' }, { app: 'x' }), labelled('b', { app: 'x', tier: '2' })],
  },
});

const own = { app: 'orders' };
const orders = deployment({ containers: [{ name: 'server' }] }, { pod: { labels: own } });
const budget = (spec: object, name = 'a') =>
  kubernetes('policy/v1/PodDisruptionBudget', { metadata: { name }, spec: { selector: { matchLabels: own }, ...spec } });

describePolicy(pdbSingle, {
  pass: {
    'one budget': [budget({ maxUnavailable: 1 }), orders],
    'budgets of several workloads': [
      budget({ maxUnavailable: 1 }),
      orders,
      budget({ maxUnavailable: 1, selector: { matchLabels: { app: 'b' } } }, 'b'),
      deployment({}, { metadata: { name: 'b' }, pod: { labels: { app: 'b' } } }),
    ],
  },
  excused: {
    'two budgets over nothing that is here': [budget({ minAvailable: 1 }), budget({ minAvailable: 1 }, 'b')],
  },
  fail: {
    'a budget that says nothing': [budget({}), orders],
    'two budgets over one pod': [budget({ maxUnavailable: 1 }), budget({ minAvailable: 1 }, 'b'), orders],
  },
});

const reading = (container: object) => pod({ containers: [{ name: 'server', ...container }] });
const secretVariable = (more: object = {}) =>
  reading({ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'db', key: 'a', ...more } } }] });
const named = (type: string, spec: object = {}, name = 'db') => kubernetes(type, { metadata: { name }, spec });

describePolicy(envSource, {
  pass: {
    'a Secret that is there': [secretVariable(), named('v1/Secret')],
    'one of External Secrets': [secretVariable(), named('external-secrets.io/v1/ExternalSecret')],
    'one of External Secrets, by its target': [
      secretVariable(),
      named('external-secrets.io/v1/ExternalSecret', { target: { name: 'db' } }, 'other'),
    ],
    'one of cert-manager': [secretVariable(), named('cert-manager.io/v1/Certificate', { secretName: 'db' }, 'other')],
    'one that is sealed': [secretVariable(), named('bitnami.com/v1alpha1/SealedSecret')],
    'one of Terraform': [secretVariable(), terraform('kubernetes_secret_v1', { metadata: [{ name: 'db', namespace: 'shop' }] })],
    'a ConfigMap as a whole': [reading({ envFrom: [{ configMapRef: { name: 'db' } }] }), named('v1/ConfigMap')],
    'a key that is there': [secretVariable(), kubernetes('v1/Secret', { metadata: { name: 'db' }, stringData: { a: '1' } })],
    'a field of the pod': reading({ env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] }),
  },
  excused: {
    'a source that is optional': secretVariable({ optional: true }),
    'a source that is made elsewhere': { resources: [secretVariable()], parameters: [external.set(['shop/db'])] },
    'a key of a Secret that something fills': [secretVariable(), kubernetes('v1/Secret', { metadata: { name: 'db' } })],
    'what every namespace has: kube-root-ca.crt': reading({
      env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'kube-root-ca.crt', key: 'ca.crt' } } }],
    }),
  },
  fail: {
    'a Secret that nothing makes': secretVariable(),
    'a ConfigMap that nothing makes': [
      reading({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'db', key: 'a' } } }] }),
      named('v1/Secret'),
    ],
    'a whole ConfigMap that nothing makes': pod({ initContainers: [{ name: 'a', envFrom: [{ configMapRef: { name: 'db' } }] }] }),
    'a Secret of another name': [secretVariable(), named('v1/Secret', {}, 'other')],
    'a key that the Secret lacks': [secretVariable(), kubernetes('v1/Secret', { metadata: { name: 'db' }, data: { b: 'MQ==' } })],
    'a key that the ConfigMap lacks': [
      reading({ env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'db', key: 'a' } } }] }),
      kubernetes('v1/ConfigMap', { metadata: { name: 'db' }, data: { b: '1' }, binaryData: { c: 'MQ==' } }),
    ],
  },
});

const mounting = (volume: object) => pod({ containers: [{ name: 'server' }], volumes: [{ name: 'it', ...volume }] });
const made: Readonly<Record<string, readonly [volume: (name: string, key: string) => object, maker: (name: string) => Resource]>> = {
  'a ConfigMap': [
    (name, key) => ({ configMap: { name, items: [{ key, path: key }] } }),
    (name) => kubernetes('v1/ConfigMap', { metadata: { name }, data: { a: '1' } }),
  ],
  'a Secret': [
    (secretName, key) => ({ secret: { secretName, items: [{ key, path: key }] } }),
    (name) => kubernetes('v1/Secret', { metadata: { name }, stringData: { a: '1' } }),
  ],
  'a ConfigMap beside others': [
    (name, key) => ({ projected: { sources: [{ downwardAPI: {} }, { configMap: { name, items: [{ key, path: key }] } }] } }),
    (name) => kubernetes('v1/ConfigMap', { metadata: { name }, binaryData: { a: 'MQ==' } }),
  ],
  'a Secret beside others': [
    (name, key) => ({ projected: { sources: [{ secret: { name, items: [{ key, path: key }] } }] } }),
    (name) => kubernetes('v1/Secret', { metadata: { name }, data: { a: 'MQ==' } }),
  ],
};
const each = (volumeOf: (what: string, volume: (name: string, key: string) => object, maker: (name: string) => Resource) => Row) =>
  Object.fromEntries(Object.entries(made).map(([what, [volume, maker]]) => [what, volumeOf(what, volume, maker)]));
const inside = (of: string, rows: Readonly<Record<string, Row>>) =>
  Object.fromEntries(Object.entries(rows).map(([what, row]) => [`${what} ${of}`, row]));
const claim = (name: string) => kubernetes('v1/PersistentVolumeClaim', { metadata: { name }, spec: {} });

describePolicy(volumeSource, {
  pass: {
    ...inside(
      'that is there',
      each((_what, volume, maker) => [mounting(volume('it', 'a')), maker('it')]),
    ),
    'a claim that is there': [mounting({ persistentVolumeClaim: { claimName: 'data' } }), claim('data')],
    'a claim of Terraform': [
      mounting({ persistentVolumeClaim: { claimName: 'data' } }),
      terraform('kubernetes_persistent_volume_claim_v1', { metadata: [{ name: 'data', namespace: 'shop' }] }),
    ],
    'what cert-manager makes': [
      mounting({ secret: { secretName: 'tls' } }),
      named('cert-manager.io/v1/Certificate', { secretName: 'tls' }),
    ],
    'what belongs to the pod': mounting({ emptyDir: {} }),
  },
  excused: {
    'a source that is optional': mounting({ configMap: { name: 'it', optional: true } }),
    'a source that is made elsewhere': { resources: [mounting({ secret: { secretName: 'it' } })], parameters: [external.set(['shop/it'])] },
    'what every namespace has: kube-root-ca.crt': mounting({ projected: { sources: [{ configMap: { name: 'kube-root-ca.crt' } }] } }),
  },
  fail: {
    ...inside(
      'that nothing makes',
      each((_what, volume, maker) => [mounting(volume('it', 'a')), maker('other')]),
    ),
    ...inside(
      'without the key',
      each((_what, volume, maker) => [mounting(volume('it', 'b')), maker('it')]),
    ),
    'a claim that nothing makes': [mounting({ persistentVolumeClaim: { claimName: 'data' } }), claim('other')],
    'a Secret of another namespace': [
      mounting({ secret: { secretName: 'it' } }),
      kubernetes('v1/Secret', { metadata: { name: 'it', namespace: 'other' } }),
    ],
  },
});

const asking = { name: 'server', resources: { requests: { cpu: '50m', memory: '64Mi' } } };
const scaled = (podSpec: object = { containers: [asking] }) => deployment(podSpec, { pod: { labels: own } });
const autoscaler = (spec: object, version = 'v2', name = 'a') =>
  kubernetes(`autoscaling/${version}/HorizontalPodAutoscaler`, {
    metadata: { name },
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'it' }, minReplicas: 2, maxReplicas: 5, ...spec },
  });
const scaledObject = (spec: object) =>
  kubernetes('keda.sh/v1alpha1/ScaledObject', { metadata: { name: 'k' }, spec: { scaleTargetRef: { name: 'it' }, ...spec } });
const ofContainer = (container: string) => ({
  metrics: [
    { type: 'ContainerResource', containerResource: { name: 'cpu', container, target: { type: 'Utilization', averageUtilization: 70 } } },
  ],
});

describePolicy(
  hpaTarget,
  {
    pass: {
      'the first version': [autoscaler({ targetCPUUtilizationPercentage: 70 }, 'v1'), scaled()],
      'no metrics, where the processor is asked for': [autoscaler({}), scaled()],
      'one container': [autoscaler(ofContainer('server')), scaled({ containers: [asking, { name: 'proxy' }] })],
      'a pod that asks as a whole': [autoscaler({}), scaled({ resources: { requests: { cpu: '1' } }, containers: [{ name: 'server' }] })],
    },
    excused: {
      'what a ScaledObject of KEDA measures': [scaledObject({}), scaled()],
    },
    fail: {
      'the first version, of what asks for nothing': [autoscaler({}, 'v1'), scaled({ containers: [{ name: 'server' }] })],
      'the first version, of nothing': autoscaler({}, 'v1'),
      'no metrics, of what asks for nothing': [autoscaler({}), scaled({ containers: [{ name: 'server' }] })],
      'a sidecar that asks for nothing': [
        autoscaler({}),
        scaled({ containers: [asking], initContainers: [{ name: 'proxy', restartPolicy: 'Always' }] }),
      ],
      'a container that is not there': [autoscaler(ofContainer('proxy')), scaled()],
      'a container that asks for nothing': [autoscaler(ofContainer('proxy')), scaled({ containers: [asking, { name: 'proxy' }] })],
      'an API that is gone': [
        autoscaler({ scaleTargetRef: { apiVersion: 'extensions/v1beta1', kind: 'Deployment', name: 'it' } }),
        scaled(),
      ],
      'more at least than at most': [autoscaler({ minReplicas: 6 }), scaled()],
      'two for one': [autoscaler({}), autoscaler({}, 'v2', 'b'), scaled()],
      'KEDA beside it': [autoscaler({}), scaledObject({}), scaled()],
      'KEDA of nothing': scaledObject({}),
      'KEDA with more at least than at most': [scaledObject({ minReplicaCount: 5, maxReplicaCount: 2 }), scaled()],
    },
  },
  'elsewhere',
);

const stateful = kubernetes('apps/v1/StatefulSet', { spec: { template: { metadata: { labels: own }, spec: { containers: [] } } } });

describePolicy(
  serviceSelects,
  {
    pass: {
      'one pod of many, by a label that its controller adds': [
        service({ selector: { ...own, 'statefulset.kubernetes.io/pod-name': 'it-0' }, ports: [] }),
        stateful,
      ],
    },
    excused: {
      'an empty selector, which is none': [service({ selector: {} }), orders],
      'pods of an operator': [
        service({ selector: { 'cnpg.io/cluster': 'orders-db', role: 'primary' } }),
        kubernetes('postgresql.cnpg.io/v1/Cluster', { metadata: { name: 'orders-db' }, spec: {} }),
      ],
    },
    fail: {
      'pods of no workload, by such a label': service({ selector: { ...own, 'statefulset.kubernetes.io/pod-name': 'it-0' } }),
      'pods of an operator of another namespace': [
        service({ selector: { 'cnpg.io/cluster': 'orders-db' } }),
        kubernetes('postgresql.cnpg.io/v1/Cluster', { metadata: { name: 'orders-db', namespace: 'other' }, spec: {} }),
      ],
    },
  },
  'elsewhere',
);
