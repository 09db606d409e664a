// Made by `npm run generate`.

/** What objects of Kubernetes hold, by apiVersion and kind, as they were written: what is not stated is not there, whatever its type says. */
export interface KubernetesValues {
  'v1/ConfigMap': ConfigMap;
  'v1/Namespace': Namespace;
  'v1/PersistentVolumeClaim': PersistentVolumeClaim;
  'v1/Pod': Pod;
  'v1/Secret': Secret;
  'v1/Service': Service;
  'v1/ServiceAccount': ServiceAccount;
  'apps/v1/DaemonSet': DaemonSet;
  'apps/v1/Deployment': Deployment;
  'apps/v1/StatefulSet': StatefulSet;
  'autoscaling/v2/HorizontalPodAutoscaler': HorizontalPodAutoscaler;
  'batch/v1/CronJob': CronJob;
  'batch/v1/Job': Job;
  'networking.k8s.io/v1/Ingress': Ingress;
  'networking.k8s.io/v1/NetworkPolicy': NetworkPolicy;
  'policy/v1/PodDisruptionBudget': PodDisruptionBudget;
  'rbac.authorization.k8s.io/v1/ClusterRole': ClusterRole;
  'rbac.authorization.k8s.io/v1/ClusterRoleBinding': ClusterRoleBinding;
  'rbac.authorization.k8s.io/v1/Role': Role;
  'rbac.authorization.k8s.io/v1/RoleBinding': RoleBinding;
}

/** What Kubernetes leaves to whoever reads it. */
// biome-ignore lint/suspicious/noExplicitAny: a document of any form
export type Open = any;

/** A list that is stated: an empty one is not written. */
export type Listed<T> = [T, ...T[]];

export interface AWSElasticBlockStoreVolumeSource {
  fsType: string;
  partition: number;
  readOnly: boolean;
  volumeID: string;
}

export interface Affinity {
  nodeAffinity: NodeAffinity;
  podAffinity: PodAffinity;
  podAntiAffinity: PodAntiAffinity;
}

export interface AggregationRule {
  clusterRoleSelectors: Listed<LabelSelector>;
}

export interface AppArmorProfile {
  localhostProfile: string;
  type: 'Localhost' | 'RuntimeDefault' | 'Unconfined';
}

export interface AzureDiskVolumeSource {
  cachingMode: 'None' | 'ReadOnly' | 'ReadWrite';
  diskName: string;
  diskURI: string;
  fsType: string;
  kind: 'Dedicated' | 'Managed' | 'Shared';
  readOnly: boolean;
}

export interface AzureFileVolumeSource {
  readOnly: boolean;
  secretName: string;
  shareName: string;
}

export interface CSIVolumeSource {
  driver: string;
  fsType: string;
  nodePublishSecretRef: LocalObjectReference;
  readOnly: boolean;
  volumeAttributes: Record<string, string>;
}

export interface Capabilities {
  add: Listed<string>;
  drop: Listed<string>;
}

export interface CephFSVolumeSource {
  monitors: Listed<string>;
  path: string;
  readOnly: boolean;
  secretFile: string;
  secretRef: LocalObjectReference;
  user: string;
}

export interface CinderVolumeSource {
  fsType: string;
  readOnly: boolean;
  secretRef: LocalObjectReference;
  volumeID: string;
}

export interface ClientIPConfig {
  timeoutSeconds: number;
}

export interface ClusterRole {
  aggregationRule: AggregationRule;
  apiVersion: 'rbac.authorization.k8s.io/v1';
  kind: 'ClusterRole';
  metadata: ObjectMeta;
  rules: Listed<PolicyRule>;
}

export interface ClusterRoleBinding {
  apiVersion: 'rbac.authorization.k8s.io/v1';
  kind: 'ClusterRoleBinding';
  metadata: ObjectMeta;
  roleRef: RoleRef;
  subjects: Listed<Subject>;
}

export interface ClusterTrustBundleProjection {
  labelSelector: LabelSelector;
  name: string;
  optional: boolean;
  path: string;
  signerName: string;
}

export interface Condition {
  lastTransitionTime: string;
  message: string;
  observedGeneration: number;
  reason: string;
  status: string;
  type: string;
}

export interface ConfigMap {
  apiVersion: 'v1';
  binaryData: Record<string, string>;
  data: Record<string, string>;
  immutable: boolean;
  kind: 'ConfigMap';
  metadata: ObjectMeta;
}

export interface ConfigMapEnvSource {
  name: string;
  optional: boolean;
}

export interface ConfigMapKeySelector {
  key: string;
  name: string;
  optional: boolean;
}

export interface ConfigMapProjection {
  items: Listed<KeyToPath>;
  name: string;
  optional: boolean;
}

export interface ConfigMapVolumeSource {
  defaultMode: number;
  items: Listed<KeyToPath>;
  name: string;
  optional: boolean;
}

export interface Container {
  args: Listed<string>;
  command: Listed<string>;
  env: Listed<EnvVar>;
  envFrom: Listed<EnvFromSource>;
  image: string;
  imagePullPolicy: 'Always' | 'IfNotPresent' | 'Never';
  lifecycle: Lifecycle;
  livenessProbe: Probe;
  name: string;
  ports: Listed<ContainerPort>;
  readinessProbe: Probe;
  resizePolicy: Listed<ContainerResizePolicy>;
  resources: ResourceRequirements;
  restartPolicy: string;
  securityContext: SecurityContext;
  startupProbe: Probe;
  stdin: boolean;
  stdinOnce: boolean;
  terminationMessagePath: string;
  terminationMessagePolicy: 'FallbackToLogsOnError' | 'File';
  tty: boolean;
  volumeDevices: Listed<VolumeDevice>;
  volumeMounts: Listed<VolumeMount>;
  workingDir: string;
}

export interface ContainerPort {
  containerPort: number;
  hostIP: string;
  hostPort: number;
  name: string;
  protocol: 'SCTP' | 'TCP' | 'UDP';
}

export interface ContainerResizePolicy {
  resourceName: string;
  restartPolicy: string;
}

export interface ContainerResourceMetricSource {
  container: string;
  name: string;
  target: MetricTarget;
}

export interface ContainerResourceMetricStatus {
  container: string;
  current: MetricValueStatus;
  name: string;
}

