import type { Json } from '../../documents/plan/plan-document';

/** What Terraform said that it will do with one stack. */
export interface RealPlan {
  /** Id of the stack; the folder of Terraform JSON that nobody described. */
  readonly stack: string;
  /** What printed it, for people: the file that was given, or `terraform`. */
  readonly name: string;
  /** `terraform` compared with what is there, `provider` with a state that was made up of the base. */
  readonly by: 'terraform' | 'provider';
  /** As `terraform show -json` prints it. */
  readonly document: Json;
  /** Blocks that it says nothing of, though it is of their stack. */
  readonly unsettled?: ReadonlySet<string>;
  /** What it said on the way, where it failed. */
  readonly said?: string;
}

/** What a real plan says of one resource, beside its values. */
export interface PlannedFacts {
  readonly by: RealPlan['by'];
  readonly kind: 'created' | 'updated' | 'replaced' | 'deleted' | 'moved' | 'imported' | 'forgotten' | 'drifted' | 'deferred';
  /** Attributes that replace it, as dotted paths without indexes. */
  readonly replacing: ReadonlySet<string>;
  /** Why it is replaced or removed, in words, where no attribute says it. */
  readonly reason?: string;
  /** Whether Terraform refuses: the plan failed, and this is protected. */
  readonly refused: boolean;
  /** Attributes that nobody states and that are known after apply. */
  readonly computed: readonly string[];
  /** Of what drifted, attributes that nobody changed past Terraform. */
  readonly readBack?: ReadonlySet<string>;
  /** Whether the files of both sides state the same. */
  readonly isUnstated: boolean;
}
