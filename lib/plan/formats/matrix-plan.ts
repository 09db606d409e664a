import { type Plan, type PlanChange, type PlanVerdict, planVerdicts } from '../plan';

/** Jobs that GitHub makes of one matrix: https://docs.github.com/en/actions/reference/limits */
const mostJobs = 256;

/** What one job looks at. */
export interface PlanJob {
  /** `shop-production-eu-west-1`, or the first of several and how many more. */
  readonly name: string;
  readonly stacks: readonly string[];
  /** The worst. */
  readonly verdict: PlanVerdict;
  /** Items of the plan. */
  readonly changes: number;
  /** Those of Terraform: where there are none, there is nothing to plan for real. */
  readonly terraform: number;
}

/** The stacks that change, for the matrix of a CI. */
export interface PlanMatrix {
  readonly include: readonly PlanJob[];
}

interface StackChanges {
  readonly stack: string;
  readonly changes: PlanChange[];
}

/** One job for each stack that changes; several for each, evenly, where there are more than a CI takes. */
export function matrixPlan(plan: Plan): PlanMatrix {
  const stacks = new Map<string, StackChanges>();
  for (const change of plan.changes) {
    const { stack } = change;
    if (stack === undefined) continue;
    const own = stacks.get(stack) ?? { stack, changes: [] };
    stacks.set(stack, own);
    own.changes.push(change);
  }
  const all = [...stacks.values()].sort((a, b) => (a.stack < b.stack ? -1 : 1));
  const jobs = Math.min(all.length, mostJobs);
  return {
    include: Array.from({ length: jobs }, (_, index) =>
      jobOf(all.slice(Math.floor((index * all.length) / jobs), Math.floor(((index + 1) * all.length) / jobs))),
    ),
  };
}

function jobOf(own: readonly StackChanges[]): PlanJob {
  const changes = own.flatMap((each) => each.changes);
  const items = changes.flatMap((change) => change.items);
  const stacks = own.map(({ stack }) => stack);
  return {
    name: stacks.length === 1 ? stacks[0]! : `${stacks[0]} and ${stacks.length - 1} more`,
    stacks,
    verdict: planVerdicts.find((verdict) => items.some((item) => item.verdict === verdict)) ?? 'routine',
    changes: items.length,
    terraform: itemsOf(changes.filter(({ engine }) => engine === 'terraform')),
  };
}

/** Changes of a plan that no job looks at, since they belong to no stack. */
export function changesWithoutStack({ changes }: Plan): number {
  return itemsOf(changes.filter(({ stack }) => stack === undefined));
}

function itemsOf(changes: readonly PlanChange[]): number {
  return changes.reduce((sum, { items }) => sum + items.length, 0);
}