export interface ContainerState {
  running: ContainerStateRunning;
  terminated: ContainerStateTerminated;
  waiting: ContainerStateWaiting;
}

export interface ContainerStateRunning {
  startedAt: string;
}

export interface ContainerStateTerminated {
  containerID: string;
  exitCode: number;
  finishedAt: string;
  message: string;
  reason: string;
  signal: number;
  startedAt: string;
}

export interface ContainerStateWaiting {
  message: string;
  reason: string;
}

export interface ContainerStatus {
  allocatedResources: Record<string, number | string>;
  allocatedResourcesStatus: Listed<ResourceStatus>;
  containerID: string;
  image: string;
  imageID: string;
  lastState: ContainerState;
  name: string;
  ready: boolean;
  resources: ResourceRequirements;
  restartCount: number;
  started: boolean;
  state: ContainerState;
  stopSignal: 'SIGABRT' | 'SIGALRM' | 'SIGBUS' | 'SIGCHLD' | 'SIGCLD' | 'SIGCONT' | 'SIGFPE' | 'SIGHUP' | 'SIGILL' | 'SIGINT' | 'SIGIO' | 'SIGIOT' | 'SIGKILL' | 'SIGPIPE' | 'SIGPOLL' | 'SIGPROF' | 'SIGPWR' | 'SIGQUIT' | 'SIGRTMAX' | 'SIGRTMAX-1' | 'SIGRTMAX-10' | 'SIGRTMAX-11' | 'SIGRTMAX-12' | 'SIGRTMAX-13' | 'SIGRTMAX-14' | 'SIGRTMAX-2' | 'SIGRTMAX-3' | 'SIGRTMAX-4' | 'SIGRTMAX-5' | 'SIGRTMAX-6' | 'SIGRTMAX-7' | 'SIGRTMAX-8' | 'SIGRTMAX-9' | 'SIGRTMIN' | 'SIGRTMIN+1' | 'SIGRTMIN+10' | 'SIGRTMIN+11' | 'SIGRTMIN+12' | 'SIGRTMIN+13' | 'SIGRTMIN+14' | 'SIGRTMIN+15' | 'SIGRTMIN+2' | 'SIGRTMIN+3' | 'SIGRTMIN+4' | 'SIGRTMIN+5' | 'SIGRTMIN+6' | 'SIGRTMIN+7' | 'SIGRTMIN+8' | 'SIGRTMIN+9' | 'SIGSEGV' | 'SIGSTKFLT' | 'SIGSTOP' | 'SIGSYS' | 'SIGTERM' | 'SIGTRAP' | 'SIGTSTP' | 'SIGTTIN' | 'SIGTTOU' | 'SIGURG' | 'SIGUSR1' | 'SIGUSR2' | 'SIGVTALRM' | 'SIGWINCH' | 'SIGXCPU' | 'SIGXFSZ';
  user: ContainerUser;
  volumeMounts: Listed<VolumeMountStatus>;
}

export interface ContainerUser {
  linux: LinuxContainerUser;
}

export interface CronJob {
  apiVersion: 'batch/v1';
  kind: 'CronJob';
  metadata: ObjectMeta;
  spec: CronJobSpec;
  status: CronJobStatus;
}

export interface CronJobSpec {
  concurrencyPolicy: 'Allow' | 'Forbid' | 'Replace';
  failedJobsHistoryLimit: number;
  jobTemplate: JobTemplateSpec;
  schedule: string;
  startingDeadlineSeconds: number;
  successfulJobsHistoryLimit: number;
  suspend: boolean;
  timeZone: string;
}

export interface CronJobStatus {
  active: Listed<ObjectReference>;
  lastScheduleTime: string;
  lastSuccessfulTime: string;
}

export interface CrossVersionObjectReference {
  apiVersion: string;
  kind: string;
  name: string;
}

export interface DaemonSet {
  apiVersion: 'apps/v1';
  kind: 'DaemonSet';
  metadata: ObjectMeta;
  spec: DaemonSetSpec;
  status: DaemonSetStatus;
}

export interface DaemonSetCondition {
  lastTransitionTime: string;
  message: string;
  reason: string;
  status: string;
  type: string;
}

export interface DaemonSetSpec {
  minReadySeconds: number;
  revisionHistoryLimit: number;
  selector: LabelSelector;
  template: PodTemplateSpec;
  updateStrategy: DaemonSetUpdateStrategy;
}

export interface DaemonSetStatus {
  collisionCount: number;
  conditions: Listed<DaemonSetCondition>;
  currentNumberScheduled: number;
  desiredNumberScheduled: number;
  numberAvailable: number;
  numberMisscheduled: number;
  numberReady: number;
  numberUnavailable: number;
  observedGeneration: number;
  updatedNumberScheduled: number;
}

export interface DaemonSetUpdateStrategy {
  rollingUpdate: RollingUpdateDaemonSet;
  type: 'OnDelete' | 'RollingUpdate';
}

export interface Deployment {
  apiVersion: 'apps/v1';
  kind: 'Deployment';
  metadata: ObjectMeta;
  spec: DeploymentSpec;
  status: DeploymentStatus;
}

export interface DeploymentCondition {
  lastTransitionTime: string;
  lastUpdateTime: string;
  message: string;
  reason: string;
  status: string;
  type: string;
}

export interface DeploymentSpec {
  minReadySeconds: number;
  paused: boolean;
  progressDeadlineSeconds: number;
  replicas: number;
  revisionHistoryLimit: number;
  selector: LabelSelector;
  strategy: DeploymentStrategy;
  template: PodTemplateSpec;
}

export interface DeploymentStatus {
  availableReplicas: number;
  collisionCount: number;
  conditions: Listed<DeploymentCondition>;
  observedGeneration: number;
  readyReplicas: number;
  replicas: number;
  terminatingReplicas: number;
  unavailableReplicas: number;
  updatedReplicas: number;
}

export interface DeploymentStrategy {
  rollingUpdate: RollingUpdateDeployment;
  type: 'Recreate' | 'RollingUpdate';
}

export interface DownwardAPIProjection {
  items: Listed<DownwardAPIVolumeFile>;
}

export interface DownwardAPIVolumeFile {
  fieldRef: ObjectFieldSelector;
  mode: number;
  path: string;
  resourceFieldRef: ResourceFieldSelector;
}

