import { Construct } from 'constructs';
import { StatementCondition } from './statement';

/** A cloud permission that a workload's pods receive. */
export interface Grant {
  /** IAM actions, such as `s3:GetObject`. */
  readonly actions: readonly string[];
  /** ARNs that the actions apply to, computed at synth: policies must be able to read them. */
  readonly resources: readonly string[];
  /**
   * What else must hold, such as `kms:ViaService`.
   *
   * @default - nothing
   */
  readonly conditions?: readonly StatementCondition[];
}

/** A Kubernetes service account. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

/** Gives the pods of a service account cloud permissions. An environment has at most one. */
export interface IdentityProvider {
  /**
   * Defines the role and its association with `account`, as `identity` below the workload.
   *
   * @returns whom the cloud takes the pods for, such as the ARN of the role, where that is known at synth
   */
  // biome-ignore lint/suspicious/noConfusingVoidType: who has nothing to tell returns nothing
  bind(workload: Construct, account: ServiceAccount, grants: readonly Grant[]): string | void;
}
