// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

/** An object that is there, one field of it, and what the field is to become. */
export interface Change {
  readonly object: Json;
  readonly path: readonly string[];
  /** `undefined` takes the field away. */
  readonly value: unknown;
  readonly refused: boolean;
  /** Further fields that change with it. */
  readonly also?: Readonly<Record<string, unknown>>;
}

const labels = { app: 'a' };
const container = { name: 'main', image: 'example.com/a:1' };
const template = (more: Json = {}) => ({ metadata: { labels }, spec: { containers: [container], ...more } });
const pods = { selector: { matchLabels: labels }, template: template() };
const ofKind = (apiVersion: string, kind: string, more: Json): Json => ({ apiVersion, kind, metadata: { name: 'a' }, ...more });

const deployment = ofKind('apps/v1', 'Deployment', { spec: { ...pods, replicas: 0 } });
const daemonSet = ofKind('apps/v1', 'DaemonSet', { spec: { ...pods, template: template({ nodeSelector: { nowhere: 'x' } }) } });
const replicaSet = ofKind('apps/v1', 'ReplicaSet', { spec: { ...pods, replicas: 0 } });
const claim = { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '1Gi' } } };
const statefulSet = ofKind('apps/v1', 'StatefulSet', {
  spec: { ...pods, replicas: 0, serviceName: 'a', volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }] },
});
const job = (more: Json = {}, pod: Json = {}) =>
  ofKind('batch/v1', 'Job', { spec: { template: template({ restartPolicy: 'Never', ...pod }), suspend: true, ...more } });
const persistentVolumeClaim = ofKind('v1', 'PersistentVolumeClaim', { spec: claim });
const service = (more: Json = {}) => ofKind('v1', 'Service', { spec: { selector: labels, ports: [{ port: 80 }], ...more } });
const storageClass = ofKind('storage.k8s.io/v1', 'StorageClass', {
  provisioner: 'a.example.com',
  parameters: { type: 'fast' },
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'Immediate',
});
const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'view' };
const binding = (kind: string) => ofKind('rbac.authorization.k8s.io/v1', kind, { roleRef, subjects: [] });

const change = (refused: boolean) => (object: Json, path: string, value: unknown, also?: Readonly<Record<string, unknown>>) => ({
  object,
  path: path.split('.'),
  value,
  refused,
  ...(also && { also }),
});
const refused = change(true);
const accepted = change(false);