export interface DownwardAPIVolumeSource {
  defaultMode: number;
  items: Listed<DownwardAPIVolumeFile>;
}

export interface EmptyDirVolumeSource {
  medium: string;
  sizeLimit: number | string;
}

export interface EnvFromSource {
  configMapRef: ConfigMapEnvSource;
  prefix: string;
  secretRef: SecretEnvSource;
}

export interface EnvVar {
  name: string;
  value: string;
  valueFrom: EnvVarSource;
}

export interface EnvVarSource {
  configMapKeyRef: ConfigMapKeySelector;
  fieldRef: ObjectFieldSelector;
  resourceFieldRef: ResourceFieldSelector;
  secretKeyRef: SecretKeySelector;
}

export interface EphemeralContainer {
  args: Listed<string>;
  command: Listed<string>;
  env: Listed<EnvVar>;
  envFrom: Listed<EnvFromSource>;
  image: string;
  imagePullPolicy: 'Always' | 'IfNotPresent' | 'Never';
  lifecycle: Lifecycle;
  livenessProbe: Probe;
  name: string;
  ports: Listed<ContainerPort>;
  readinessProbe: Probe;
  resizePolicy: Listed<ContainerResizePolicy>;
  resources: ResourceRequirements;
  restartPolicy: string;
  securityContext: SecurityContext;
  startupProbe: Probe;
  stdin: boolean;
  stdinOnce: boolean;
  targetContainerName: string;
  terminationMessagePath: string;
  terminationMessagePolicy: 'FallbackToLogsOnError' | 'File';
  tty: boolean;
  volumeDevices: Listed<VolumeDevice>;
  volumeMounts: Listed<VolumeMount>;
  workingDir: string;
}

export interface EphemeralVolumeSource {
  volumeClaimTemplate: PersistentVolumeClaimTemplate;
}

export interface ExecAction {
  command: Listed<string>;
}

export interface ExternalMetricSource {
  metric: MetricIdentifier;
  target: MetricTarget;
}

export interface ExternalMetricStatus {
  current: MetricValueStatus;
  metric: MetricIdentifier;
}

export interface FCVolumeSource {
  fsType: string;
  lun: number;
  readOnly: boolean;
  targetWWNs: Listed<string>;
  wwids: Listed<string>;
}

export interface FlexVolumeSource {
  driver: string;
  fsType: string;
  options: Record<string, string>;
  readOnly: boolean;
  secretRef: LocalObjectReference;
}

export interface FlockerVolumeSource {
  datasetName: string;
  datasetUUID: string;
}

export interface GCEPersistentDiskVolumeSource {
  fsType: string;
  partition: number;
  pdName: string;
  readOnly: boolean;
}

export interface GRPCAction {
  port: number;
  service: string;
}

export interface GitRepoVolumeSource {
  directory: string;
  repository: string;
  revision: string;
}

export interface GlusterfsVolumeSource {
  endpoints: string;
  path: string;
  readOnly: boolean;
}

export interface HPAScalingPolicy {
  periodSeconds: number;
  type: string;
  value: number;
}

export interface HPAScalingRules {
  policies: Listed<HPAScalingPolicy>;
  selectPolicy: string;
  stabilizationWindowSeconds: number;
  tolerance: number | string;
}

export interface HTTPGetAction {
  host: string;
  httpHeaders: Listed<HTTPHeader>;
  path: string;
  port: number | string;
  scheme: 'HTTP' | 'HTTPS';
}

export interface HTTPHeader {
  name: string;
  value: string;
}

export interface HTTPIngressPath {
  backend: IngressBackend;
  path: string;
  pathType: 'Exact' | 'ImplementationSpecific' | 'Prefix';
}

export interface HTTPIngressRuleValue {
  paths: Listed<HTTPIngressPath>;
}

export interface HorizontalPodAutoscaler {
  apiVersion: 'autoscaling/v2';
  kind: 'HorizontalPodAutoscaler';
  metadata: ObjectMeta;
  spec: HorizontalPodAutoscalerSpec;
  status: HorizontalPodAutoscalerStatus;
}

export interface HorizontalPodAutoscalerBehavior {
  scaleDown: HPAScalingRules;
  scaleUp: HPAScalingRules;
}

export interface HorizontalPodAutoscalerCondition {
  lastTransitionTime: string;
  message: string;
  reason: string;
  status: string;
  type: string;
}

export interface HorizontalPodAutoscalerSpec {
  behavior: HorizontalPodAutoscalerBehavior;
  maxReplicas: number;
  metrics: Listed<MetricSpec>;
  minReplicas: number;
  scaleTargetRef: CrossVersionObjectReference;
}

export interface HorizontalPodAutoscalerStatus {
  conditions: Listed<HorizontalPodAutoscalerCondition>;
  currentMetrics: Listed<MetricStatus>;
  currentReplicas: number;
  desiredReplicas: number;
  lastScaleTime: string;
  observedGeneration: number;
}

export interface HostAlias {
  hostnames: Listed<string>;
  ip: string;
}

export interface HostIP {
  ip: string;
}

export interface HostPathVolumeSource {
  path: string;
  type: '' | 'BlockDevice' | 'CharDevice' | 'Directory' | 'DirectoryOrCreate' | 'File' | 'FileOrCreate' | 'Socket';
}

export interface IPBlock {
  cidr: string;
  except: Listed<string>;
}

export interface ISCSIVolumeSource {
  chapAuthDiscovery: boolean;
  chapAuthSession: boolean;
  fsType: string;
  initiatorName: string;
  iqn: string;
  iscsiInterface: string;
  lun: number;
  portals: Listed<string>;
  readOnly: boolean;
  secretRef: LocalObjectReference;
  targetPortal: string;
}

export interface ImageVolumeSource {
  pullPolicy: 'Always' | 'IfNotPresent' | 'Never';
  reference: string;
}

export interface Ingress {
  apiVersion: 'networking.k8s.io/v1';
  kind: 'Ingress';
  metadata: ObjectMeta;
  spec: IngressSpec;
  status: IngressStatus;
}

export interface IngressBackend {
  resource: TypedLocalObjectReference;
  service: IngressServiceBackend;
}

export interface IngressLoadBalancerIngress {
  hostname: string;
  ip: string;
  ports: Listed<IngressPortStatus>;
}

