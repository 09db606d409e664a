import { Source } from '../errors';

/** Counts up with each change that readers must know of: they refuse what they do not know. */
export const assemblyVersion = 1;

/** Everything that synthesis left behind, as tools read it from `cdktf.out/assembly.json`. It holds no commit, date or verdict. */
export interface Assembly {
  readonly schemaVersion: typeof assemblyVersion;
  readonly organization: string;
  /** By name: what tools must know of them to keep their releases. Left out where nothing is stated. */
  readonly environments?: readonly AssembledEnvironment[];
  /** By id. */
  readonly stacks: readonly AssembledStack[];
}

/** What an environment states of its release. */
export interface AssembledEnvironment {
  readonly name: string;
  /** Its release file, relative to the folder of `cdktf.json`, with forward slashes; left out where the release is no file of the project. */
  readonly release?: string;
  /** Whether every image must be pinned by digest. */
  readonly requireDigest?: true;
  /** Which environment comes before it. */
  readonly promotion?: {
    /** Its name. */
    readonly from: string;
    /** Seconds for which an image must have been wanted there; left out for none. */
    readonly soakSeconds?: number;
  };
  /** Where new images come from, by `workloads`. */
  readonly updates?: readonly AssembledUpdate[];
  /** What its approvals must be. */
  readonly approvals?: AssembledApprovals;
}

/** Where new images of some workloads come from: which tags are versions, and which of them is the newest. */
export interface AssembledUpdate {
  /** `<app>/<workload>` or `<app>/<workload>.<container>`, either half of which may be `*`. */
  readonly workloads: string;
  readonly kind: 'semver' | 'build';
  /** A range of versions, or the source of a pattern with a group `time`. */
  readonly expression: string;
  /** Flags of the pattern; left out where there are none. */
  readonly flags?: string;
  /** Whether versions before a release count; left out where they do not. */
  readonly prereleases?: true;
}

/** How many people must approve what is deployed, and when that may be. */
export interface AssembledApprovals {
  readonly count: number;
  /** Of these roles; empty for anybody who is listed. */
  readonly roles: readonly string[];
  /** Who must have acknowledged what a plan holds. */
  readonly acknowledgedBy: {
    readonly dataLoss?: readonly string[];
    readonly permissions?: readonly string[];
    readonly exposure?: readonly string[];
  };
  readonly maxAgeSeconds?: number;
  readonly windows: readonly AssembledWindow[];
  /** Whether each commit must be signed by a listed key. */
  readonly requireSigned?: true;
}

/** A part of the calendar. */
export interface AssembledWindow {
  readonly timeZone?: string;
  readonly days?: readonly ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
  readonly from?: string;
  readonly to?: string;
  readonly first?: string;
  readonly last?: string;
  readonly closed?: boolean;
}

/** One Terraform state, and one set of Kubernetes manifests per cluster. */
export interface AssembledStack {
  /** `<app>-<environment>-<region>`; of what was adopted, the id that it has itself. */
  readonly id: string;
  /** App group; left out for what was adopted. */
  readonly app?: string;
  readonly environment: string;
  readonly region: string;
  /** Whether it was adopted: a Terraform stack or a chart that the program defines by itself. */
  readonly foreign?: true;
  /** Cloud account of the region; left out where there is none. */
  readonly account?: string;
  /** Cloud partition of the account. */
  readonly partition?: string;
  /** Kubernetes namespace of its workloads; left out for what was adopted. */
  readonly namespace?: string;
  /** Whether the environment protects its data from deletion. */
  readonly protected: boolean;
  /** The policies that it must follow. */
  readonly packs?: readonly AssembledPack[];
  /** Who may make resources beside the library: packages, and files and folders of the project as `./platform`. */
  readonly approvedOrigins?: readonly string[];
  /** Names of files beside its Terraform JSON that operators answer for; left out where there are none. */
  readonly terraformFiles?: readonly string[];
  /** Ids of the stacks that come before it: those whose values it reads, and the one that makes its namespace. */
  readonly dependsOn?: readonly string[];
  /** Left out for an adopted chart. */
  readonly terraform?: AssembledFile;
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

/** A pack as the environment enforces it. */
export interface AssembledPack {
  readonly name: string;
  readonly version: string;
  /** What a violation does, by the name of the policy. */
  readonly levels: Readonly<Record<string, Level>>;
}

/** What a violation does. */
type Level = 'off' | 'advisory' | 'mandatory' | 'mandatory-without-waiver';

export interface AssembledCluster {
  readonly name: string;
  /** Minor version, such as `1.34`. */
  readonly kubernetesVersion?: string;
  readonly manifests: readonly AssembledFile[];
}

export interface AssembledWorkload {
  readonly name: string;
  /** Construct path. */
  readonly path: string;
  /** What it is called in the cluster, for its callers and in the release; left out where that is its name. */
  readonly knownAs?: string;
  /** Whether others made it, and it is taken over as it is called there. */
  readonly adopted?: true;
  readonly source?: Source;
  readonly namespace: string;
  readonly image: string;
  /** Images of its init containers and sidecars that the release pins, by container; left out where there are none. */
  readonly images?: Readonly<Record<string, string>>;
  /** The team that answers for it; left out where the workload names none. */
  readonly owner?: string;
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
  /** Construct path of what it shares with other workloads; left out for one of its own. */
  readonly shared?: string;
  /** The provisioner, such as `AwsPostgres`; the workload that answers, for a call. */
  readonly provider: string;
  /**
   * What is stated of it, by whoever defines it, and the access that the workload has, by property: `{ "size": "small" }`; left out where nothing
   * is stated.
   */
  readonly stated?: Readonly<Record<string, string>>;
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
  /** The line that says that it is there already, and that has Terraform import it: an entry of `adopt`, or `formerly` of what moved. */
  readonly imported?: Source;
  /** Whose code made it, where the environment does not approve that: a package, or a file of the project as `./apps/orders.ts`. */
  readonly origin?: string;
  /** SHA-256 of its content without the construct path, in hexadecimal. */
  readonly sha256: string;
}
