// Recorded by `npm run record`.
/** Kubernetes' types: `<type>[=<apiVersion of the kind>] <field>:<type>…`. A list is `<type of its items>[<keys>]`, `[=]` a set, `[!]` atomic, `[]` says nothing; `{<type>}` is a map. */
export const kubernetesTypes = {
  /** Of the engine that was asked. */
  version: '1.34.4',
  text: `admissionregistration.v1.MatchResources excludeResourceRules:admissionregistration.v1.NamedRuleWithOperations[!] namespaceSelector:meta.v1.LabelSelector objectSelector:meta.v1.LabelSelector resourceRules:admissionregistration.v1.NamedRuleWithOperations[!]
admissionregistration.v1.MutatingWebhook admissionReviewVersions:[!] clientConfig:admissionregistration.v1.WebhookClientConfig matchConditions:admissionregistration.v1.MatchCondition[name] namespaceSelector:meta.v1.LabelSelector objectSelector:meta.v1.LabelSelector rules:admissionregistration.v1.RuleWithOperations[!]
admissionregistration.v1.MutatingWebhookConfiguration=admissionregistration.k8s.io/v1 metadata:meta.v1.ObjectMeta webhooks:admissionregistration.v1.MutatingWebhook[name]
admissionregistration.v1.NamedRuleWithOperations apiGroups:[!] apiVersions:[!] operations:[!] resourceNames:[!] resources:[!]
admissionregistration.v1.ParamRef selector:meta.v1.LabelSelector
admissionregistration.v1.RuleWithOperations apiGroups:[!] apiVersions:[!] operations:[!] resources:[!]
admissionregistration.v1.TypeChecking expressionWarnings:admissionregistration.v1.ExpressionWarning[!]
admissionregistration.v1.ValidatingAdmissionPolicy=admissionregistration.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:admissionregistration.v1.ValidatingAdmissionPolicySpec
admissionregistration.v1.ValidatingAdmissionPolicyBinding=admissionregistration.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec
admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec matchResources:admissionregistration.v1.MatchResources paramRef:admissionregistration.v1.ParamRef validationActions:[=]
admissionregistration.v1.ValidatingAdmissionPolicySpec auditAnnotations:admissionregistration.v1.AuditAnnotation[!] matchConditions:admissionregistration.v1.MatchCondition[name] matchConstraints:admissionregistration.v1.MatchResources paramKind:admissionregistration.v1.ParamKind validations:admissionregistration.v1.Validation[!] variables:admissionregistration.v1.Variable[name]
admissionregistration.v1.ValidatingWebhook admissionReviewVersions:[!] clientConfig:admissionregistration.v1.WebhookClientConfig matchConditions:admissionregistration.v1.MatchCondition[name] namespaceSelector:meta.v1.LabelSelector objectSelector:meta.v1.LabelSelector rules:admissionregistration.v1.RuleWithOperations[!]
admissionregistration.v1.ValidatingWebhookConfiguration=admissionregistration.k8s.io/v1 metadata:meta.v1.ObjectMeta webhooks:admissionregistration.v1.ValidatingWebhook[name]
admissionregistration.v1.WebhookClientConfig service:admissionregistration.v1.ServiceReference
apiextensions.v1.CustomResourceConversion webhook:apiextensions.v1.WebhookConversion
apiextensions.v1.CustomResourceDefinition=apiextensions.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:apiextensions.v1.CustomResourceDefinitionSpec
apiextensions.v1.CustomResourceDefinitionNames categories:[!] shortNames:[!]
apiextensions.v1.CustomResourceDefinitionSpec conversion:apiextensions.v1.CustomResourceConversion names:apiextensions.v1.CustomResourceDefinitionNames versions:apiextensions.v1.CustomResourceDefinitionVersion[!]
apiextensions.v1.CustomResourceDefinitionVersion additionalPrinterColumns:apiextensions.v1.CustomResourceColumnDefinition[!] schema:apiextensions.v1.CustomResourceValidation selectableFields:apiextensions.v1.SelectableField[!] subresources:apiextensions.v1.CustomResourceSubresources
apiextensions.v1.CustomResourceSubresources scale:apiextensions.v1.CustomResourceSubresourceScale status:apiextensions.v1.CustomResourceSubresourceStatus
apiextensions.v1.CustomResourceValidation openAPIV3Schema:apiextensions.v1.JSONSchemaProps
apiextensions.v1.JSONSchemaProps additionalItems:apiextensions.v1.JSONSchemaPropsOrBool additionalProperties:apiextensions.v1.JSONSchemaPropsOrBool allOf:apiextensions.v1.JSONSchemaProps[!] anyOf:apiextensions.v1.JSONSchemaProps[!] definitions:{apiextensions.v1.JSONSchemaProps} dependencies:{apiextensions.v1.JSONSchemaPropsOrStringArray} enum:[!] externalDocs:apiextensions.v1.ExternalDocumentation items:apiextensions.v1.JSONSchemaPropsOrArray not:apiextensions.v1.JSONSchemaProps oneOf:apiextensions.v1.JSONSchemaProps[!] patternProperties:{apiextensions.v1.JSONSchemaProps} properties:{apiextensions.v1.JSONSchemaProps} required:[!] x-kubernetes-list-map-keys:[!] x-kubernetes-validations:apiextensions.v1.ValidationRule[rule]
apiextensions.v1.WebhookClientConfig service:apiextensions.v1.ServiceReference
apiextensions.v1.WebhookConversion clientConfig:apiextensions.v1.WebhookClientConfig conversionReviewVersions:[!]
apiregistration.v1.APIService=apiregistration.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:apiregistration.v1.APIServiceSpec
apiregistration.v1.APIServiceSpec service:apiregistration.v1.ServiceReference
apps.v1.ControllerRevision=apps/v1 metadata:meta.v1.ObjectMeta
apps.v1.DaemonSet=apps/v1 metadata:meta.v1.ObjectMeta spec:apps.v1.DaemonSetSpec
apps.v1.DaemonSetSpec selector:meta.v1.LabelSelector template:core.v1.PodTemplateSpec updateStrategy:apps.v1.DaemonSetUpdateStrategy
apps.v1.DaemonSetUpdateStrategy rollingUpdate:apps.v1.RollingUpdateDaemonSet
apps.v1.Deployment=apps/v1 metadata:meta.v1.ObjectMeta spec:apps.v1.DeploymentSpec
apps.v1.DeploymentSpec selector:meta.v1.LabelSelector strategy:apps.v1.DeploymentStrategy template:core.v1.PodTemplateSpec
apps.v1.DeploymentStrategy rollingUpdate:apps.v1.RollingUpdateDeployment
apps.v1.ReplicaSet=apps/v1 metadata:meta.v1.ObjectMeta spec:apps.v1.ReplicaSetSpec
apps.v1.ReplicaSetSpec selector:meta.v1.LabelSelector template:core.v1.PodTemplateSpec
apps.v1.StatefulSet=apps/v1 metadata:meta.v1.ObjectMeta spec:apps.v1.StatefulSetSpec
apps.v1.StatefulSetSpec ordinals:apps.v1.StatefulSetOrdinals persistentVolumeClaimRetentionPolicy:apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy selector:meta.v1.LabelSelector template:core.v1.PodTemplateSpec updateStrategy:apps.v1.StatefulSetUpdateStrategy volumeClaimTemplates:core.v1.PersistentVolumeClaim[!]
apps.v1.StatefulSetUpdateStrategy rollingUpdate:apps.v1.RollingUpdateStatefulSetStrategy
authentication.v1.SelfSubjectReview=authentication.k8s.io/v1 metadata:meta.v1.ObjectMeta
authentication.v1.TokenRequest=authentication.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:authentication.v1.TokenRequestSpec
authentication.v1.TokenRequestSpec audiences:[!] boundObjectRef:authentication.v1.BoundObjectReference
authentication.v1.TokenReview=authentication.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:authentication.v1.TokenReviewSpec
authentication.v1.TokenReviewSpec audiences:[!]
authentication.v1.UserInfo extra:{[]} groups:[!]
authorization.v1.FieldSelectorAttributes requirements:meta.v1.FieldSelectorRequirement[!]
authorization.v1.LabelSelectorAttributes requirements:meta.v1.LabelSelectorRequirement[!]
authorization.v1.LocalSubjectAccessReview=authorization.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:authorization.v1.SubjectAccessReviewSpec
authorization.v1.NonResourceRule nonResourceURLs:[!] verbs:[!]
authorization.v1.ResourceAttributes fieldSelector:authorization.v1.FieldSelectorAttributes labelSelector:authorization.v1.LabelSelectorAttributes
authorization.v1.ResourceRule apiGroups:[!] resourceNames:[!] resources:[!] verbs:[!]
authorization.v1.SelfSubjectAccessReview=authorization.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:authorization.v1.SelfSubjectAccessReviewSpec
authorization.v1.SelfSubjectAccessReviewSpec nonResourceAttributes:authorization.v1.NonResourceAttributes resourceAttributes:authorization.v1.ResourceAttributes
authorization.v1.SelfSubjectRulesReview=authorization.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:authorization.v1.SelfSubjectRulesReviewSpec
authorization.v1.SubjectAccessReview=authorization.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:authorization.v1.SubjectAccessReviewSpec
authorization.v1.SubjectAccessReviewSpec extra:{[]} groups:[!] nonResourceAttributes:authorization.v1.NonResourceAttributes resourceAttributes:authorization.v1.ResourceAttributes
autoscaling.v1.HorizontalPodAutoscaler=autoscaling/v1 metadata:meta.v1.ObjectMeta spec:autoscaling.v1.HorizontalPodAutoscalerSpec
autoscaling.v1.HorizontalPodAutoscalerSpec scaleTargetRef:autoscaling.v1.CrossVersionObjectReference
autoscaling.v1.Scale=autoscaling/v1 metadata:meta.v1.ObjectMeta spec:autoscaling.v1.ScaleSpec
autoscaling.v2.ContainerResourceMetricSource target:autoscaling.v2.MetricTarget
autoscaling.v2.ExternalMetricSource metric:autoscaling.v2.MetricIdentifier target:autoscaling.v2.MetricTarget
autoscaling.v2.HPAScalingRules policies:autoscaling.v2.HPAScalingPolicy[!] tolerance:Quantity
autoscaling.v2.HorizontalPodAutoscaler=autoscaling/v2 metadata:meta.v1.ObjectMeta spec:autoscaling.v2.HorizontalPodAutoscalerSpec
autoscaling.v2.HorizontalPodAutoscalerBehavior scaleDown:autoscaling.v2.HPAScalingRules scaleUp:autoscaling.v2.HPAScalingRules
autoscaling.v2.HorizontalPodAutoscalerSpec behavior:autoscaling.v2.HorizontalPodAutoscalerBehavior metrics:autoscaling.v2.MetricSpec[!] scaleTargetRef:autoscaling.v2.CrossVersionObjectReference
autoscaling.v2.MetricIdentifier selector:meta.v1.LabelSelector
autoscaling.v2.MetricSpec containerResource:autoscaling.v2.ContainerResourceMetricSource external:autoscaling.v2.ExternalMetricSource object:autoscaling.v2.ObjectMetricSource pods:autoscaling.v2.PodsMetricSource resource:autoscaling.v2.ResourceMetricSource
autoscaling.v2.MetricTarget averageValue:Quantity value:Quantity
autoscaling.v2.ObjectMetricSource describedObject:autoscaling.v2.CrossVersionObjectReference metric:autoscaling.v2.MetricIdentifier target:autoscaling.v2.MetricTarget
autoscaling.v2.PodsMetricSource metric:autoscaling.v2.MetricIdentifier target:autoscaling.v2.MetricTarget
autoscaling.v2.ResourceMetricSource target:autoscaling.v2.MetricTarget
batch.v1.CronJob=batch/v1 metadata:meta.v1.ObjectMeta spec:batch.v1.CronJobSpec
batch.v1.CronJobSpec jobTemplate:batch.v1.JobTemplateSpec
batch.v1.Job=batch/v1 metadata:meta.v1.ObjectMeta spec:batch.v1.JobSpec
batch.v1.JobSpec podFailurePolicy:batch.v1.PodFailurePolicy selector:meta.v1.LabelSelector successPolicy:batch.v1.SuccessPolicy template:core.v1.PodTemplateSpec
batch.v1.JobTemplateSpec metadata:meta.v1.ObjectMeta spec:batch.v1.JobSpec
batch.v1.PodFailurePolicy rules:batch.v1.PodFailurePolicyRule[!]
batch.v1.PodFailurePolicyOnExitCodesRequirement values:[=]
batch.v1.PodFailurePolicyRule onExitCodes:batch.v1.PodFailurePolicyOnExitCodesRequirement onPodConditions:batch.v1.PodFailurePolicyOnPodConditionsPattern[!]
batch.v1.SuccessPolicy rules:batch.v1.SuccessPolicyRule[!]
batch.v1.UncountedTerminatedPods failed:[=] succeeded:[=]
certificates.v1.CertificateSigningRequest=certificates.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:certificates.v1.CertificateSigningRequestSpec
certificates.v1.CertificateSigningRequestSpec extra:{[]} groups:[!] usages:[!]
coordination.v1.Lease=coordination.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:coordination.v1.LeaseSpec
core.v1.Affinity nodeAffinity:core.v1.NodeAffinity podAffinity:core.v1.PodAffinity podAntiAffinity:core.v1.PodAntiAffinity
core.v1.Binding=v1 metadata:meta.v1.ObjectMeta target:core.v1.ObjectReference
core.v1.CSIPersistentVolumeSource controllerExpandSecretRef:core.v1.SecretReference controllerPublishSecretRef:core.v1.SecretReference nodeExpandSecretRef:core.v1.SecretReference nodePublishSecretRef:core.v1.SecretReference nodeStageSecretRef:core.v1.SecretReference
core.v1.CSIVolumeSource nodePublishSecretRef:core.v1.LocalObjectReference
core.v1.Capabilities add:[!] drop:[!]
core.v1.CephFSPersistentVolumeSource monitors:[!] secretRef:core.v1.SecretReference
core.v1.CephFSVolumeSource monitors:[!] secretRef:core.v1.LocalObjectReference
core.v1.CinderPersistentVolumeSource secretRef:core.v1.SecretReference
core.v1.CinderVolumeSource secretRef:core.v1.LocalObjectReference
core.v1.ClusterTrustBundleProjection labelSelector:meta.v1.LabelSelector
core.v1.ConfigMap=v1 metadata:meta.v1.ObjectMeta
core.v1.ConfigMapProjection items:core.v1.KeyToPath[!]
core.v1.ConfigMapVolumeSource items:core.v1.KeyToPath[!]
core.v1.Container args:[!] command:[!] env:core.v1.EnvVar[name] envFrom:core.v1.EnvFromSource[!] lifecycle:core.v1.Lifecycle livenessProbe:core.v1.Probe ports:core.v1.ContainerPort[containerPort,protocol] readinessProbe:core.v1.Probe resizePolicy:core.v1.ContainerResizePolicy[!] resources:core.v1.ResourceRequirements restartPolicyRules:core.v1.ContainerRestartRule[!] securityContext:core.v1.SecurityContext startupProbe:core.v1.Probe volumeDevices:core.v1.VolumeDevice[devicePath] volumeMounts:core.v1.VolumeMount[mountPath]
core.v1.ContainerImage names:[!]
core.v1.ContainerRestartRule exitCodes:core.v1.ContainerRestartRuleOnExitCodes
core.v1.ContainerRestartRuleOnExitCodes values:[=]
core.v1.ContainerState running:core.v1.ContainerStateRunning terminated:core.v1.ContainerStateTerminated waiting:core.v1.ContainerStateWaiting
core.v1.ContainerUser linux:core.v1.LinuxContainerUser
core.v1.DownwardAPIProjection items:core.v1.DownwardAPIVolumeFile[!]
core.v1.DownwardAPIVolumeFile fieldRef:core.v1.ObjectFieldSelector resourceFieldRef:core.v1.ResourceFieldSelector
core.v1.DownwardAPIVolumeSource items:core.v1.DownwardAPIVolumeFile[!]
core.v1.EmptyDirVolumeSource sizeLimit:Quantity
core.v1.EndpointAddress targetRef:core.v1.ObjectReference
core.v1.EndpointSubset addresses:core.v1.EndpointAddress[!] notReadyAddresses:core.v1.EndpointAddress[!] ports:core.v1.EndpointPort[!]
core.v1.Endpoints=v1 metadata:meta.v1.ObjectMeta subsets:core.v1.EndpointSubset[!]
core.v1.EnvFromSource configMapRef:core.v1.ConfigMapEnvSource secretRef:core.v1.SecretEnvSource
core.v1.EnvVar valueFrom:core.v1.EnvVarSource
core.v1.EnvVarSource configMapKeyRef:core.v1.ConfigMapKeySelector fieldRef:core.v1.ObjectFieldSelector fileKeyRef:core.v1.FileKeySelector resourceFieldRef:core.v1.ResourceFieldSelector secretKeyRef:core.v1.SecretKeySelector
core.v1.EphemeralContainer args:[!] command:[!] env:core.v1.EnvVar[name] envFrom:core.v1.EnvFromSource[!] lifecycle:core.v1.Lifecycle livenessProbe:core.v1.Probe ports:core.v1.ContainerPort[containerPort,protocol] readinessProbe:core.v1.Probe resizePolicy:core.v1.ContainerResizePolicy[!] resources:core.v1.ResourceRequirements restartPolicyRules:core.v1.ContainerRestartRule[!] securityContext:core.v1.SecurityContext startupProbe:core.v1.Probe volumeDevices:core.v1.VolumeDevice[devicePath] volumeMounts:core.v1.VolumeMount[mountPath]
core.v1.EphemeralVolumeSource volumeClaimTemplate:core.v1.PersistentVolumeClaimTemplate
core.v1.Event=v1 involvedObject:core.v1.ObjectReference metadata:meta.v1.ObjectMeta related:core.v1.ObjectReference series:core.v1.EventSeries source:core.v1.EventSource
core.v1.ExecAction command:[!]
core.v1.FCVolumeSource targetWWNs:[!] wwids:[!]
core.v1.FlexPersistentVolumeSource secretRef:core.v1.SecretReference
core.v1.FlexVolumeSource secretRef:core.v1.LocalObjectReference
core.v1.HTTPGetAction httpHeaders:core.v1.HTTPHeader[!]
core.v1.HostAlias hostnames:[!]
core.v1.ISCSIPersistentVolumeSource portals:[!] secretRef:core.v1.SecretReference
core.v1.ISCSIVolumeSource portals:[!] secretRef:core.v1.LocalObjectReference
core.v1.Lifecycle postStart:core.v1.LifecycleHandler preStop:core.v1.LifecycleHandler
core.v1.LifecycleHandler exec:core.v1.ExecAction httpGet:core.v1.HTTPGetAction sleep:core.v1.SleepAction tcpSocket:core.v1.TCPSocketAction
core.v1.LimitRange=v1 metadata:meta.v1.ObjectMeta spec:core.v1.LimitRangeSpec
core.v1.LimitRangeItem default:{Quantity} defaultRequest:{Quantity} max:{Quantity} maxLimitRequestRatio:{Quantity} min:{Quantity}
core.v1.LimitRangeSpec limits:core.v1.LimitRangeItem[!]
core.v1.LinuxContainerUser supplementalGroups:[!]
core.v1.LoadBalancerIngress ports:core.v1.PortStatus[!]
core.v1.Namespace=v1 metadata:meta.v1.ObjectMeta spec:core.v1.NamespaceSpec
core.v1.NamespaceSpec finalizers:[!]
core.v1.Node=v1 metadata:meta.v1.ObjectMeta spec:core.v1.NodeSpec
core.v1.NodeAffinity preferredDuringSchedulingIgnoredDuringExecution:core.v1.PreferredSchedulingTerm[!] requiredDuringSchedulingIgnoredDuringExecution:core.v1.NodeSelector
core.v1.NodeConfigSource configMap:core.v1.ConfigMapNodeConfigSource
core.v1.NodeDaemonEndpoints kubeletEndpoint:core.v1.DaemonEndpoint
core.v1.NodeRuntimeHandler features:core.v1.NodeRuntimeHandlerFeatures
core.v1.NodeSelector nodeSelectorTerms:core.v1.NodeSelectorTerm[!]
core.v1.NodeSelectorRequirement values:[!]
core.v1.NodeSelectorTerm matchExpressions:core.v1.NodeSelectorRequirement[!] matchFields:core.v1.NodeSelectorRequirement[!]
core.v1.NodeSpec configSource:core.v1.NodeConfigSource podCIDRs:[=] taints:core.v1.Taint[!]
core.v1.NodeSystemInfo swap:core.v1.NodeSwapStatus
core.v1.PersistentVolume=v1 metadata:meta.v1.ObjectMeta spec:core.v1.PersistentVolumeSpec
core.v1.PersistentVolumeClaim=v1 metadata:meta.v1.ObjectMeta spec:core.v1.PersistentVolumeClaimSpec
core.v1.PersistentVolumeClaimSpec accessModes:[!] dataSource:core.v1.TypedLocalObjectReference dataSourceRef:core.v1.TypedObjectReference resources:core.v1.VolumeResourceRequirements selector:meta.v1.LabelSelector
core.v1.PersistentVolumeClaimTemplate metadata:meta.v1.ObjectMeta spec:core.v1.PersistentVolumeClaimSpec
core.v1.PersistentVolumeSpec accessModes:[!] awsElasticBlockStore:core.v1.AWSElasticBlockStoreVolumeSource azureDisk:core.v1.AzureDiskVolumeSource azureFile:core.v1.AzureFilePersistentVolumeSource capacity:{Quantity} cephfs:core.v1.CephFSPersistentVolumeSource cinder:core.v1.CinderPersistentVolumeSource claimRef:core.v1.ObjectReference csi:core.v1.CSIPersistentVolumeSource fc:core.v1.FCVolumeSource flexVolume:core.v1.FlexPersistentVolumeSource flocker:core.v1.FlockerVolumeSource gcePersistentDisk:core.v1.GCEPersistentDiskVolumeSource glusterfs:core.v1.GlusterfsPersistentVolumeSource hostPath:core.v1.HostPathVolumeSource iscsi:core.v1.ISCSIPersistentVolumeSource local:core.v1.LocalVolumeSource mountOptions:[!] nfs:core.v1.NFSVolumeSource nodeAffinity:core.v1.VolumeNodeAffinity photonPersistentDisk:core.v1.PhotonPersistentDiskVolumeSource portworxVolume:core.v1.PortworxVolumeSource quobyte:core.v1.QuobyteVolumeSource rbd:core.v1.RBDPersistentVolumeSource scaleIO:core.v1.ScaleIOPersistentVolumeSource storageos:core.v1.StorageOSPersistentVolumeSource vsphereVolume:core.v1.VsphereVirtualDiskVolumeSource
core.v1.Pod=v1 metadata:meta.v1.ObjectMeta spec:core.v1.PodSpec
core.v1.PodAffinity preferredDuringSchedulingIgnoredDuringExecution:core.v1.WeightedPodAffinityTerm[!] requiredDuringSchedulingIgnoredDuringExecution:core.v1.PodAffinityTerm[!]
core.v1.PodAffinityTerm labelSelector:meta.v1.LabelSelector matchLabelKeys:[!] mismatchLabelKeys:[!] namespaceSelector:meta.v1.LabelSelector namespaces:[!]
core.v1.PodAntiAffinity preferredDuringSchedulingIgnoredDuringExecution:core.v1.WeightedPodAffinityTerm[!] requiredDuringSchedulingIgnoredDuringExecution:core.v1.PodAffinityTerm[!]
core.v1.PodDNSConfig nameservers:[!] options:core.v1.PodDNSConfigOption[!] searches:[!]
core.v1.PodSecurityContext appArmorProfile:core.v1.AppArmorProfile seLinuxOptions:core.v1.SELinuxOptions seccompProfile:core.v1.SeccompProfile supplementalGroups:[!] sysctls:core.v1.Sysctl[!] windowsOptions:core.v1.WindowsSecurityContextOptions
core.v1.PodSpec affinity:core.v1.Affinity containers:core.v1.Container[name] dnsConfig:core.v1.PodDNSConfig ephemeralContainers:core.v1.EphemeralContainer[name] hostAliases:core.v1.HostAlias[ip] imagePullSecrets:core.v1.LocalObjectReference[name] initContainers:core.v1.Container[name] os:core.v1.PodOS overhead:{Quantity} readinessGates:core.v1.PodReadinessGate[!] resourceClaims:core.v1.PodResourceClaim[name] resources:core.v1.ResourceRequirements schedulingGates:core.v1.PodSchedulingGate[name] securityContext:core.v1.PodSecurityContext tolerations:core.v1.Toleration[!] topologySpreadConstraints:core.v1.TopologySpreadConstraint[topologyKey,whenUnsatisfiable] volumes:core.v1.Volume[name]
core.v1.PodTemplate=v1 metadata:meta.v1.ObjectMeta template:core.v1.PodTemplateSpec
core.v1.PodTemplateSpec metadata:meta.v1.ObjectMeta spec:core.v1.PodSpec
core.v1.PreferredSchedulingTerm preference:core.v1.NodeSelectorTerm
core.v1.Probe exec:core.v1.ExecAction grpc:core.v1.GRPCAction httpGet:core.v1.HTTPGetAction tcpSocket:core.v1.TCPSocketAction
core.v1.ProjectedVolumeSource sources:core.v1.VolumeProjection[!]
core.v1.RBDPersistentVolumeSource monitors:[!] secretRef:core.v1.SecretReference
core.v1.RBDVolumeSource monitors:[!] secretRef:core.v1.LocalObjectReference
core.v1.ReplicationController=v1 metadata:meta.v1.ObjectMeta spec:core.v1.ReplicationControllerSpec
core.v1.ReplicationControllerSpec template:core.v1.PodTemplateSpec
core.v1.ResourceFieldSelector divisor:Quantity
core.v1.ResourceQuota=v1 metadata:meta.v1.ObjectMeta spec:core.v1.ResourceQuotaSpec
core.v1.ResourceQuotaSpec hard:{Quantity} scopeSelector:core.v1.ScopeSelector scopes:[!]
core.v1.ResourceRequirements claims:core.v1.ResourceClaim[name] limits:{Quantity} requests:{Quantity}
core.v1.ScaleIOPersistentVolumeSource secretRef:core.v1.SecretReference
core.v1.ScaleIOVolumeSource secretRef:core.v1.LocalObjectReference
core.v1.ScopeSelector matchExpressions:core.v1.ScopedResourceSelectorRequirement[!]
core.v1.ScopedResourceSelectorRequirement values:[!]
core.v1.Secret=v1 metadata:meta.v1.ObjectMeta
core.v1.SecretProjection items:core.v1.KeyToPath[!]
core.v1.SecretVolumeSource items:core.v1.KeyToPath[!]
core.v1.SecurityContext appArmorProfile:core.v1.AppArmorProfile capabilities:core.v1.Capabilities seLinuxOptions:core.v1.SELinuxOptions seccompProfile:core.v1.SeccompProfile windowsOptions:core.v1.WindowsSecurityContextOptions
core.v1.Service=v1 metadata:meta.v1.ObjectMeta spec:core.v1.ServiceSpec
core.v1.ServiceAccount=v1 imagePullSecrets:core.v1.LocalObjectReference[!] metadata:meta.v1.ObjectMeta secrets:core.v1.ObjectReference[name]
core.v1.ServiceSpec clusterIPs:[!] externalIPs:[!] ipFamilies:[!] loadBalancerSourceRanges:[!] ports:core.v1.ServicePort[port,protocol] sessionAffinityConfig:core.v1.SessionAffinityConfig
core.v1.SessionAffinityConfig clientIP:core.v1.ClientIPConfig
core.v1.StorageOSPersistentVolumeSource secretRef:core.v1.ObjectReference
core.v1.StorageOSVolumeSource secretRef:core.v1.LocalObjectReference
core.v1.TopologySelectorLabelRequirement values:[!]
core.v1.TopologySelectorTerm matchLabelExpressions:core.v1.TopologySelectorLabelRequirement[!]
core.v1.TopologySpreadConstraint labelSelector:meta.v1.LabelSelector matchLabelKeys:[!]
core.v1.Volume awsElasticBlockStore:core.v1.AWSElasticBlockStoreVolumeSource azureDisk:core.v1.AzureDiskVolumeSource azureFile:core.v1.AzureFileVolumeSource cephfs:core.v1.CephFSVolumeSource cinder:core.v1.CinderVolumeSource configMap:core.v1.ConfigMapVolumeSource csi:core.v1.CSIVolumeSource downwardAPI:core.v1.DownwardAPIVolumeSource emptyDir:core.v1.EmptyDirVolumeSource ephemeral:core.v1.EphemeralVolumeSource fc:core.v1.FCVolumeSource flexVolume:core.v1.FlexVolumeSource flocker:core.v1.FlockerVolumeSource gcePersistentDisk:core.v1.GCEPersistentDiskVolumeSource gitRepo:core.v1.GitRepoVolumeSource glusterfs:core.v1.GlusterfsVolumeSource hostPath:core.v1.HostPathVolumeSource image:core.v1.ImageVolumeSource iscsi:core.v1.ISCSIVolumeSource nfs:core.v1.NFSVolumeSource persistentVolumeClaim:core.v1.PersistentVolumeClaimVolumeSource photonPersistentDisk:core.v1.PhotonPersistentDiskVolumeSource portworxVolume:core.v1.PortworxVolumeSource projected:core.v1.ProjectedVolumeSource quobyte:core.v1.QuobyteVolumeSource rbd:core.v1.RBDVolumeSource scaleIO:core.v1.ScaleIOVolumeSource secret:core.v1.SecretVolumeSource storageos:core.v1.StorageOSVolumeSource vsphereVolume:core.v1.VsphereVirtualDiskVolumeSource
core.v1.VolumeNodeAffinity required:core.v1.NodeSelector
core.v1.VolumeProjection clusterTrustBundle:core.v1.ClusterTrustBundleProjection configMap:core.v1.ConfigMapProjection downwardAPI:core.v1.DownwardAPIProjection podCertificate:core.v1.PodCertificateProjection secret:core.v1.SecretProjection serviceAccountToken:core.v1.ServiceAccountTokenProjection
core.v1.VolumeResourceRequirements limits:{Quantity} requests:{Quantity}
core.v1.WeightedPodAffinityTerm podAffinityTerm:core.v1.PodAffinityTerm
discovery.v1.Endpoint addresses:[=] conditions:discovery.v1.EndpointConditions hints:discovery.v1.EndpointHints targetRef:core.v1.ObjectReference
discovery.v1.EndpointHints forNodes:discovery.v1.ForNode[!] forZones:discovery.v1.ForZone[!]
discovery.v1.EndpointSlice=discovery.k8s.io/v1 endpoints:discovery.v1.Endpoint[!] metadata:meta.v1.ObjectMeta ports:discovery.v1.EndpointPort[!]
events.v1.Event=events.k8s.io/v1 deprecatedSource:core.v1.EventSource metadata:meta.v1.ObjectMeta regarding:core.v1.ObjectReference related:core.v1.ObjectReference series:events.v1.EventSeries
flowcontrol.v1.FlowSchema=flowcontrol.apiserver.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:flowcontrol.v1.FlowSchemaSpec
flowcontrol.v1.FlowSchemaSpec distinguisherMethod:flowcontrol.v1.FlowDistinguisherMethod priorityLevelConfiguration:flowcontrol.v1.PriorityLevelConfigurationReference rules:flowcontrol.v1.PolicyRulesWithSubjects[!]
flowcontrol.v1.LimitResponse queuing:flowcontrol.v1.QueuingConfiguration
flowcontrol.v1.LimitedPriorityLevelConfiguration limitResponse:flowcontrol.v1.LimitResponse
flowcontrol.v1.NonResourcePolicyRule nonResourceURLs:[=] verbs:[=]
flowcontrol.v1.PolicyRulesWithSubjects nonResourceRules:flowcontrol.v1.NonResourcePolicyRule[!] resourceRules:flowcontrol.v1.ResourcePolicyRule[!] subjects:flowcontrol.v1.Subject[!]
flowcontrol.v1.PriorityLevelConfiguration=flowcontrol.apiserver.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:flowcontrol.v1.PriorityLevelConfigurationSpec
flowcontrol.v1.PriorityLevelConfigurationSpec exempt:flowcontrol.v1.ExemptPriorityLevelConfiguration limited:flowcontrol.v1.LimitedPriorityLevelConfiguration
flowcontrol.v1.ResourcePolicyRule apiGroups:[=] namespaces:[=] resources:[=] verbs:[=]
flowcontrol.v1.Subject group:flowcontrol.v1.GroupSubject serviceAccount:flowcontrol.v1.ServiceAccountSubject user:flowcontrol.v1.UserSubject
meta.v1.APIGroup=v1 preferredVersion:meta.v1.GroupVersionForDiscovery serverAddressByClientCIDRs:meta.v1.ServerAddressByClientCIDR[!] versions:meta.v1.GroupVersionForDiscovery[!]
meta.v1.APIResource categories:[!] shortNames:[!] verbs:[]
meta.v1.APIVersions=v1 serverAddressByClientCIDRs:meta.v1.ServerAddressByClientCIDR[!] versions:[!]
meta.v1.DeleteOptions dryRun:[!] preconditions:meta.v1.Preconditions
meta.v1.FieldSelectorRequirement values:[!]
meta.v1.LabelSelector matchExpressions:meta.v1.LabelSelectorRequirement[!]
meta.v1.LabelSelectorRequirement values:[!]
meta.v1.ObjectMeta finalizers:[=] managedFields:meta.v1.ManagedFieldsEntry[!] ownerReferences:meta.v1.OwnerReference[uid]
meta.v1.StatusDetails causes:meta.v1.StatusCause[!]
networking.v1.HTTPIngressPath backend:networking.v1.IngressBackend
networking.v1.HTTPIngressRuleValue paths:networking.v1.HTTPIngressPath[!]
networking.v1.IPAddress=networking.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:networking.v1.IPAddressSpec
networking.v1.IPAddressSpec parentRef:networking.v1.ParentReference
networking.v1.IPBlock except:[!]
networking.v1.Ingress=networking.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:networking.v1.IngressSpec
networking.v1.IngressBackend resource:core.v1.TypedLocalObjectReference service:networking.v1.IngressServiceBackend
networking.v1.IngressClass=networking.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:networking.v1.IngressClassSpec
networking.v1.IngressClassSpec parameters:networking.v1.IngressClassParametersReference
networking.v1.IngressLoadBalancerIngress ports:networking.v1.IngressPortStatus[!]
networking.v1.IngressRule http:networking.v1.HTTPIngressRuleValue
networking.v1.IngressServiceBackend port:networking.v1.ServiceBackendPort
networking.v1.IngressSpec defaultBackend:networking.v1.IngressBackend rules:networking.v1.IngressRule[!] tls:networking.v1.IngressTLS[!]
networking.v1.IngressTLS hosts:[!]
networking.v1.NetworkPolicy=networking.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:networking.v1.NetworkPolicySpec
networking.v1.NetworkPolicyEgressRule ports:networking.v1.NetworkPolicyPort[!] to:networking.v1.NetworkPolicyPeer[!]
networking.v1.NetworkPolicyIngressRule from:networking.v1.NetworkPolicyPeer[!] ports:networking.v1.NetworkPolicyPort[!]
networking.v1.NetworkPolicyPeer ipBlock:networking.v1.IPBlock namespaceSelector:meta.v1.LabelSelector podSelector:meta.v1.LabelSelector
networking.v1.NetworkPolicySpec egress:networking.v1.NetworkPolicyEgressRule[!] ingress:networking.v1.NetworkPolicyIngressRule[!] podSelector:meta.v1.LabelSelector policyTypes:[!]
networking.v1.ServiceCIDR=networking.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:networking.v1.ServiceCIDRSpec
networking.v1.ServiceCIDRSpec cidrs:[!]
node.v1.Overhead podFixed:{Quantity}
node.v1.RuntimeClass=node.k8s.io/v1 metadata:meta.v1.ObjectMeta overhead:node.v1.Overhead scheduling:node.v1.Scheduling
node.v1.Scheduling tolerations:core.v1.Toleration[!]
policy.v1.Eviction=policy/v1 deleteOptions:meta.v1.DeleteOptions metadata:meta.v1.ObjectMeta
policy.v1.PodDisruptionBudget=policy/v1 metadata:meta.v1.ObjectMeta spec:policy.v1.PodDisruptionBudgetSpec
policy.v1.PodDisruptionBudgetSpec selector:meta.v1.LabelSelector
rbac.v1.AggregationRule clusterRoleSelectors:meta.v1.LabelSelector[!]
rbac.v1.ClusterRole=rbac.authorization.k8s.io/v1 aggregationRule:rbac.v1.AggregationRule metadata:meta.v1.ObjectMeta rules:rbac.v1.PolicyRule[!]
rbac.v1.ClusterRoleBinding=rbac.authorization.k8s.io/v1 metadata:meta.v1.ObjectMeta roleRef:rbac.v1.RoleRef subjects:rbac.v1.Subject[!]
rbac.v1.PolicyRule apiGroups:[!] nonResourceURLs:[!] resourceNames:[!] resources:[!] verbs:[!]
rbac.v1.Role=rbac.authorization.k8s.io/v1 metadata:meta.v1.ObjectMeta rules:rbac.v1.PolicyRule[!]
rbac.v1.RoleBinding=rbac.authorization.k8s.io/v1 metadata:meta.v1.ObjectMeta roleRef:rbac.v1.RoleRef subjects:rbac.v1.Subject[!]
resource.v1.AllocationResult devices:resource.v1.DeviceAllocationResult nodeSelector:core.v1.NodeSelector
resource.v1.CapacityRequestPolicy default:Quantity validRange:resource.v1.CapacityRequestPolicyRange validValues:Quantity[!]
resource.v1.CapacityRequestPolicyRange max:Quantity min:Quantity step:Quantity
resource.v1.CapacityRequirements requests:{Quantity}
resource.v1.Counter value:Quantity
resource.v1.CounterSet counters:{resource.v1.Counter}
resource.v1.Device attributes:{resource.v1.DeviceAttribute} bindingConditions:[!] bindingFailureConditions:[!] capacity:{resource.v1.DeviceCapacity} consumesCounters:resource.v1.DeviceCounterConsumption[!] nodeSelector:core.v1.NodeSelector taints:resource.v1.DeviceTaint[!]
resource.v1.DeviceAllocationConfiguration opaque:resource.v1.OpaqueDeviceConfiguration requests:[!]
resource.v1.DeviceAllocationResult config:resource.v1.DeviceAllocationConfiguration[!] results:resource.v1.DeviceRequestAllocationResult[!]
resource.v1.DeviceCapacity requestPolicy:resource.v1.CapacityRequestPolicy value:Quantity
resource.v1.DeviceClaim config:resource.v1.DeviceClaimConfiguration[!] constraints:resource.v1.DeviceConstraint[!] requests:resource.v1.DeviceRequest[!]
resource.v1.DeviceClaimConfiguration opaque:resource.v1.OpaqueDeviceConfiguration requests:[!]
resource.v1.DeviceClass=resource.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:resource.v1.DeviceClassSpec
resource.v1.DeviceClassConfiguration opaque:resource.v1.OpaqueDeviceConfiguration
resource.v1.DeviceClassSpec config:resource.v1.DeviceClassConfiguration[!] selectors:resource.v1.DeviceSelector[!]
resource.v1.DeviceConstraint requests:[!]
resource.v1.DeviceCounterConsumption counters:{resource.v1.Counter}
resource.v1.DeviceRequest exactly:resource.v1.ExactDeviceRequest firstAvailable:resource.v1.DeviceSubRequest[!]
resource.v1.DeviceRequestAllocationResult bindingConditions:[!] bindingFailureConditions:[!] consumedCapacity:{Quantity} tolerations:resource.v1.DeviceToleration[!]
resource.v1.DeviceSelector cel:resource.v1.CELDeviceSelector
resource.v1.DeviceSubRequest capacity:resource.v1.CapacityRequirements selectors:resource.v1.DeviceSelector[!] tolerations:resource.v1.DeviceToleration[!]
resource.v1.ExactDeviceRequest capacity:resource.v1.CapacityRequirements selectors:resource.v1.DeviceSelector[!] tolerations:resource.v1.DeviceToleration[!]
resource.v1.NetworkDeviceData ips:[!]
resource.v1.ResourceClaim=resource.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:resource.v1.ResourceClaimSpec
resource.v1.ResourceClaimSpec devices:resource.v1.DeviceClaim
resource.v1.ResourceClaimTemplate=resource.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:resource.v1.ResourceClaimTemplateSpec
resource.v1.ResourceClaimTemplateSpec metadata:meta.v1.ObjectMeta spec:resource.v1.ResourceClaimSpec
resource.v1.ResourceSlice=resource.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:resource.v1.ResourceSliceSpec
resource.v1.ResourceSliceSpec devices:resource.v1.Device[!] nodeSelector:core.v1.NodeSelector pool:resource.v1.ResourcePool sharedCounters:resource.v1.CounterSet[!]
scheduling.v1.PriorityClass=scheduling.k8s.io/v1 metadata:meta.v1.ObjectMeta
storage.v1.CSIDriver=storage.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:storage.v1.CSIDriverSpec
storage.v1.CSIDriverSpec tokenRequests:storage.v1.TokenRequest[!] volumeLifecycleModes:[=]
storage.v1.CSINode=storage.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:storage.v1.CSINodeSpec
storage.v1.CSINodeDriver allocatable:storage.v1.VolumeNodeResources topologyKeys:[!]
storage.v1.CSINodeSpec drivers:storage.v1.CSINodeDriver[name]
storage.v1.CSIStorageCapacity=storage.k8s.io/v1 capacity:Quantity maximumVolumeSize:Quantity metadata:meta.v1.ObjectMeta nodeTopology:meta.v1.LabelSelector
storage.v1.StorageClass=storage.k8s.io/v1 allowedTopologies:core.v1.TopologySelectorTerm[!] metadata:meta.v1.ObjectMeta mountOptions:[!]
storage.v1.VolumeAttachment=storage.k8s.io/v1 metadata:meta.v1.ObjectMeta spec:storage.v1.VolumeAttachmentSpec
storage.v1.VolumeAttachmentSource inlineVolumeSpec:core.v1.PersistentVolumeSpec
storage.v1.VolumeAttachmentSpec source:storage.v1.VolumeAttachmentSource
storage.v1.VolumeAttributesClass=storage.k8s.io/v1 metadata:meta.v1.ObjectMeta`,
};