export interface IngressLoadBalancerStatus {
  ingress: Listed<IngressLoadBalancerIngress>;
}

export interface IngressPortStatus {
  error: string;
  port: number;
  protocol: 'SCTP' | 'TCP' | 'UDP';
}

export interface IngressRule {
  host: string;
  http: HTTPIngressRuleValue;
}

export interface IngressServiceBackend {
  name: string;
  port: ServiceBackendPort;
}

export interface IngressSpec {
  defaultBackend: IngressBackend;
  ingressClassName: string;
  rules: Listed<IngressRule>;
  tls: Listed<IngressTLS>;
}

export interface IngressStatus {
  loadBalancer: IngressLoadBalancerStatus;
}

export interface IngressTLS {
  hosts: Listed<string>;
  secretName: string;
}

export interface Job {
  apiVersion: 'batch/v1';
  kind: 'Job';
  metadata: ObjectMeta;
  spec: JobSpec;
  status: JobStatus;
}

export interface JobCondition {
  lastProbeTime: string;
  lastTransitionTime: string;
  message: string;
  reason: string;
  status: string;
  type: string;
}

export interface JobSpec {
  activeDeadlineSeconds: number;
  backoffLimit: number;
  backoffLimitPerIndex: number;
  completionMode: 'Indexed' | 'NonIndexed';
  completions: number;
  managedBy: string;
  manualSelector: boolean;
  maxFailedIndexes: number;
  parallelism: number;
  podFailurePolicy: PodFailurePolicy;
  podReplacementPolicy: 'Failed' | 'TerminatingOrFailed';
  selector: LabelSelector;
  successPolicy: SuccessPolicy;
  suspend: boolean;
  template: PodTemplateSpec;
  ttlSecondsAfterFinished: number;
}

export interface JobStatus {
  active: number;
  completedIndexes: string;
  completionTime: string;
  conditions: Listed<JobCondition>;
  failed: number;
  failedIndexes: string;
  ready: number;
  startTime: string;
  succeeded: number;
  terminating: number;
  uncountedTerminatedPods: UncountedTerminatedPods;
}

export interface JobTemplateSpec {
  metadata: ObjectMeta;
  spec: JobSpec;
}

export interface KeyToPath {
  key: string;
  mode: number;
  path: string;
}

export interface LabelSelector {
  matchExpressions: Listed<LabelSelectorRequirement>;
  matchLabels: Record<string, string>;
}

export interface LabelSelectorRequirement {
  key: string;
  operator: string;
  values: Listed<string>;
}

export interface Lifecycle {
  postStart: LifecycleHandler;
  preStop: LifecycleHandler;
  stopSignal: 'SIGABRT' | 'SIGALRM' | 'SIGBUS' | 'SIGCHLD' | 'SIGCLD' | 'SIGCONT' | 'SIGFPE' | 'SIGHUP' | 'SIGILL' | 'SIGINT' | 'SIGIO' | 'SIGIOT' | 'SIGKILL' | 'SIGPIPE' | 'SIGPOLL' | 'SIGPROF' | 'SIGPWR' | 'SIGQUIT' | 'SIGRTMAX' | 'SIGRTMAX-1' | 'SIGRTMAX-10' | 'SIGRTMAX-11' | 'SIGRTMAX-12' | 'SIGRTMAX-13' | 'SIGRTMAX-14' | 'SIGRTMAX-2' | 'SIGRTMAX-3' | 'SIGRTMAX-4' | 'SIGRTMAX-5' | 'SIGRTMAX-6' | 'SIGRTMAX-7' | 'SIGRTMAX-8' | 'SIGRTMAX-9' | 'SIGRTMIN' | 'SIGRTMIN+1' | 'SIGRTMIN+10' | 'SIGRTMIN+11' | 'SIGRTMIN+12' | 'SIGRTMIN+13' | 'SIGRTMIN+14' | 'SIGRTMIN+15' | 'SIGRTMIN+2' | 'SIGRTMIN+3' | 'SIGRTMIN+4' | 'SIGRTMIN+5' | 'SIGRTMIN+6' | 'SIGRTMIN+7' | 'SIGRTMIN+8' | 'SIGRTMIN+9' | 'SIGSEGV' | 'SIGSTKFLT' | 'SIGSTOP' | 'SIGSYS' | 'SIGTERM' | 'SIGTRAP' | 'SIGTSTP' | 'SIGTTIN' | 'SIGTTOU' | 'SIGURG' | 'SIGUSR1' | 'SIGUSR2' | 'SIGVTALRM' | 'SIGWINCH' | 'SIGXCPU' | 'SIGXFSZ';
}

export interface LifecycleHandler {
  exec: ExecAction;
  httpGet: HTTPGetAction;
  sleep: SleepAction;
  tcpSocket: TCPSocketAction;
}

export interface LinuxContainerUser {
  gid: number;
  supplementalGroups: Listed<number>;
  uid: number;
}

export interface LoadBalancerIngress {
  hostname: string;
  ip: string;
  ipMode: string;
  ports: Listed<PortStatus>;
}

export interface LoadBalancerStatus {
  ingress: Listed<LoadBalancerIngress>;
}

export interface LocalObjectReference {
  name: string;
}

export interface ManagedFieldsEntry {
  apiVersion: string;
  fieldsType: string;
  fieldsV1: Open;
  manager: string;
  operation: string;
  subresource: string;
  time: string;
}

export interface MetricIdentifier {
  name: string;
  selector: LabelSelector;
}

export interface MetricSpec {
  containerResource: ContainerResourceMetricSource;
  external: ExternalMetricSource;
  object: ObjectMetricSource;
  pods: PodsMetricSource;
  resource: ResourceMetricSource;
  type: string;
}

export interface MetricStatus {
  containerResource: ContainerResourceMetricStatus;
  external: ExternalMetricStatus;
  object: ObjectMetricStatus;
  pods: PodsMetricStatus;
  resource: ResourceMetricStatus;
  type: string;
}

export interface MetricTarget {
  averageUtilization: number;
  averageValue: number | string;
  type: string;
  value: number | string;
}

export interface MetricValueStatus {
  averageUtilization: number;
  averageValue: number | string;
  value: number | string;
}

export interface ModifyVolumeStatus {
  status: 'InProgress' | 'Infeasible' | 'Pending';
  targetVolumeAttributesClassName: string;
}

