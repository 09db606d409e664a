/** A pod, or the template of the pods that something makes. */
export interface PodTemplate {
  readonly metadata?: Metadata;
  readonly spec?: PodSpec;
}

/** What every object has. */
export interface Metadata {
  readonly name?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly ownerReferences?: readonly { readonly kind?: string; readonly name?: string }[];
}

export interface PodSpec {
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly ephemeralContainers?: readonly Container[];
  readonly volumes?: readonly Volume[];
  /** What all containers have together. */
  readonly resources?: { readonly requests?: Amounts; readonly limits?: Amounts };
  readonly hostNetwork?: boolean;
  readonly hostPID?: boolean;
  readonly hostIPC?: boolean;
  readonly hostUsers?: boolean;
  readonly os?: { readonly name?: string };
  readonly securityContext?: PodSecurityContext;
  readonly serviceAccountName?: string;
  readonly serviceAccount?: string;
  readonly automountServiceAccountToken?: boolean;
  readonly affinity?: { readonly podAntiAffinity?: object };
  readonly topologySpreadConstraints?: readonly object[];
}

export interface Container {
  readonly name?: string;
  readonly image?: string;
  readonly env?: readonly EnvVar[];
  readonly envFrom?: readonly { readonly secretRef?: { readonly name?: string } }[];
  readonly ports?: readonly ContainerPort[];
  readonly resources?: { readonly requests?: Amounts; readonly limits?: Amounts };
  readonly securityContext?: ContainerSecurityContext;
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly startupProbe?: Probe;
  readonly lifecycle?: { readonly postStart?: Handler; readonly preStop?: Handler };
  readonly volumeMounts?: readonly { readonly name?: string; readonly mountPath?: string; readonly readOnly?: boolean }[];
}

export interface EnvVar {
  readonly name?: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef?: { readonly name?: string; readonly key?: string } };
}

export interface ContainerPort {
  readonly name?: string;
  readonly containerPort?: number;
  readonly hostPort?: number;
  readonly protocol?: string;
}

/** Quantities of a node's resources. */
export interface Amounts {
  readonly cpu?: string;
  readonly memory?: string;
  readonly 'ephemeral-storage'?: string;
}

export interface Handler {
  readonly httpGet?: { readonly host?: string; readonly port?: number | string; readonly path?: string };
  readonly tcpSocket?: { readonly host?: string; readonly port?: number | string };
  readonly exec?: { readonly command?: readonly string[] };
}

export interface Probe extends Handler {
  /** A probe by gRPC; its port is always a number. */
  readonly grpc?: { readonly port?: number | string; readonly service?: string };
}

export interface SecurityProfile {
  readonly type?: string;
}

export interface SeLinuxOptions {
  readonly type?: string;
  readonly user?: string;
  readonly role?: string;
}

/** What a pod and its containers both may state. */
interface SharedSecurityContext {
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly runAsGroup?: number;
  readonly seLinuxOptions?: SeLinuxOptions;
  readonly appArmorProfile?: SecurityProfile;
  readonly seccompProfile?: SecurityProfile;
  readonly windowsOptions?: { readonly hostProcess?: boolean };
}

export interface PodSecurityContext extends SharedSecurityContext {
  readonly fsGroup?: number;
  readonly supplementalGroups?: readonly number[];
  readonly sysctls?: readonly { readonly name?: string }[];
}

export interface ContainerSecurityContext extends SharedSecurityContext {
  readonly privileged?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly readOnlyRootFilesystem?: boolean;
  readonly procMount?: string;
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
}

/** Exactly one source is set. */
export interface Volume {
  readonly name?: string;
  readonly configMap?: object;
  readonly csi?: object;
  readonly downwardAPI?: object;
  readonly emptyDir?: { readonly sizeLimit?: string; readonly medium?: string };
  readonly ephemeral?: object;
  readonly hostPath?: { readonly path?: string };
  readonly image?: { readonly reference?: string };
  readonly persistentVolumeClaim?: { readonly claimName?: string };
  readonly projected?: object;
  readonly secret?: { readonly secretName?: string };
}
