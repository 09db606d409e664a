import { Source } from '../errors';

/** Everything that synthesis left behind, as tools read it from `cdktf.out/assembly.json`. It holds no commit, date or verdict. */
export interface Assembly {
  readonly schemaVersion: 1;
  readonly organization: string;
  /** By id. */
  readonly stacks: readonly AssembledStack[];
}

/** One Terraform state, and one set of Kubernetes manifests per cluster. */
export interface AssembledStack {
  /** `<app>-<environment>-<region>`. */
  readonly id: string;
  readonly app: string;
  readonly environment: string;
  readonly region: string;
  /** Whether the environment protects its data from deletion. */
  readonly protected: boolean;
  readonly terraform: AssembledFile;
  readonly clusters: readonly AssembledCluster[];
  readonly workloads: readonly AssembledWorkload[];
  /** Fields that were set past the properties of a workload. */
  readonly overrides?: readonly AssembledOverride[];
  readonly resources: readonly AssembledResource[];
}

/** A file that was written. */
export interface AssembledFile {
  /** Relative to the output folder, `cdktf.out` or `dist`, with forward slashes. */
  readonly file: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly sha256: string;
}

export interface AssembledCluster {
  readonly name: string;
  readonly manifests: readonly AssembledFile[];
}

export interface AssembledWorkload {
  readonly name: string;
  /** Construct path. */
  readonly path: string;
  readonly source?: Source;
  readonly namespace: string;
  readonly image: string;
  /** Where each dependency came from. */
  readonly bindings: readonly AssembledBinding[];
  /** Where this place differs from what the workload states. */
  readonly differences?: readonly AssembledDifference[];
}

/** A field that was set past the properties of a workload. */
export interface AssembledOverride {
  /** Construct path of the object. */
  readonly path: string;
  /** Such as `spec.template.spec.dnsPolicy`. */
  readonly field: string;
  /** Its value as JSON; left out where it is removed. */
  readonly value?: string;
  readonly reason: string;
  /** The last day on which it holds, as `YYYY-MM-DD`. */
  readonly expires: string;
  readonly source?: Source;
}

/** A property of a workload that its place replaces. */
export interface AssembledDifference {
  /** Such as `replicas`, `resources.limits.memory`, `env.LOG_LEVEL`. */
  readonly property: string;
  /** What the workload states; left out where it states nothing, or what only the running pod knows. */
  readonly from?: string;
  /** What holds here; left out where it is removed. */
  readonly to?: string;
}

export interface AssembledBinding {
  /** The dependency's name in its workload. */
  readonly name: string;
  /** Dependency type, such as `postgres`. */
  readonly type: string;
  /** The provisioner, such as `AwsPostgres`; the workload that answers, for a call. */
  readonly provider: string;
  /** By output name: a value in the manifest, or where pods find it. */
  readonly outputs: Readonly<
    Record<string, 'literal' | { readonly kind: 'ConfigMap' | 'Secret'; readonly name: string; readonly key: string }>
  >;
}

/** One Terraform block or Kubernetes object. */
export interface AssembledResource {
  readonly engine: 'terraform' | 'kubernetes';
  /** `aws_s3_bucket`, `ephemeral.aws_secretsmanager_secret_version`, `apps/v1/Deployment`. */
  readonly type: string;
  /**
   * Terraform address, or `<cluster>/<namespace>/<kind>/<name>` without namespace for objects of the whole cluster. A kind that is not
   * Kubernetes' own stands with its API group: `blue/shop/Gateway.gateway.networking.k8s.io/web`.
   */
  readonly address: string;
  /** Construct path. */
  readonly path: string;
  /** The user's line that led to it. */
  readonly source?: Source;
  /** Whose code made it, where the environment does not approve that: a package, or a file of the project as `./apps/orders.ts`. */
  readonly origin?: string;
  /** SHA-256 of its content without the construct path, in hexadecimal. */
  readonly sha256: string;
}
