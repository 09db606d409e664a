import type { Controls } from './controls';
import type { Parameter } from './parameter';
import type { PolicyExample } from './policy-example';
import type { ExpressionRule } from './rules/expression-rule';
import type { GraphRule } from './rules/graph-rule';
import type { Severity } from './severity';

/** A rule over synthesized resources. It reads Terraform JSON and Kubernetes objects, and knows no construct. */
export interface Policy {
  /** Rule id: domain, subject, and what must hold: `aws/s3/encryption`. */
  readonly name: string;
  /** What must hold, in one sentence. */
  readonly description: string;
  /** What to change in the resource where it does not hold. */
  readonly remediation: string;
  /** The page that states it, as a URL. */
  readonly source: string;
  /**
   * What goes wrong where it does not hold, in a sentence or two for whoever never heard of it. `slipway explain` tells it.
   *
   * @default - not told
   */
  readonly rationale?: string;
  /**
   * What complies, and what does not, for `slipway explain`.
   *
   * @default - none is shown; those of this library stand in its `docs/rules`
   */
  readonly example?: PolicyExample;
  /**
   * What it says nothing of, although by its description it would: each as a noun phrase, such as `a pod on Windows`. `slipway explain` tells
   * them; `policyCases` asks for a row of each.
   *
   * @default - none is told; those of this library stand in its `docs/rules`
   */
  readonly excuses?: readonly string[];
  readonly severity: Severity;
  /**
   * Where else it is written down.
   *
   * @default - nowhere
   */
  readonly controls?: Controls;
  /**
   * What to set in the user's code: a property of a construct, dependency or environment, such as `Workload.securityContext.runAsUser`;
   * or a construct alone, where that one complies by itself.
   *
   * @default - only the remediation is told
   */
  readonly cure?: string;
  /**
   * What a pack may set.
   *
   * @default - nothing
   */
  readonly parameters?: readonly Parameter[];
  /**
   * Whether what stands in the document may be told: not where it may be a secret.
   *
   * @default true
   */
  readonly showsValues?: boolean;
  /**
   * Where it stands in the document how far a finding goes, so that a baseline accepts that much and no more: at its `place`, in the whole
   * `item` of a list that the place belongs to, such as a rule of a role, or in the whole `document` but its metadata. Actions, addresses,
   * capabilities, paths: not values that change by themselves, such as versions of images, nor what may be a secret. What narrows, such as
   * `resourceNames`, `except` or labels of a selector, counts where it is left out.
   *
   * @default - a baseline accepts it however far it goes, unless the rule tells
   */
  readonly extent?: 'place' | 'item' | 'document';
  /**
   * Milder policies by name: where this one finds something in a resource, theirs would only repeat it.
   *
   * @default - none
   */
  readonly supersedes?: readonly string[];
  /**
   * Whether something is checked of the resources that it judges: not where it only looks at what any resource has, such as tags, a name,
   * a version, or whose code made it. A resource that no policy covers is told as not covered.
   *
   * @default true
   */
  readonly covers?: boolean;
  /** One rule, or one for each kind of resource: each must hold. */
  readonly rule: Rule | readonly Rule[];
}

export type Rule = ExpressionRule | GraphRule;

/** The rules of a policy. */
export function rulesOf({ rule }: Policy): readonly Rule[] {
  return Array.isArray(rule) ? rule : [rule as Rule];
}
