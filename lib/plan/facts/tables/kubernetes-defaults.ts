// Recorded by `npm run record`.
/** What an API server fills in: `<type> <field> [if <condition>[&<condition>] ]<JSON>`, or `=` and the field that it is copied from. `a` is a field that is stated, `!a` one that is not, `a=b` and `a!=b` its value, `@a` the type and field that hold the object. */
export const kubernetesDefaults = {
  /** Of the engine that was asked. */
  version: '1.34.4',
  text: `admissionregistration.v1.MatchResources matchPolicy "Equivalent"
admissionregistration.v1.MatchResources namespaceSelector {}
admissionregistration.v1.MatchResources objectSelector {}
admissionregistration.v1.NamedRuleWithOperations scope "*"
admissionregistration.v1.ValidatingAdmissionPolicySpec failurePolicy "Fail"
apps.v1.DaemonSetSpec revisionHistoryLimit 10
apps.v1.DaemonSetSpec updateStrategy {"rollingUpdate":{"maxSurge":0,"maxUnavailable":1},"type":"RollingUpdate"}
apps.v1.DaemonSetUpdateStrategy rollingUpdate if type!=OnDelete {"maxSurge":0,"maxUnavailable":1}
apps.v1.DaemonSetUpdateStrategy type "RollingUpdate"
apps.v1.DeploymentSpec progressDeadlineSeconds 600
apps.v1.DeploymentSpec replicas 1
apps.v1.DeploymentSpec revisionHistoryLimit 10
apps.v1.DeploymentSpec strategy {"rollingUpdate":{"maxSurge":"25%","maxUnavailable":"25%"},"type":"RollingUpdate"}
apps.v1.DeploymentStrategy rollingUpdate if type!=Recreate {"maxSurge":"25%","maxUnavailable":"25%"}
apps.v1.DeploymentStrategy type "RollingUpdate"
apps.v1.ReplicaSetSpec replicas 1
apps.v1.RollingUpdateDaemonSet maxSurge 0
apps.v1.RollingUpdateDeployment maxSurge "25%"
apps.v1.RollingUpdateDeployment maxUnavailable "25%"
apps.v1.RollingUpdateStatefulSetStrategy partition 0
apps.v1.StatefulSetOrdinals start 0
apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted "Retain"
apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy whenScaled "Retain"
apps.v1.StatefulSetSpec persistentVolumeClaimRetentionPolicy {"whenDeleted":"Retain","whenScaled":"Retain"}
apps.v1.StatefulSetSpec podManagementPolicy "OrderedReady"
apps.v1.StatefulSetSpec replicas 1
apps.v1.StatefulSetSpec revisionHistoryLimit 10
apps.v1.StatefulSetSpec updateStrategy {"rollingUpdate":{"partition":0},"type":"RollingUpdate"}
apps.v1.StatefulSetUpdateStrategy rollingUpdate if !type {"partition":0}
apps.v1.StatefulSetUpdateStrategy type "RollingUpdate"
autoscaling.v2.HPAScalingRules policies if @autoscaling.v2.HorizontalPodAutoscalerBehavior.scaleDown [{"periodSeconds":15,"type":"Percent","value":100}]
autoscaling.v2.HPAScalingRules policies if @autoscaling.v2.HorizontalPodAutoscalerBehavior.scaleUp [{"periodSeconds":15,"type":"Pods","value":4},{"periodSeconds":15,"type":"Percent","value":100}]
autoscaling.v2.HPAScalingRules selectPolicy "Max"
autoscaling.v2.HPAScalingRules stabilizationWindowSeconds if @autoscaling.v2.HorizontalPodAutoscalerBehavior.scaleUp 0
autoscaling.v2.HorizontalPodAutoscalerBehavior scaleDown {"policies":[{"periodSeconds":15,"type":"Percent","value":100}],"selectPolicy":"Max"}
autoscaling.v2.HorizontalPodAutoscalerBehavior scaleUp {"policies":[{"periodSeconds":15,"type":"Pods","value":4},{"periodSeconds":15,"type":"Percent","value":100}],"selectPolicy":"Max","stabilizationWindowSeconds":0}
autoscaling.v2.HorizontalPodAutoscalerSpec metrics [{"resource":{"name":"cpu","target":{"averageUtilization":80,"type":"Utilization"}},"type":"Resource"}]
autoscaling.v2.HorizontalPodAutoscalerSpec minReplicas 1
batch.v1.CronJobSpec concurrencyPolicy "Allow"
batch.v1.CronJobSpec failedJobsHistoryLimit 1
batch.v1.CronJobSpec successfulJobsHistoryLimit 3
batch.v1.CronJobSpec suspend false
batch.v1.JobSpec backoffLimit if @batch.v1.Job.spec&!backoffLimitPerIndex 6
batch.v1.JobSpec backoffLimit if backoffLimitPerIndex 2147483647
batch.v1.JobSpec completionMode if @batch.v1.Job.spec "NonIndexed"
batch.v1.JobSpec completions if @batch.v1.Job.spec&!parallelism 1
batch.v1.JobSpec manualSelector if @batch.v1.Job.spec false
batch.v1.JobSpec parallelism if @batch.v1.Job.spec 1
batch.v1.JobSpec podReplacementPolicy if @batch.v1.Job.spec&!podFailurePolicy "TerminatingOrFailed"
batch.v1.JobSpec podReplacementPolicy if podFailurePolicy "Failed"
batch.v1.JobSpec suspend if @batch.v1.Job.spec false
batch.v1.JobTemplateSpec metadata {}
batch.v1.PodFailurePolicyOnPodConditionsPattern status "True"
core.v1.ConfigMapVolumeSource defaultMode 420
core.v1.Container resources {}
core.v1.Container terminationMessagePath "/dev/termination-log"
core.v1.Container terminationMessagePolicy "File"
core.v1.ContainerPort protocol "TCP"
core.v1.DownwardAPIVolumeSource defaultMode 420
core.v1.GRPCAction service ""
core.v1.HTTPGetAction path "/"
core.v1.HTTPGetAction scheme "HTTP"
core.v1.HostPathVolumeSource type ""
core.v1.ISCSIVolumeSource iscsiInterface "default"
core.v1.LimitRangeItem defaultRequest {"cpu":"1"}
core.v1.Namespace spec {"finalizers":["kubernetes"]}
core.v1.ObjectFieldSelector apiVersion "v1"
core.v1.PersistentVolumeClaim apiVersion "v1"
core.v1.PersistentVolumeClaim kind "PersistentVolumeClaim"
core.v1.PersistentVolumeClaimSpec volumeMode "Filesystem"
core.v1.PersistentVolumeClaimTemplate metadata {}
core.v1.PersistentVolumeSpec persistentVolumeReclaimPolicy "Retain"
core.v1.PersistentVolumeSpec volumeMode "Filesystem"
core.v1.PodSpec dnsPolicy "ClusterFirst"
core.v1.PodSpec restartPolicy "Always"
core.v1.PodSpec schedulerName "default-scheduler"
core.v1.PodSpec securityContext {}
core.v1.PodSpec serviceAccount =serviceAccountName
core.v1.PodSpec terminationGracePeriodSeconds 30
core.v1.Probe failureThreshold 3
core.v1.Probe periodSeconds 10
core.v1.Probe successThreshold 1
core.v1.Probe timeoutSeconds 1
core.v1.ProjectedVolumeSource defaultMode 420
core.v1.ResourceFieldSelector divisor "0"
core.v1.Secret type "Opaque"
core.v1.SecretVolumeSource defaultMode 420
core.v1.ServiceAccountTokenProjection expirationSeconds 3600
core.v1.ServicePort protocol "TCP"
core.v1.ServicePort targetPort =port
core.v1.ServiceSpec allocateLoadBalancerNodePorts if type=LoadBalancer true
core.v1.ServiceSpec externalTrafficPolicy if type=NodePort "Cluster"
core.v1.ServiceSpec externalTrafficPolicy if type=LoadBalancer "Cluster"
core.v1.ServiceSpec internalTrafficPolicy if type!=ExternalName "Cluster"
core.v1.ServiceSpec sessionAffinity "None"
core.v1.ServiceSpec sessionAffinityConfig if sessionAffinity=ClientIP {"clientIP":{"timeoutSeconds":10800}}
core.v1.ServiceSpec type "ClusterIP"
networking.v1.IngressClassParametersReference scope "Cluster"
networking.v1.NetworkPolicyPort protocol "TCP"
networking.v1.NetworkPolicySpec policyTypes if !egress ["Ingress"]
networking.v1.NetworkPolicySpec policyTypes if egress ["Ingress","Egress"]
rbac.v1.RoleRef apiGroup "rbac.authorization.k8s.io"
rbac.v1.Subject apiGroup if kind!=ServiceAccount "rbac.authorization.k8s.io"
scheduling.v1.PriorityClass preemptionPolicy "PreemptLowerPriority"
storage.v1.StorageClass reclaimPolicy "Delete"
storage.v1.StorageClass volumeBindingMode "Immediate"`,
};