export interface NFSVolumeSource {
  path: string;
  readOnly: boolean;
  server: string;
}

export interface Namespace {
  apiVersion: 'v1';
  kind: 'Namespace';
  metadata: ObjectMeta;
  spec: NamespaceSpec;
  status: NamespaceStatus;
}

export interface NamespaceCondition {
  lastTransitionTime: string;
  message: string;
  reason: string;
  status: string;
  type: string;
}

export interface NamespaceSpec {
  finalizers: Listed<string>;
}

export interface NamespaceStatus {
  conditions: Listed<NamespaceCondition>;
  phase: 'Active' | 'Terminating';
}

export interface NetworkPolicy {
  apiVersion: 'networking.k8s.io/v1';
  kind: 'NetworkPolicy';
  metadata: ObjectMeta;
  spec: NetworkPolicySpec;
}

export interface NetworkPolicyEgressRule {
  ports: Listed<NetworkPolicyPort>;
  to: Listed<NetworkPolicyPeer>;
}

export interface NetworkPolicyIngressRule {
  from: Listed<NetworkPolicyPeer>;
  ports: Listed<NetworkPolicyPort>;
}

export interface NetworkPolicyPeer {
  ipBlock: IPBlock;
  namespaceSelector: LabelSelector;
  podSelector: LabelSelector;
}

export interface NetworkPolicyPort {
  endPort: number;
  port: number | string;
  protocol: 'SCTP' | 'TCP' | 'UDP';
}

export interface NetworkPolicySpec {
  egress: Listed<NetworkPolicyEgressRule>;
  ingress: Listed<NetworkPolicyIngressRule>;
  podSelector: LabelSelector;
  policyTypes: Listed<'Egress' | 'Ingress'>;
}

export interface NodeAffinity {
  preferredDuringSchedulingIgnoredDuringExecution: Listed<PreferredSchedulingTerm>;
  requiredDuringSchedulingIgnoredDuringExecution: NodeSelector;
}

export interface NodeSelector {
  nodeSelectorTerms: Listed<NodeSelectorTerm>;
}

export interface NodeSelectorRequirement {
  key: string;
  operator: 'DoesNotExist' | 'Exists' | 'Gt' | 'In' | 'Lt' | 'NotIn';
  values: Listed<string>;
}

export interface NodeSelectorTerm {
  matchExpressions: Listed<NodeSelectorRequirement>;
  matchFields: Listed<NodeSelectorRequirement>;
}

export interface ObjectFieldSelector {
  apiVersion: string;
  fieldPath: string;
}

export interface ObjectMeta {
  annotations: Record<string, string>;
  creationTimestamp: string;
  deletionGracePeriodSeconds: number;
  deletionTimestamp: string;
  finalizers: Listed<string>;
  generateName: string;
  generation: number;
  labels: Record<string, string>;
  managedFields: Listed<ManagedFieldsEntry>;
  name: string;
  namespace: string;
  ownerReferences: Listed<OwnerReference>;
  resourceVersion: string;
  selfLink: string;
  uid: string;
}

export interface ObjectMetricSource {
  describedObject: CrossVersionObjectReference;
  metric: MetricIdentifier;
  target: MetricTarget;
}

export interface ObjectMetricStatus {
  current: MetricValueStatus;
  describedObject: CrossVersionObjectReference;
  metric: MetricIdentifier;
}

export interface ObjectReference {
  apiVersion: string;
  fieldPath: string;
  kind: string;
  name: string;
  namespace: string;
  resourceVersion: string;
  uid: string;
}

export interface OwnerReference {
  apiVersion: string;
  blockOwnerDeletion: boolean;
  controller: boolean;
  kind: string;
  name: string;
  uid: string;
}

export interface PersistentVolumeClaim {
  apiVersion: 'v1';
  kind: 'PersistentVolumeClaim';
  metadata: ObjectMeta;
  spec: PersistentVolumeClaimSpec;
  status: PersistentVolumeClaimStatus;
}

export interface PersistentVolumeClaimCondition {
  lastProbeTime: string;
  lastTransitionTime: string;
  message: string;
  reason: string;
  status: string;
  type: string;
}

export interface PersistentVolumeClaimSpec {
  accessModes: Listed<'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOnce' | 'ReadWriteOncePod'>;
  dataSource: TypedLocalObjectReference;
  dataSourceRef: TypedObjectReference;
  resources: VolumeResourceRequirements;
  selector: LabelSelector;
  storageClassName: string;
  volumeAttributesClassName: string;
  volumeMode: 'Block' | 'Filesystem';
  volumeName: string;
}

export interface PersistentVolumeClaimStatus {
  accessModes: Listed<'ReadOnlyMany' | 'ReadWriteMany' | 'ReadWriteOnce' | 'ReadWriteOncePod'>;
  allocatedResourceStatuses: Record<string, 'ControllerResizeInProgress' | 'ControllerResizeInfeasible' | 'NodeResizeInProgress' | 'NodeResizeInfeasible' | 'NodeResizePending'>;
  allocatedResources: Record<string, number | string>;
  capacity: Record<string, number | string>;
  conditions: Listed<PersistentVolumeClaimCondition>;
  currentVolumeAttributesClassName: string;
  modifyVolumeStatus: ModifyVolumeStatus;
  phase: 'Bound' | 'Lost' | 'Pending';
}

export interface PersistentVolumeClaimTemplate {
  metadata: ObjectMeta;
  spec: PersistentVolumeClaimSpec;
}

export interface PersistentVolumeClaimVolumeSource {
  claimName: string;
  readOnly: boolean;
}

export interface PhotonPersistentDiskVolumeSource {
  fsType: string;
  pdID: string;
}

export interface Pod {
  apiVersion: 'v1';
  kind: 'Pod';
  metadata: ObjectMeta;
  spec: PodSpec;
  status: PodStatus;
}

export interface PodAffinity {
  preferredDuringSchedulingIgnoredDuringExecution: Listed<WeightedPodAffinityTerm>;
  requiredDuringSchedulingIgnoredDuringExecution: Listed<PodAffinityTerm>;
}

export interface PodAffinityTerm {
  labelSelector: LabelSelector;
  matchLabelKeys: Listed<string>;
  mismatchLabelKeys: Listed<string>;
  namespaceSelector: LabelSelector;
  namespaces: Listed<string>;
  topologyKey: string;
}

