import type { ChangeKind, Plan, PlanJudgement, PlanSummary } from '../plan';

/** Counts up with each change that readers must know of. */
export const impactVersion = 1;

/** What another version of a library does to those who use it. */
export interface Impact {
  readonly schemaVersion: typeof impactVersion;
  /** The package, such as `slipway`. */
  readonly package: string;
  readonly from: string;
  readonly to: string;
  readonly summary: ImpactSummary;
  /** Worst first, then the most frequent; each item of each plan is in one of them. */
  readonly kinds: readonly ImpactKind[];
  /** `moved` blocks without which Terraform destroys and creates. */
  readonly moves: readonly SuggestedMove[];
  readonly projects: readonly ImpactProject[];
}

export interface ImpactSummary extends PlanSummary {
  readonly projects: number;
  /** Those in which something changes. */
  readonly changedProjects: number;
  /** Workloads in which something changes, each once for all environments. */
  readonly workloads: number;
}

/** One project, and what changes in it. */
export interface ImpactProject {
  /** Its folder, as it was named. */
  readonly project: string;
  readonly plan: Plan;
}

/** Changes that are alike, wherever they are. */
export interface ImpactKind extends PlanJudgement {
  readonly kind: ChangeKind;
  readonly type: string;
  /** In words, without the subject. */
  readonly text: string;
  /** What the text stands for, where they differ: the first few. */
  readonly examples: readonly string[];
  /** How many items of plans it stands for. */
  readonly items: number;
  /** Pods that are started anew in the objects which it is about. */
  readonly restarts: number;
  readonly places: readonly ImpactPlace[];
}

export interface ImpactPlace {
  readonly project: string;
  readonly environment: string;
  readonly subject: string;
}

/** A `moved` block of Terraform. */
export interface SuggestedMove {
  readonly project: string;
  readonly stack: string;
  readonly from: string;
  readonly to: string;
}
