import type { Source } from '../errors';

/** Counts up with each change that readers must know of. */
export const planVersion = 1;

/** The last four are of real plans only: what was there already and is taken in, what is let go of, what others did, what another plan decides. */
export const changeKinds = ['created', 'updated', 'replaced', 'deleted', 'moved', 'imported', 'forgotten', 'drifted', 'deferred'] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** Worst first. */
export const planVerdicts = ['danger', 'review', 'routine'] as const;
export type PlanVerdict = (typeof planVerdicts)[number];

/** How well it is known whether something is replaced. */
export type Certainty = 'certain' | 'predicted' | 'unknown';

/** What changes between two states of a project. */
export interface Plan {
  readonly schemaVersion: typeof planVersion;
  readonly base: PlanSide;
  readonly head: PlanSide;
  readonly summary: PlanSummary;
  /** What is to be said of the whole, as that very much changes at once. */
  readonly notices: readonly PlanNotice[];
  /** By environment, workload and address. */
  readonly changes: readonly PlanChange[];
  /** By stack, where Terraform and Kubernetes wait for each other. */
  readonly order: readonly PlanOrder[];
  /** Files that differ and that nobody can compare. */
  readonly notCompared: readonly { readonly file: string; readonly reason: string }[];
  /** Types of resources of which it is not known what replaces them. */
  readonly unknownTypes: readonly string[];
}

export interface PlanSide {
  readonly name: string;
  /** What is to be known of it: that files are not committed, that it could not be synthesized. */
  readonly notes?: readonly string[];
}

/** Of all changes, whatever a form leaves out. */
export interface PlanSummary {
  /** Objects. */
  readonly changes: number;
  readonly created: number;
  readonly updated: number;
  readonly replaced: number;
  readonly deleted: number;
  readonly moved: number;
  readonly imported: number;
  readonly forgotten: number;
  readonly drifted: number;
  readonly deferred: number;
  /** What changed in them: each is one line, or a part of one. */
  readonly items: number;
  readonly danger: number;
  readonly review: number;
  readonly routine: number;
  /** Pods that are started anew; those of DaemonSets are as many as nodes, and count as one. */
  readonly restarts: number;
}

/** What a rule says, with its reason. */
export interface PlanJudgement {
  readonly verdict: PlanVerdict;
  /** Id of the rule. */
  readonly rule: string;
  /** What `--fail-on` names it by, with those of every other rule that applies. */
  readonly classes: readonly string[];
  readonly reason: string;
  /** Where that is written down. */
  readonly source: string;
}

export interface PlanNotice extends PlanJudgement {
  readonly text: string;
}

/** One object of Kubernetes, one block of Terraform, or what a stack is subject to. */
export interface PlanChange {
  readonly kind: ChangeKind;
  readonly engine: 'terraform' | 'kubernetes' | 'slipway';
  readonly type: string;
  readonly address: string;
  readonly environment?: string;
  readonly stack?: string;
  readonly region?: string;
  readonly cluster?: string;
  /** `<app>/<workload>`; a label or an address, where no assembly tells. */
  readonly workload: string;
  /** In words: `orders`, `orders.db`. */
  readonly subject: string;
  /** The team that answers for it. */
  readonly owner?: string;
  /** Construct path. */
  readonly path?: string;
  /** The user's line that led to it. */
  readonly source?: Source;
  readonly file: string;
  /** Of a replacement; `unknown` where nobody asked the provider about what changes. */
  readonly certainty?: Certainty;
  /**
   * Who said so: `terraform`, that compared with what is there; `provider`, that compared with a state made up of the base. Left out where
   * files were compared, and tables asked.
   */
  readonly by?: 'terraform' | 'provider';
  readonly movedFrom?: string;
  readonly renamedFrom?: string;
  /** What the workload states otherwise of this dependency: `size small → medium`. */
  readonly statement?: string;
  /** What each tool does with what is no longer there. */
  readonly removal?: readonly { readonly by: string; readonly what: string }[];
  /** Pods that are started anew; left out where there are none. */
  readonly restarts?: number;
  /** At least one. */
  readonly items: readonly PlanItem[];
}

/** One field that differs, or the object as a whole. */
export interface PlanItem extends PlanJudgement {
  /** In the user's words, without the subject: `replicas 2 → 6 (production override)`. */
  readonly text: string;
  /** Left out for an object as a whole. */
  readonly field?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Lines of a text that were removed and added, each with `-` or `+`. */
  readonly lines?: readonly string[];
}

/** What comes first in a stack, and what last. */
export interface PlanOrder {
  readonly stack: string;
  /** Addresses that Terraform creates before the manifests are applied. */
  readonly before: readonly string[];
  /** Addresses that Terraform removes once the manifests no longer use them. */
  readonly after: readonly string[];
}