export interface PodAntiAffinity {
  preferredDuringSchedulingIgnoredDuringExecution: Listed<WeightedPodAffinityTerm>;
  requiredDuringSchedulingIgnoredDuringExecution: Listed<PodAffinityTerm>;
}

export interface PodCondition {
  lastProbeTime: string;
  lastTransitionTime: string;
  message: string;
  observedGeneration: number;
  reason: string;
  status: string;
  type: string;
}

export interface PodDNSConfig {
  nameservers: Listed<string>;
  options: Listed<PodDNSConfigOption>;
  searches: Listed<string>;
}

export interface PodDNSConfigOption {
  name: string;
  value: string;
}

export interface PodDisruptionBudget {
  apiVersion: 'policy/v1';
  kind: 'PodDisruptionBudget';
  metadata: ObjectMeta;
  spec: PodDisruptionBudgetSpec;
  status: PodDisruptionBudgetStatus;
}

export interface PodDisruptionBudgetSpec {
  maxUnavailable: number | string;
  minAvailable: number | string;
  selector: LabelSelector;
  unhealthyPodEvictionPolicy: 'AlwaysAllow' | 'IfHealthyBudget';
}

export interface PodDisruptionBudgetStatus {
  conditions: Listed<Condition>;
  currentHealthy: number;
  desiredHealthy: number;
  disruptedPods: Record<string, string>;
  disruptionsAllowed: number;
  expectedPods: number;
  observedGeneration: number;
}

export interface PodFailurePolicy {
  rules: Listed<PodFailurePolicyRule>;
}

export interface PodFailurePolicyOnExitCodesRequirement {
  containerName: string;
  operator: 'In' | 'NotIn';
  values: Listed<number>;
}

export interface PodFailurePolicyOnPodConditionsPattern {
  status: string;
  type: string;
}

export interface PodFailurePolicyRule {
  action: 'Count' | 'FailIndex' | 'FailJob' | 'Ignore';
  onExitCodes: PodFailurePolicyOnExitCodesRequirement;
  onPodConditions: Listed<PodFailurePolicyOnPodConditionsPattern>;
}

export interface PodIP {
  ip: string;
}

export interface PodOS {
  name: string;
}

export interface PodReadinessGate {
  conditionType: string;
}

export interface PodResourceClaim {
  name: string;
  resourceClaimName: string;
  resourceClaimTemplateName: string;
}

export interface PodResourceClaimStatus {
  name: string;
  resourceClaimName: string;
}

export interface PodSchedulingGate {
  name: string;
}

export interface PodSecurityContext {
  appArmorProfile: AppArmorProfile;
  fsGroup: number;
  fsGroupChangePolicy: 'Always' | 'OnRootMismatch';
  runAsGroup: number;
  runAsNonRoot: boolean;
  runAsUser: number;
  seLinuxChangePolicy: string;
  seLinuxOptions: SELinuxOptions;
  seccompProfile: SeccompProfile;
  supplementalGroups: Listed<number>;
  supplementalGroupsPolicy: 'Merge' | 'Strict';
  sysctls: Listed<Sysctl>;
  windowsOptions: WindowsSecurityContextOptions;
}

export interface PodSpec {
  activeDeadlineSeconds: number;
  affinity: Affinity;
  automountServiceAccountToken: boolean;
  containers: Listed<Container>;
  dnsConfig: PodDNSConfig;
  dnsPolicy: 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None';
  enableServiceLinks: boolean;
  ephemeralContainers: Listed<EphemeralContainer>;
  hostAliases: Listed<HostAlias>;
  hostIPC: boolean;
  hostNetwork: boolean;
  hostPID: boolean;
  hostUsers: boolean;
  hostname: string;
  imagePullSecrets: Listed<LocalObjectReference>;
  initContainers: Listed<Container>;
  nodeName: string;
  nodeSelector: Record<string, string>;
  os: PodOS;
  overhead: Record<string, number | string>;
  preemptionPolicy: 'Never' | 'PreemptLowerPriority';
  priority: number;
  priorityClassName: string;
  readinessGates: Listed<PodReadinessGate>;
  resourceClaims: Listed<PodResourceClaim>;
  resources: ResourceRequirements;
  restartPolicy: 'Always' | 'Never' | 'OnFailure';
  runtimeClassName: string;
  schedulerName: string;
  schedulingGates: Listed<PodSchedulingGate>;
  securityContext: PodSecurityContext;
  serviceAccount: string;
  serviceAccountName: string;
  setHostnameAsFQDN: boolean;
  shareProcessNamespace: boolean;
  subdomain: string;
  terminationGracePeriodSeconds: number;
  tolerations: Listed<Toleration>;
  topologySpreadConstraints: Listed<TopologySpreadConstraint>;
  volumes: Listed<Volume>;
}

export interface PodStatus {
  conditions: Listed<PodCondition>;
  containerStatuses: Listed<ContainerStatus>;
  ephemeralContainerStatuses: Listed<ContainerStatus>;
  hostIP: string;
  hostIPs: Listed<HostIP>;
  initContainerStatuses: Listed<ContainerStatus>;
  message: string;
  nominatedNodeName: string;
  observedGeneration: number;
  phase: 'Failed' | 'Pending' | 'Running' | 'Succeeded' | 'Unknown';
  podIP: string;
  podIPs: Listed<PodIP>;
  qosClass: 'BestEffort' | 'Burstable' | 'Guaranteed';
  reason: string;
  resize: string;
  resourceClaimStatuses: Listed<PodResourceClaimStatus>;
  startTime: string;
}

export interface PodTemplateSpec {
  metadata: ObjectMeta;
  spec: PodSpec;
}

export interface PodsMetricSource {
  metric: MetricIdentifier;
  target: MetricTarget;
}

export interface PodsMetricStatus {
  current: MetricValueStatus;
  metric: MetricIdentifier;
}

export interface PolicyRule {
  apiGroups: Listed<string>;
  nonResourceURLs: Listed<string>;
  resourceNames: Listed<string>;
  resources: Listed<string>;
  verbs: Listed<string>;
}

export interface PortStatus {
  error: string;
  port: number;
  protocol: 'SCTP' | 'TCP' | 'UDP';
}

export interface PortworxVolumeSource {
  fsType: string;
  readOnly: boolean;
  volumeID: string;
}

