import type { Assembly } from '../../assembly/assembly';
import { compareTexts } from '../../wording/compare-texts';
import type { PlanNotice } from '../plan';

/** Workloads that others made, and that are taken over: what is in the clusters already stands on neither side of a plan. */
export function adoptedNotices(base: Assembly | undefined, head: Assembly | undefined): readonly PlanNotice[] {
  const before = adoptedIn(base);
  return [...adoptedIn(head)]
    .filter(([workload]) => !before.has(workload))
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([workload, stacks]) => ({
      ...adopted,
      text: `${workload} is taken over where it runs already, which restarts its pods once (${stacks.join(', ')})`,
    }));
}

/** The stacks that take a workload over, by `<app>/<workload>`. */
function adoptedIn(assembly: Assembly | undefined): ReadonlyMap<string, readonly string[]> {
  const stacks = new Map<string, readonly string[]>();
  for (const { id, app, workloads } of assembly?.stacks ?? []) {
    for (const { name, adopted: isAdopted } of workloads) {
      if (isAdopted) stacks.set(`${app}/${name}`, [...(stacks.get(`${app}/${name}`) ?? []), id]);
    }
  }
  return stacks;
}

const adopted = {
  verdict: 'review',
  rule: 'workload/adopted',
  classes: ['restart'],
  reason: 'Its pods get labels and a template of ours: `slipway adopt` lists what differs, field by field.',
  source: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/',
} as const;
