import type { Metadata, PodTemplate } from './pod';

/** Kubernetes objects by apiVersion and kind: the fields that rules read. */
export interface KubernetesDocuments {
  readonly 'v1/Pod': PodTemplate;
  readonly 'v1/Namespace': KubernetesObject;
  readonly 'v1/Service': Service;
  readonly 'v1/ServiceAccount': ServiceAccount;
  readonly 'v1/ConfigMap': KubernetesObject & { readonly data?: Readonly<Record<string, string>> };
  readonly 'v1/Secret': KubernetesObject & {
    readonly data?: Readonly<Record<string, string>>;
    readonly stringData?: Readonly<Record<string, string>>;
  };
  readonly 'v1/PersistentVolumeClaim': KubernetesObject & { readonly spec?: { readonly storageClassName?: string } };
  readonly 'apps/v1/Deployment': Deployment;
  readonly 'apps/v1/StatefulSet': StatefulSet;
  readonly 'apps/v1/DaemonSet': Controller;
  readonly 'apps/v1/ReplicaSet': ReplicaSet;
  readonly 'batch/v1/Job': Job;
  readonly 'batch/v1/CronJob': CronJob;
  readonly 'policy/v1/PodDisruptionBudget': PodDisruptionBudget;
  readonly 'autoscaling/v2/HorizontalPodAutoscaler': HorizontalPodAutoscaler;
  readonly 'networking.k8s.io/v1/Ingress': Ingress;
  readonly 'networking.k8s.io/v1/NetworkPolicy': NetworkPolicy;
  readonly 'rbac.authorization.k8s.io/v1/Role': Role;
  readonly 'rbac.authorization.k8s.io/v1/ClusterRole': Role;
  readonly 'rbac.authorization.k8s.io/v1/RoleBinding': RoleBinding;
  readonly 'rbac.authorization.k8s.io/v1/ClusterRoleBinding': RoleBinding;
}

/** What every object has. */
export interface KubernetesObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: Metadata;
}

export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly LabelRequirement[];
}

export interface LabelRequirement {
  readonly key?: string;
  readonly operator?: string;
  readonly values?: readonly string[];
}

/** What makes pods and keeps them. */
export interface Controller extends KubernetesObject {
  readonly spec?: { readonly selector?: LabelSelector; readonly template?: PodTemplate };
}

export interface ReplicaSet extends KubernetesObject {
  readonly spec?: Controller['spec'] & { readonly replicas?: number };
}

export interface Deployment extends KubernetesObject {
  readonly spec?: Controller['spec'] & {
    readonly replicas?: number;
    readonly strategy?: {
      readonly type?: string;
      readonly rollingUpdate?: { readonly maxUnavailable?: number | string; readonly maxSurge?: number | string };
    };
  };
}

export interface StatefulSet extends KubernetesObject {
  readonly spec?: Controller['spec'] & { readonly replicas?: number; readonly updateStrategy?: { readonly type?: string } };
}

export interface Job extends KubernetesObject {
  readonly spec?: { readonly template?: PodTemplate; readonly ttlSecondsAfterFinished?: number; readonly suspend?: boolean };
}

export interface CronJob extends KubernetesObject {
  readonly spec?: { readonly jobTemplate?: { readonly spec?: Job['spec'] }; readonly suspend?: boolean };
}

export interface Service extends KubernetesObject {
  readonly spec?: {
    readonly type?: string;
    readonly selector?: Readonly<Record<string, string>>;
    readonly externalIPs?: readonly string[];
    readonly ports?: readonly {
      readonly name?: string;
      readonly port?: number;
      readonly targetPort?: number | string;
      readonly protocol?: string;
    }[];
  };
}

export interface ServiceAccount extends KubernetesObject {
  readonly automountServiceAccountToken?: boolean;
}

export interface PodDisruptionBudget extends KubernetesObject {
  readonly spec?: {
    readonly minAvailable?: number | string;
    readonly maxUnavailable?: number | string;
    readonly selector?: LabelSelector;
    readonly unhealthyPodEvictionPolicy?: string;
  };
}

export interface HorizontalPodAutoscaler extends KubernetesObject {
  readonly spec?: {
    readonly scaleTargetRef?: { readonly apiVersion?: string; readonly kind?: string; readonly name?: string };
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly metrics?: readonly {
      readonly type?: string;
      readonly resource?: { readonly name?: string; readonly target?: { readonly type?: string } };
    }[];
  };
}

export interface IngressBackend {
  readonly service?: { readonly name?: string; readonly port?: { readonly number?: number; readonly name?: string } };
}

export interface Ingress extends KubernetesObject {
  readonly spec?: {
    readonly defaultBackend?: IngressBackend;
    readonly tls?: readonly { readonly hosts?: readonly string[]; readonly secretName?: string }[];
    readonly rules?: readonly {
      readonly host?: string;
      readonly http?: { readonly paths?: readonly { readonly backend?: IngressBackend }[] };
    }[];
  };
}

export interface NetworkPolicyPeer {
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly ipBlock?: { readonly cidr?: string };
}

export interface NetworkPolicyPort {
  readonly port?: number | string;
  readonly protocol?: string;
  readonly endPort?: number;
}

export interface NetworkPolicy extends KubernetesObject {
  readonly spec?: {
    readonly podSelector?: LabelSelector;
    readonly policyTypes?: readonly string[];
    readonly ingress?: readonly { readonly from?: readonly NetworkPolicyPeer[]; readonly ports?: readonly NetworkPolicyPort[] }[];
    readonly egress?: readonly { readonly to?: readonly NetworkPolicyPeer[]; readonly ports?: readonly NetworkPolicyPort[] }[];
  };
}

export interface Role extends KubernetesObject {
  readonly rules?: readonly RoleRule[];
}

export interface RoleRule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly verbs?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
}

export interface RoleBinding extends KubernetesObject {
  readonly roleRef?: { readonly kind?: string; readonly name?: string };
  readonly subjects?: readonly { readonly kind?: string; readonly name?: string; readonly namespace?: string }[];
}