export interface PreferredSchedulingTerm {
  preference: NodeSelectorTerm;
  weight: number;
}

export interface Probe {
  exec: ExecAction;
  failureThreshold: number;
  grpc: GRPCAction;
  httpGet: HTTPGetAction;
  initialDelaySeconds: number;
  periodSeconds: number;
  successThreshold: number;
  tcpSocket: TCPSocketAction;
  terminationGracePeriodSeconds: number;
  timeoutSeconds: number;
}

export interface ProjectedVolumeSource {
  defaultMode: number;
  sources: Listed<VolumeProjection>;
}

export interface QuobyteVolumeSource {
  group: string;
  readOnly: boolean;
  registry: string;
  tenant: string;
  user: string;
  volume: string;
}

export interface RBDVolumeSource {
  fsType: string;
  image: string;
  keyring: string;
  monitors: Listed<string>;
  pool: string;
  readOnly: boolean;
  secretRef: LocalObjectReference;
  user: string;
}

export interface ResourceClaim {
  name: string;
  request: string;
}

export interface ResourceFieldSelector {
  containerName: string;
  divisor: number | string;
  resource: string;
}

export interface ResourceHealth {
  health: string;
  resourceID: string;
}

export interface ResourceMetricSource {
  name: string;
  target: MetricTarget;
}

export interface ResourceMetricStatus {
  current: MetricValueStatus;
  name: string;
}

export interface ResourceRequirements {
  claims: Listed<ResourceClaim>;
  limits: Record<string, number | string>;
  requests: Record<string, number | string>;
}

export interface ResourceStatus {
  name: string;
  resources: Listed<ResourceHealth>;
}

export interface Role {
  apiVersion: 'rbac.authorization.k8s.io/v1';
  kind: 'Role';
  metadata: ObjectMeta;
  rules: Listed<PolicyRule>;
}

export interface RoleBinding {
  apiVersion: 'rbac.authorization.k8s.io/v1';
  kind: 'RoleBinding';
  metadata: ObjectMeta;
  roleRef: RoleRef;
  subjects: Listed<Subject>;
}

export interface RoleRef {
  apiGroup: string;
  kind: string;
  name: string;
}

export interface RollingUpdateDaemonSet {
  maxSurge: number | string;
  maxUnavailable: number | string;
}

export interface RollingUpdateDeployment {
  maxSurge: number | string;
  maxUnavailable: number | string;
}

export interface RollingUpdateStatefulSetStrategy {
  maxUnavailable: number | string;
  partition: number;
}

export interface SELinuxOptions {
  level: string;
  role: string;
  type: string;
  user: string;
}

export interface ScaleIOVolumeSource {
  fsType: string;
  gateway: string;
  protectionDomain: string;
  readOnly: boolean;
  secretRef: LocalObjectReference;
  sslEnabled: boolean;
  storageMode: string;
  storagePool: string;
  system: string;
  volumeName: string;
}

export interface SeccompProfile {
  localhostProfile: string;
  type: 'Localhost' | 'RuntimeDefault' | 'Unconfined';
}

export interface Secret {
  apiVersion: 'v1';
  data: Record<string, string>;
  immutable: boolean;
  kind: 'Secret';
  metadata: ObjectMeta;
  stringData: Record<string, string>;
  type: string;
}

export interface SecretEnvSource {
  name: string;
  optional: boolean;
}

export interface SecretKeySelector {
  key: string;
  name: string;
  optional: boolean;
}

export interface SecretProjection {
  items: Listed<KeyToPath>;
  name: string;
  optional: boolean;
}

export interface SecretVolumeSource {
  defaultMode: number;
  items: Listed<KeyToPath>;
  optional: boolean;
  secretName: string;
}

export interface SecurityContext {
  allowPrivilegeEscalation: boolean;
  appArmorProfile: AppArmorProfile;
  capabilities: Capabilities;
  privileged: boolean;
  procMount: 'Default' | 'Unmasked';
  readOnlyRootFilesystem: boolean;
  runAsGroup: number;
  runAsNonRoot: boolean;
  runAsUser: number;
  seLinuxOptions: SELinuxOptions;
  seccompProfile: SeccompProfile;
  windowsOptions: WindowsSecurityContextOptions;
}

export interface Service {
  apiVersion: 'v1';
  kind: 'Service';
  metadata: ObjectMeta;
  spec: ServiceSpec;
  status: ServiceStatus;
}

export interface ServiceAccount {
  apiVersion: 'v1';
  automountServiceAccountToken: boolean;
  imagePullSecrets: Listed<LocalObjectReference>;
  kind: 'ServiceAccount';
  metadata: ObjectMeta;
  secrets: Listed<ObjectReference>;
}

export interface ServiceAccountTokenProjection {
  audience: string;
  expirationSeconds: number;
  path: string;
}

export interface ServiceBackendPort {
  name: string;
  number: number;
}

export interface ServicePort {
  appProtocol: string;
  name: string;
  nodePort: number;
  port: number;
  protocol: 'SCTP' | 'TCP' | 'UDP';
  targetPort: number | string;
}

export interface ServiceSpec {
  allocateLoadBalancerNodePorts: boolean;
  clusterIP: string;
  clusterIPs: Listed<string>;
  externalIPs: Listed<string>;
  externalName: string;
  externalTrafficPolicy: 'Cluster' | 'Local';
  healthCheckNodePort: number;
  internalTrafficPolicy: 'Cluster' | 'Local';
  ipFamilies: Listed<'' | 'IPv4' | 'IPv6'>;
  ipFamilyPolicy: 'PreferDualStack' | 'RequireDualStack' | 'SingleStack';
  loadBalancerClass: string;
  loadBalancerIP: string;
  loadBalancerSourceRanges: Listed<string>;
  ports: Listed<ServicePort>;
  publishNotReadyAddresses: boolean;
  selector: Record<string, string>;
  sessionAffinity: 'ClientIP' | 'None';
  sessionAffinityConfig: SessionAffinityConfig;
  trafficDistribution: string;
  type: 'ClusterIP' | 'ExternalName' | 'LoadBalancer' | 'NodePort';
}

export interface ServiceStatus {
  conditions: Listed<Condition>;
  loadBalancer: LoadBalancerStatus;
}

export interface SessionAffinityConfig {
  clientIP: ClientIPConfig;
}

