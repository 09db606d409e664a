import type { FieldChange } from '../compare/changed-fields';
import type { ChangeKind, PlanVerdict } from '../plan';
import type { Json, PlannedObject } from '../read/planned-object';
import type { PlannedFacts } from '../real/real-plan';
import type { RuleClass } from './rule-classes';

/** A change as rules see it. */
export interface Judged {
  readonly kind: ChangeKind;
  readonly engine: PlannedObject['engine'];
  /** `aws_s3_bucket`, `apps/v1/Deployment`. */
  readonly type: string;
  /** `aws_s3_bucket`, `Deployment`. */
  readonly noun: string;
  readonly before?: Json;
  readonly after?: Json;
  /** What differs; nothing for the object as a whole. */
  readonly field?: FieldChange;
  /** The name of the field, without the way to a pod: `spec.replicas`, `containers[server].image`, `template.metadata.labels[a]`. */
  readonly name: string;
  readonly facts: ChangeFacts;
}

/** What more is known of a change. */
export interface ChangeFacts {
  /** Whether this field replaces the object. */
  readonly replaces: boolean;
  /** Whether a rule that nobody can read here may have the API server refuse it. */
  readonly mayBeRefused?: boolean;
  /** What IAM grants more or less. */
  readonly granted?: readonly string[];
  readonly revoked?: readonly string[];
  /** Whether pods are started anew for it. */
  readonly restarts: boolean;
  /** Whether this is the first field of those that restart pods: what is to be said of the rollout is said once. */
  readonly rollsOut: boolean;
  /** Another resource with the same physical name, on the other side. */
  readonly samePhysical?: string;
  /** Registries that images of the base come from. */
  readonly registries: ReadonlySet<string>;
  /** Whether Terraform is told to pass over this field. */
  readonly ignored: boolean;
  /** Whether something that this belongs to is created by the same plan: nobody has used it yet. */
  readonly isNew: boolean;
  /** Whether it is a setting of something that the same plan removes. */
  readonly goesAlong: boolean;
  /** What Terraform itself says of the resource. */
  readonly planned?: PlannedFacts;
  /** Whether this is only what the provider tells once it has applied. */
  readonly isComputed?: boolean;
}

/** One thing to know of a change, with its reason. */
export interface PlanRule {
  readonly id: string;
  readonly verdict: PlanVerdict;
  readonly class?: RuleClass;
  /** Why, as a sentence for whoever reviews. */
  readonly reason: string;
  /** Where that is written down. */
  readonly source: string;
  applies(judged: Judged): boolean;
}

/** A rule that looks at one field. */
export interface FieldRule extends Omit<PlanRule, 'applies'> {
  /** Terraform types, or kinds. */
  readonly on: RegExp;
  readonly field: RegExp;
  readonly when: keyof typeof conditions;
}

/** How a field differs. */
const conditions = {
  changed: () => true,
  added: ({ before }) => before === undefined,
  removed: ({ after }) => after === undefined,
  lower: ({ before, after }) => number(after) < number(before) || (before !== undefined && after === undefined),
  higher: ({ before, after }) => number(after) > number(before) || (before !== undefined && after === undefined),
  raised: ({ before, after }) => number(after) > number(before) || (before === undefined && after !== undefined),
  on: ({ after }) => isOn(after),
  off: ({ after }) => !isOn(after),
  /** It held something, and holds something else or nothing. */
  exchanged: ({ before }) => before !== undefined,
  zero: ({ after }) => number(after) === 0,
} as const satisfies Readonly<Record<string, (change: FieldChange) => boolean>>;

/** A rule of one field, as any other. */
export function fieldRule({ on, field, when, ...rule }: FieldRule): PlanRule {
  return {
    ...rule,
    applies: (judged) => judged.field !== undefined && on.test(judged.noun) && field.test(judged.name) && conditions[when](judged.field),
  };
}

function isOn(value: unknown): boolean {
  return value === true || value === 'true' || value === 'Enabled' || value === 'enabled' || value === 'ENABLED';
}

function number(value: unknown): number {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number.parseFloat(String(value)) : Number.NaN;
}
