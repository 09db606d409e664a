interface OwnKinds {
  readonly namespaced: readonly string[];
  readonly ofCluster: readonly string[];
}

/** Kubernetes' own kinds by API group: https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/ */
const ownKinds: Readonly<Record<string, OwnKinds>> = {
  '': {
    namespaced: [
      'Binding',
      'ConfigMap',
      'Endpoints',
      'Event',
      'LimitRange',
      'PersistentVolumeClaim',
      'Pod',
      'PodTemplate',
      'ReplicationController',
      'ResourceQuota',
      'Secret',
      'Service',
      'ServiceAccount',
    ],
    ofCluster: ['ComponentStatus', 'Namespace', 'Node', 'PersistentVolume'],
  },
  'admissionregistration.k8s.io': {
    namespaced: [],
    ofCluster: [
      'MutatingAdmissionPolicy',
      'MutatingAdmissionPolicyBinding',
      'MutatingWebhookConfiguration',
      'ValidatingAdmissionPolicy',
      'ValidatingAdmissionPolicyBinding',
      'ValidatingWebhookConfiguration',
    ],
  },
  'apiextensions.k8s.io': { namespaced: [], ofCluster: ['CustomResourceDefinition'] },
  'apiregistration.k8s.io': { namespaced: [], ofCluster: ['APIService'] },
  apps: { namespaced: ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'], ofCluster: [] },
  autoscaling: { namespaced: ['HorizontalPodAutoscaler'], ofCluster: [] },
  batch: { namespaced: ['CronJob', 'Job'], ofCluster: [] },
  'certificates.k8s.io': { namespaced: [], ofCluster: ['CertificateSigningRequest', 'ClusterTrustBundle'] },
  'coordination.k8s.io': { namespaced: ['Lease'], ofCluster: [] },
  'discovery.k8s.io': { namespaced: ['EndpointSlice'], ofCluster: [] },
  'flowcontrol.apiserver.k8s.io': { namespaced: [], ofCluster: ['FlowSchema', 'PriorityLevelConfiguration'] },
  'networking.k8s.io': { namespaced: ['Ingress', 'NetworkPolicy'], ofCluster: ['IPAddress', 'IngressClass', 'ServiceCIDR'] },
  'node.k8s.io': { namespaced: [], ofCluster: ['RuntimeClass'] },
  policy: { namespaced: ['PodDisruptionBudget'], ofCluster: [] },
  'rbac.authorization.k8s.io': { namespaced: ['Role', 'RoleBinding'], ofCluster: ['ClusterRole', 'ClusterRoleBinding'] },
  'resource.k8s.io': { namespaced: ['ResourceClaim', 'ResourceClaimTemplate'], ofCluster: ['DeviceClass', 'ResourceSlice'] },
  'scheduling.k8s.io': { namespaced: [], ofCluster: ['PriorityClass'] },
  'storage.k8s.io': {
    namespaced: ['CSIStorageCapacity'],
    ofCluster: ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'],
  },
};

const groupByKind = new Map(
  Object.entries(ownKinds).flatMap(([group, { namespaced, ofCluster }]) =>
    [...namespaced, ...ofCluster].map((kind) => [kind, group] as const),
  ),
);

/** Well known kinds of others that live outside namespaces, by API group. */
const ofClusterElsewhere: Readonly<Record<string, readonly string[]>> = {
  'cert-manager.io': ['ClusterIssuer'],
  'cilium.io': ['CiliumClusterwideNetworkPolicy'],
  'external-secrets.io': ['ClusterExternalSecret', 'ClusterPushSecret', 'ClusterSecretStore'],
  'gateway.networking.k8s.io': ['GatewayClass'],
};

/** The API group of a kind that is Kubernetes' own; the core group is empty. */
export function ownGroupOf(kind: string): string | undefined {
  return groupByKind.get(kind);
}

/** Whether objects of a kind live outside namespaces. Kinds that nobody here knows live in one. */
export function isOfCluster(group: string, kind: string): boolean {
  const kinds = Object.hasOwn(ownKinds, group)
    ? ownKinds[group]!.ofCluster
    : Object.hasOwn(ofClusterElsewhere, group)
      ? ofClusterElsewhere[group]!
      : [];
  return kinds.includes(kind);
}

/** The API group in an `apiVersion`: `apps` of `apps/v1`, nothing for the core group's `v1`. */
export function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(apiVersion.lastIndexOf('/'), 0));
}
