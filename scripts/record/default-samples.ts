// biome-ignore lint/suspicious/noExplicitAny: a document read from JSON
type Json = Readonly<Record<string, any>>;

const ofKind = (apiVersion: string, kind: string, more: Json = {}): Json => ({ apiVersion, kind, ...more });
const labels = { app: 'a' };
const pod = (spec: Json = {}) => ({ metadata: { labels }, spec: { containers: [{ name: 'main', image: 'example.com/a:1' }], ...spec } });
const workload = (kind: string, spec: Json = {}) =>
  ofKind('apps/v1', kind, { spec: { selector: { matchLabels: labels }, template: pod(), ...spec } });
const claim = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const probe = (handler: Json) => ({ readinessProbe: handler, livenessProbe: handler, startupProbe: { ...handler, periodSeconds: 3 } });
const container = (name: string, more: Json = {}) => ({ name, image: 'example.com/a:1', ...more });
const autoscaler = (spec: Json = {}) =>
  ofKind('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' }, ...spec },
  });
const service = (spec: Json) => ofKind('v1', 'Service', { spec: { selector: labels, ports: [{ port: 80 }], ...spec } });

/** All that a pod may have, in the shortest form in which a server accepts it. */
const fullPod = pod({
  initContainers: [container('first', { restartPolicy: 'Always', ports: [{ containerPort: 81 }] }), container('second')],
  containers: [
    container('http', {
      ports: [{ containerPort: 80 }, { containerPort: 53, protocol: 'UDP' }],
      ...probe({ httpGet: { port: 80 } }),
      lifecycle: { preStop: { httpGet: { port: 80 } }, postStart: { exec: { command: ['true'] } } },
    }),
    container('grpc', { ...probe({ grpc: { port: 81 } }), resources: { limits: { cpu: '1', memory: '1Gi' } } }),
    container('tcp', { ...probe({ tcpSocket: { port: 82 } }), resources: { limits: { cpu: '1' }, requests: { memory: '1Gi' } } }),
    container('exec', { ...probe({ exec: { command: ['true'] } }), securityContext: { capabilities: { drop: ['ALL'] } } }),
    container('env', {
      env: [
        { name: 'A', value: 'a' },
        { name: 'B', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'C', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
        { name: 'D', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } },
        { name: 'E', valueFrom: { configMapKeyRef: { name: 'a', key: 'b' } } },
      ],
      envFrom: [{ configMapRef: { name: 'a' } }],
      volumeMounts: [
        { name: 'config', mountPath: '/config' },
        { name: 'secret', mountPath: '/secret', readOnly: true },
      ],
      resources: { requests: { cpu: '1' } },
    }),
  ],
  volumes: [
    { name: 'config', configMap: { name: 'a' } },
    { name: 'secret', secret: { secretName: 'a' } },
    { name: 'empty', emptyDir: {} },
    { name: 'unstated' },
    { name: 'host', hostPath: { path: '/a' } },
    { name: 'claim', persistentVolumeClaim: { claimName: 'a' } },
    { name: 'downward', downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.name' } }] } },
    {
      name: 'projected',
      projected: {
        sources: [
          { serviceAccountToken: { path: 'token' } },
          { configMap: { name: 'a' } },
          { secret: { name: 'a' } },
          { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.name' } }] } },
        ],
      },
    },
    { name: 'ephemeral', ephemeral: { volumeClaimTemplate: { spec: claim } } },
    { name: 'csi', csi: { driver: 'a.example.com' } },
    { name: 'nfs', nfs: { server: 'a', path: '/' } },
    { name: 'iscsi', iscsi: { targetPortal: 'a', iqn: 'iqn.2001-04.com.example:a', lun: 0 } },
  ],
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  serviceAccountName: 'a',
  topologySpreadConstraints: [
    { maxSkew: 1, topologyKey: 'a', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: labels } },
  ],
  affinity: {
    podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'a', labelSelector: { matchLabels: labels } }] },
  },
  tolerations: [{ key: 'a', operator: 'Exists' }, { key: 'b' }],
  hostAliases: [{ ip: '127.0.0.1', hostnames: ['a'] }],
  imagePullSecrets: [{ name: 'a' }],
  dnsConfig: { options: [{ name: 'ndots', value: '2' }] },
});

