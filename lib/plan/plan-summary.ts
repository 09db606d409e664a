import { changeKinds, type PlanChange, type PlanSummary, planVerdicts } from './plan';

/** How much changes, whatever a form leaves out. */
export function planSummary(changes: readonly PlanChange[]): PlanSummary {
  const items = changes.flatMap((change) => change.items);
  const kinds = changeKinds.map((kind) => [kind, changes.filter((change) => change.kind === kind).length] as const);
  const verdicts = planVerdicts.map((verdict) => [verdict, items.filter((item) => item.verdict === verdict).length] as const);
  return {
    changes: changes.length,
    ...(Object.fromEntries(kinds) as Record<(typeof changeKinds)[number], number>),
    items: items.length,
    ...(Object.fromEntries(verdicts) as Record<(typeof planVerdicts)[number], number>),
    restarts: changes.reduce((sum, { restarts = 0 }) => sum + restarts, 0),
  };
}
