import { atOnce } from '../../at-once';
import type { Subject } from '../subject';
import { AppliesTo, DocumentOf, Target, targetOf } from '../target';
import type { Graph } from './graph';

/** What is wrong with a resource, or cannot be known of it. */
export interface Problem {
  /** What stands there, as the end of a sentence about the resource: `selects no workload`. Never a secret. */
  readonly message: string;
  /**
   * Where, as fields of the document: `['spec', 'ports', 0, 'targetPort']`.
   *
   * @default - the whole document
   */
  readonly at?: readonly (string | number)[];
  /**
   * What to change here: `Set restrict_public_buckets to true.`
   *
   * @default - the `remediation` of the policy
   */
  readonly remediation?: string;
  /**
   * What to set in the user's code here: `AwsPostgres.multiAz`.
   *
   * @default - the `cure` of the policy
   */
  readonly cure?: string;
  /**
   * Whether only a later look, at a plan, will tell.
   *
   * @default false
   */
  readonly unknown?: boolean;
  /**
   * How far it goes, as what offends, one by one: `action s3:*`, `0.0.0.0/0`. A report that is a baseline tells by it whether a finding got
   * worse since. Never a secret.
   *
   * @default - what stands there, where the policy sets `extent`
   */
  readonly extent?: readonly string[];
}

/** A rule over the resources of a stack, of both outputs, in plain TypeScript: admission, which sees one object, cannot enforce it. */
export class GraphRule {
  constructor(
    readonly target: Target<unknown>,
    readonly check: (subject: Subject<never>, graph: Graph) => readonly (Problem | string)[],
  ) {
    Object.freeze(this);
  }
}

/**
 * A rule over the resources of a stack.
 *
 * @param appliesTo a resource type, several, or a part such as `pods`
 * @param check problems of one such resource; none where it complies. Reading a value that is unknown makes the verdict unknown
 */
export function graph<const A extends AppliesTo<unknown>>(
  appliesTo: A,
  check: (subject: Subject<DocumentOf<A>>, graph: Graph) => readonly (Problem | string)[],
): GraphRule {
  return new GraphRule(targetOf(appliesTo), atOnce('The function of `graph`', check) as GraphRule['check']);
}