/** What the API server is asked to fill in: each kind that is written, each alternative of it, stating as little as it may. */
export const defaultSamples: readonly Json[] = [
  ...['Deployment', 'DaemonSet', 'ReplicaSet'].map((kind) => workload(kind)),
  workload('Deployment', { template: fullPod }),
  workload('Deployment', { strategy: {} }),
  workload('DaemonSet', { updateStrategy: {} }),
  workload('StatefulSet', { serviceName: 'a', updateStrategy: {} }),
  workload('Deployment', { strategy: { type: 'Recreate' } }),
  workload('Deployment', { strategy: { type: 'RollingUpdate' } }),
  workload('Deployment', { strategy: { rollingUpdate: { maxSurge: 1 } } }),
  workload('Deployment', { strategy: { rollingUpdate: { maxUnavailable: 0 } } }),
  workload('DaemonSet', { updateStrategy: { type: 'OnDelete' } }),
  workload('DaemonSet', { updateStrategy: { type: 'RollingUpdate' } }),
  workload('DaemonSet', { updateStrategy: { rollingUpdate: { maxUnavailable: 2 } } }),
  workload('DaemonSet', { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }),
  workload('DaemonSet', { template: pod({ hostNetwork: true, containers: [container('a', { ports: [{ containerPort: 80 }] })] }) }),
  workload('StatefulSet', { serviceName: 'a' }),
  workload('StatefulSet', { serviceName: 'a', volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }], ordinals: {} }),
  workload('StatefulSet', { serviceName: 'a', updateStrategy: { type: 'OnDelete' } }),
  workload('StatefulSet', { serviceName: 'a', updateStrategy: { type: 'RollingUpdate' } }),
  workload('StatefulSet', { serviceName: 'a', updateStrategy: { rollingUpdate: {} } }),
  workload('StatefulSet', { serviceName: 'a', persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' } }),
  workload('StatefulSet', { serviceName: 'a', persistentVolumeClaimRetentionPolicy: { whenScaled: 'Delete' } }),
  ofKind('batch/v1', 'Job', { spec: { template: pod({ restartPolicy: 'Never' }) } }),
  ofKind('batch/v1', 'Job', { spec: { template: pod({ restartPolicy: 'Never' }), completions: 2 } }),
  ofKind('batch/v1', 'Job', { spec: { template: pod({ restartPolicy: 'Never' }), parallelism: 2 } }),
  ofKind('batch/v1', 'Job', {
    spec: {
      template: pod({ restartPolicy: 'Never' }),
      completionMode: 'Indexed',
      completions: 2,
      backoffLimitPerIndex: 1,
      podFailurePolicy: { rules: [{ action: 'FailJob', onPodConditions: [{ type: 'DisruptionTarget' }] }] },
    },
  }),
  ...[
    { completionMode: 'Indexed', completions: 2 },
    { completionMode: 'NonIndexed' },
    { podFailurePolicy: { rules: [{ action: 'FailJob', onPodConditions: [{ type: 'DisruptionTarget' }] }] } },
    { completionMode: 'Indexed', completions: 2, backoffLimitPerIndex: 1 },
    { completionMode: 'Indexed', completions: 2, successPolicy: { rules: [{ succeededCount: 1 }] } },
    { completions: 2, parallelism: 2, suspend: true, backoffLimit: 3 },
    { ttlSecondsAfterFinished: 3, activeDeadlineSeconds: 3 },
  ].map((spec) => ofKind('batch/v1', 'Job', { spec: { template: pod({ restartPolicy: 'Never' }), ...spec } })),
  ofKind('batch/v1', 'CronJob', { spec: { schedule: '0 0 1 1 *', jobTemplate: { spec: { template: pod({ restartPolicy: 'Never' }) } } } }),
  service({}),
  service({
    ports: [
      { name: 'a', port: 80, targetPort: 'http' },
      { name: 'b', port: 53, protocol: 'UDP' },
    ],
  }),
  service({ type: 'NodePort' }),
  service({ type: 'LoadBalancer' }),
  service({ type: 'LoadBalancer', externalTrafficPolicy: 'Local' }),
  service({ clusterIP: 'None' }),
  service({ sessionAffinity: 'ClientIP' }),
  service({ sessionAffinity: 'None' }),
  service({ type: 'ClusterIP' }),
  ofKind('v1', 'Service', { spec: { ports: [{ port: 80 }] } }),
  ofKind('v1', 'Service', { spec: { ports: [{ port: 80 }], clusterIP: 'None' } }),
  ofKind('v1', 'Service', { spec: { type: 'ExternalName', externalName: 'a.example.com' } }),
  ofKind('v1', 'Service', { spec: { type: 'ExternalName', externalName: 'a.example.com', ports: [{ port: 80 }] } }),
  autoscaler(),
  autoscaler({ metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }] }),
  autoscaler({ behavior: { scaleDown: { stabilizationWindowSeconds: 60 } } }),
  autoscaler({ behavior: { scaleUp: { stabilizationWindowSeconds: 60 } } }),
  autoscaler({ behavior: { scaleUp: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } } }),
  autoscaler({ behavior: { scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } } }),
  ofKind('policy/v1', 'PodDisruptionBudget', { spec: { minAvailable: 1, selector: { matchLabels: labels } } }),
  ofKind('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {} } }),
  ofKind('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ingress: [], egress: [] } }),
  ofKind('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ingress: [{}], egress: [{}] } }),
  ofKind('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, egress: [{ ports: [{ port: 53 }, {}] }] } }),
  ofKind('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ingress: [{ from: [{ podSelector: {} }] }] } }),
  ofKind('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: {}, ingress: [], egress: [], policyTypes: ['Egress'] } }),
  ofKind('networking.k8s.io/v1', 'Ingress', {
    spec: { rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'a', port: { number: 80 } } } }] } }] },
  }),
  ofKind('networking.k8s.io/v1', 'IngressClass', {
    spec: { controller: 'example.com/a', parameters: { kind: 'A', name: 'a', apiGroup: 'example.com' } },
  }),
  ofKind('v1', 'ConfigMap', { data: { a: 'b' } }),
  ofKind('v1', 'Secret', { data: { a: 'Yg==' } }),
  ofKind('v1', 'ServiceAccount'),
  ofKind('v1', 'Namespace'),
  ofKind('v1', 'LimitRange', { spec: { limits: [{ type: 'Container', default: { cpu: '1' } }] } }),
  ofKind('v1', 'ResourceQuota', { spec: { hard: { pods: '3' } } }),
  ofKind('v1', 'PersistentVolumeClaim', { spec: claim }),
  ofKind('v1', 'PersistentVolume', {
    spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], csi: { driver: 'a', volumeHandle: 'a' } },
  }),
  ofKind('storage.k8s.io/v1', 'StorageClass', { provisioner: 'a.example.com' }),
  ofKind('scheduling.k8s.io/v1', 'PriorityClass', { value: 7 }),
  ofKind('rbac.authorization.k8s.io/v1', 'Role', { rules: [] }),
  ofKind('rbac.authorization.k8s.io/v1', 'ClusterRole', { rules: [] }),
  ...['RoleBinding', 'ClusterRoleBinding'].map((kind) =>
    ofKind('rbac.authorization.k8s.io/v1', kind, {
      roleRef: { kind: 'ClusterRole', name: 'view' },
      subjects: [
        { kind: 'ServiceAccount', name: 'a', namespace: 'default' },
        { kind: 'User', name: 'a' },
        { kind: 'Group', name: 'a' },
      ],
    }),
  ),
  ofKind('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', {
    spec: {
      matchConstraints: { resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }] },
      validations: [{ expression: 'true' }],
    },
  }),
  ofKind('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicyBinding', {
    spec: { policyName: 'a', validationActions: ['Deny'], matchResources: {} },
  }),
].map((object, index) => ({ ...object, metadata: { name: `s${index}`, ...object['metadata'] } }));