export interface SleepAction {
  seconds: number;
}

export interface StatefulSet {
  apiVersion: 'apps/v1';
  kind: 'StatefulSet';
  metadata: ObjectMeta;
  spec: StatefulSetSpec;
  status: StatefulSetStatus;
}

export interface StatefulSetCondition {
  lastTransitionTime: string;
  message: string;
  reason: string;
  status: string;
  type: string;
}

export interface StatefulSetOrdinals {
  start: number;
}

export interface StatefulSetPersistentVolumeClaimRetentionPolicy {
  whenDeleted: string;
  whenScaled: string;
}

export interface StatefulSetSpec {
  minReadySeconds: number;
  ordinals: StatefulSetOrdinals;
  persistentVolumeClaimRetentionPolicy: StatefulSetPersistentVolumeClaimRetentionPolicy;
  podManagementPolicy: 'OrderedReady' | 'Parallel';
  replicas: number;
  revisionHistoryLimit: number;
  selector: LabelSelector;
  serviceName: string;
  template: PodTemplateSpec;
  updateStrategy: StatefulSetUpdateStrategy;
  volumeClaimTemplates: Listed<__type>;
}

export interface StatefulSetStatus {
  availableReplicas: number;
  collisionCount: number;
  conditions: Listed<StatefulSetCondition>;
  currentReplicas: number;
  currentRevision: string;
  observedGeneration: number;
  readyReplicas: number;
  replicas: number;
  updateRevision: string;
  updatedReplicas: number;
}

export interface StatefulSetUpdateStrategy {
  rollingUpdate: RollingUpdateStatefulSetStrategy;
  type: 'OnDelete' | 'RollingUpdate';
}

export interface StorageOSVolumeSource {
  fsType: string;
  readOnly: boolean;
  secretRef: LocalObjectReference;
  volumeName: string;
  volumeNamespace: string;
}

export interface Subject {
  apiGroup: string;
  kind: string;
  name: string;
  namespace: string;
}

export interface SuccessPolicy {
  rules: Listed<SuccessPolicyRule>;
}

export interface SuccessPolicyRule {
  succeededCount: number;
  succeededIndexes: string;
}

export interface Sysctl {
  name: string;
  value: string;
}

export interface TCPSocketAction {
  host: string;
  port: number | string;
}

export interface Toleration {
  effect: 'NoExecute' | 'NoSchedule' | 'PreferNoSchedule';
  key: string;
  operator: 'Equal' | 'Exists';
  tolerationSeconds: number;
  value: string;
}

export interface TopologySpreadConstraint {
  labelSelector: LabelSelector;
  matchLabelKeys: Listed<string>;
  maxSkew: number;
  minDomains: number;
  nodeAffinityPolicy: 'Honor' | 'Ignore';
  nodeTaintsPolicy: 'Honor' | 'Ignore';
  topologyKey: string;
  whenUnsatisfiable: 'DoNotSchedule' | 'ScheduleAnyway';
}

export interface TypedLocalObjectReference {
  apiGroup: string;
  kind: string;
  name: string;
}

export interface TypedObjectReference {
  apiGroup: string;
  kind: string;
  name: string;
  namespace: string;
}

export interface UncountedTerminatedPods {
  failed: Listed<string>;
  succeeded: Listed<string>;
}

export interface Volume {
  awsElasticBlockStore: AWSElasticBlockStoreVolumeSource;
  azureDisk: AzureDiskVolumeSource;
  azureFile: AzureFileVolumeSource;
  cephfs: CephFSVolumeSource;
  cinder: CinderVolumeSource;
  configMap: ConfigMapVolumeSource;
  csi: CSIVolumeSource;
  downwardAPI: DownwardAPIVolumeSource;
  emptyDir: EmptyDirVolumeSource;
  ephemeral: EphemeralVolumeSource;
  fc: FCVolumeSource;
  flexVolume: FlexVolumeSource;
  flocker: FlockerVolumeSource;
  gcePersistentDisk: GCEPersistentDiskVolumeSource;
  gitRepo: GitRepoVolumeSource;
  glusterfs: GlusterfsVolumeSource;
  hostPath: HostPathVolumeSource;
  image: ImageVolumeSource;
  iscsi: ISCSIVolumeSource;
  name: string;
  nfs: NFSVolumeSource;
  persistentVolumeClaim: PersistentVolumeClaimVolumeSource;
  photonPersistentDisk: PhotonPersistentDiskVolumeSource;
  portworxVolume: PortworxVolumeSource;
  projected: ProjectedVolumeSource;
  quobyte: QuobyteVolumeSource;
  rbd: RBDVolumeSource;
  scaleIO: ScaleIOVolumeSource;
  secret: SecretVolumeSource;
  storageos: StorageOSVolumeSource;
  vsphereVolume: VsphereVirtualDiskVolumeSource;
}

export interface VolumeDevice {
  devicePath: string;
  name: string;
}

export interface VolumeMount {
  mountPath: string;
  mountPropagation: 'Bidirectional' | 'HostToContainer' | 'None';
  name: string;
  readOnly: boolean;
  recursiveReadOnly: string;
  subPath: string;
  subPathExpr: string;
}

export interface VolumeMountStatus {
  mountPath: string;
  name: string;
  readOnly: boolean;
  recursiveReadOnly: string;
}

export interface VolumeProjection {
  clusterTrustBundle: ClusterTrustBundleProjection;
  configMap: ConfigMapProjection;
  downwardAPI: DownwardAPIProjection;
  secret: SecretProjection;
  serviceAccountToken: ServiceAccountTokenProjection;
}

export interface VolumeResourceRequirements {
  limits: Record<string, number | string>;
  requests: Record<string, number | string>;
}

export interface VsphereVirtualDiskVolumeSource {
  fsType: string;
  storagePolicyID: string;
  storagePolicyName: string;
  volumePath: string;
}

export interface WeightedPodAffinityTerm {
  podAffinityTerm: PodAffinityTerm;
  weight: number;
}

export interface WindowsSecurityContextOptions {
  gmsaCredentialSpec: string;
  gmsaCredentialSpecName: string;
  hostProcess: boolean;
  runAsUserName: string;
}

export interface __type {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  spec: PersistentVolumeClaimSpec;
  status: PersistentVolumeClaimStatus;
}