/** Of each kind that refuses a change, what it refuses and what it does not. */
export const changes: readonly Change[] = [
  refused(deployment, 'spec.selector.matchLabels.more', 'b', { 'spec.template.metadata.labels.more': 'b' }),
  accepted(deployment, 'spec.revisionHistoryLimit', 3),
  accepted(deployment, 'spec.strategy', { type: 'Recreate' }),
  accepted(deployment, 'spec.progressDeadlineSeconds', 700),
  refused(daemonSet, 'spec.selector.matchLabels.more', 'b', { 'spec.template.metadata.labels.more': 'b' }),
  accepted(daemonSet, 'spec.updateStrategy', { type: 'OnDelete' }),
  refused(replicaSet, 'spec.selector.matchLabels.more', 'b', { 'spec.template.metadata.labels.more': 'b' }),
  accepted(replicaSet, 'spec.replicas', 0),

  refused(statefulSet, 'spec.selector.matchLabels.more', 'b', { 'spec.template.metadata.labels.more': 'b' }),
  refused(statefulSet, 'spec.serviceName', 'b'),
  refused(statefulSet, 'spec.podManagementPolicy', 'Parallel'),
  refused(statefulSet, 'spec.volumeClaimTemplates.0.spec.resources.requests.storage', '2Gi'),
  refused(statefulSet, 'spec.volumeClaimTemplates', undefined),
  accepted(statefulSet, 'spec.revisionHistoryLimit', 3),
  accepted(statefulSet, 'spec.minReadySeconds', 3),
  accepted(statefulSet, 'spec.ordinals', { start: 1 }),
  accepted(statefulSet, 'spec.updateStrategy', { type: 'OnDelete' }),
  accepted(statefulSet, 'spec.persistentVolumeClaimRetentionPolicy', { whenDeleted: 'Delete', whenScaled: 'Retain' }),
  accepted(statefulSet, 'spec.template.spec.containers.0.image', 'example.com/a:2'),

  refused(job({ completions: 2 }), 'spec.completions', 3),
  accepted(job({ completions: 2, parallelism: 2, completionMode: 'Indexed' }), 'spec.completions', 3, { 'spec.parallelism': 3 }),
  refused(job({ completions: 2, parallelism: 2, completionMode: 'Indexed' }), 'spec.completions', 3),
  refused(job({ completions: 2 }), 'spec.completionMode', 'Indexed'),
  refused(job(), 'spec.managedBy', 'example.com/other'),
  refused(job({ completions: 2, completionMode: 'Indexed' }), 'spec.backoffLimitPerIndex', 3),
  refused(job({ completions: 2, completionMode: 'Indexed' }), 'spec.successPolicy', { rules: [{ succeededCount: 1 }] }),
  refused(job(), 'spec.podFailurePolicy', { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [3] } }] }),
  refused(job(), 'spec.template.spec.containers.0.image', 'example.com/a:2'),
  accepted(job(), 'spec.template.spec.nodeSelector', { zone: 'a' }),
  accepted(job(), 'spec.template.spec.tolerations', [{ key: 'a', operator: 'Exists' }]),
  accepted(job(), 'spec.template.metadata.annotations', { a: 'b' }),
  refused(job({ suspend: false }, { nodeSelector: { nowhere: 'x' } }), 'spec.template.spec.nodeSelector.nowhere', 'y'),
  accepted(job(), 'spec.parallelism', 3),
  accepted(job(), 'spec.backoffLimit', 3),
  accepted(job(), 'spec.activeDeadlineSeconds', 300),
  accepted(job(), 'spec.ttlSecondsAfterFinished', 300),
  accepted(job(), 'spec.suspend', false),

  refused(persistentVolumeClaim, 'spec.storageClassName', 'slow'),
  refused(persistentVolumeClaim, 'spec.accessModes.0', 'ReadWriteMany'),
  refused(persistentVolumeClaim, 'spec.volumeMode', 'Block'),
  refused(persistentVolumeClaim, 'spec.resources.requests.storage', '512Mi'),

  refused(service({ clusterIP: '10.0.0.77' }), 'spec.clusterIP', '10.0.0.78', { 'spec.clusterIPs': ['10.0.0.78'] }),
  refused(service({ clusterIP: 'None' }), 'spec.clusterIP', '10.0.0.79', { 'spec.clusterIPs': ['10.0.0.79'] }),
  accepted(service({ clusterIP: '10.0.0.80' }), 'spec.clusterIP', undefined, { 'spec.clusterIPs': undefined }),
  accepted(service({ clusterIP: 'None' }), 'spec.clusterIP', undefined, { 'spec.clusterIPs': undefined }),
  accepted(service({ ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' }), 'spec.ipFamilies', undefined, {
    'spec.ipFamilyPolicy': undefined,
  }),
  accepted(service(), 'spec.type', 'NodePort'),
  accepted(service(), 'spec.selector.app', 'b'),
  accepted(service(), 'spec.ports.0.targetPort', 8080),
  refused(service({ type: 'LoadBalancer', loadBalancerClass: 'example.com/a' }), 'spec.loadBalancerClass', 'example.com/b'),

  refused(ofKind('v1', 'Secret', { type: 'Opaque', stringData: { a: 'b' } }), 'type', 'example.com/other'),
  accepted(ofKind('v1', 'Secret', { data: { a: 'Yg==' } }), 'data.a', 'Yw=='),
  refused(ofKind('v1', 'Secret', { data: { a: 'Yg==' }, immutable: true }), 'data.a', 'Yw=='),
  refused(ofKind('v1', 'Secret', { data: { a: 'Yg==' }, immutable: true }), 'immutable', undefined),
  accepted(ofKind('v1', 'Secret', { data: { a: 'Yg==' } }), 'immutable', true),
  accepted(ofKind('v1', 'ConfigMap', { data: { a: 'b' } }), 'data.a', 'c'),
  refused(ofKind('v1', 'ConfigMap', { data: { a: 'b' }, immutable: true }), 'data.a', 'c'),
  refused(ofKind('v1', 'ConfigMap', { data: { a: 'b' }, immutable: true }), 'immutable', false),
  accepted(ofKind('v1', 'ConfigMap', { data: { a: 'b' }, immutable: true }), 'metadata.labels', { a: 'b' }),

  refused(storageClass, 'provisioner', 'b.example.com'),
  refused(storageClass, 'parameters.type', 'slow'),
  refused(storageClass, 'reclaimPolicy', 'Retain'),
  refused(storageClass, 'volumeBindingMode', 'WaitForFirstConsumer'),
  accepted(storageClass, 'allowVolumeExpansion', true),
  accepted(storageClass, 'mountOptions', ['noatime']),

  refused(binding('RoleBinding'), 'roleRef.name', 'edit'),
  accepted(binding('RoleBinding'), 'subjects', [{ kind: 'ServiceAccount', name: 'a', namespace: 'default' }]),
  refused(binding('ClusterRoleBinding'), 'roleRef.name', 'edit'),
  refused(ofKind('scheduling.k8s.io/v1', 'PriorityClass', { value: 7 }), 'value', 8),
  refused(ofKind('scheduling.k8s.io/v1', 'PriorityClass', { value: 7 }), 'preemptionPolicy', 'Never'),
  accepted(ofKind('scheduling.k8s.io/v1', 'PriorityClass', { value: 7 }), 'description', 'a'),
  refused(ofKind('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'example.com/a' } }), 'spec.controller', 'example.com/b'),

  accepted(
    ofKind('networking.k8s.io/v1', 'Ingress', {
      spec: { ingressClassName: 'a', defaultBackend: { service: { name: 'a', port: { number: 80 } } } },
    }),
    'spec.ingressClassName',
    'b',
  ),
  accepted(ofKind('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {} } }), 'spec.podSelector', { matchLabels: labels }),
  accepted(ofKind('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: 1, selector: { matchLabels: labels } } }), 'spec.selector', {
    matchLabels: { app: 'b' },
  }),
  accepted(
    ofKind('autoscaling/v2', 'HorizontalPodAutoscaler', {
      spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' } },
    }),
    'spec.scaleTargetRef.name',
    'b',
  ),
  accepted(
    ofKind('batch/v1', 'CronJob', {
      spec: { schedule: '0 0 1 1 *', jobTemplate: { spec: { template: template({ restartPolicy: 'Never' }) } } },
    }),
    'spec.jobTemplate.spec.template.spec.containers.0.image',
    'example.com/a:2',
  ),
  accepted(ofKind('rbac.authorization.k8s.io/v1', 'Role', { rules: [] }), 'rules', [
    { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
  ]),
  accepted(ofKind('v1', 'ServiceAccount', {}), 'automountServiceAccountToken', false),
];

/** The object as it is to be. */
export function changed({ object, path, value, also = {} }: Change): Json {
  const after = structuredClone(object) as Record<string, unknown>;
  for (const [at, to] of [[path, value] as const, ...Object.entries(also).map(([dotted, to]) => [dotted.split('.'), to] as const)]) {
    // biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
    const holder: any = at.slice(0, -1).reduce((inner: any, name) => (inner[name] ??= {}), after);
    if (to === undefined) delete holder[at.at(-1)!];
    else holder[at.at(-1)!] = to;
  }
  return after;
}
