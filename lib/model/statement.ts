/** A statement of an IAM policy: each element is a list, whatever way it is written. */
export interface Statement {
  /** Its `Sid`; to one without, whoever reads a policy gives its place, from 1. */
  readonly sid?: string;
  /** Whether it allows, or denies. */
  readonly allows: boolean;
  readonly actions: readonly string[];
  /** With `NotAction`: every action but these. */
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly principals: readonly StatementPrincipal[];
  readonly notPrincipals: readonly StatementPrincipal[];
  /** All of them must hold. */
  readonly conditions: readonly StatementCondition[];
}

export interface StatementPrincipal {
  /** `AWS`, `Service`, `Federated`, `CanonicalUser`; `*` where the policy names one without a type. */
  readonly type: string;
  readonly value: string;
}

export interface StatementCondition {
  /** As written: `ForAnyValue:StringLike`. */
  readonly operator: string;
  readonly key: string;
  /** One of them must match; with an operator that negates, none. */
  readonly values: readonly string[];
}
