import type { Source } from '../../errors';
import { type Plan, type PlanChange, type PlanItem, planVerdicts } from '../plan';
import { alikeItems } from './alike-items';

/** What is read at once: the same item in one or several clusters and regions of an environment, and of one or several objects. */
export interface PlanLine {
  readonly item: PlanItem;
  readonly change: PlanChange;
  /** All that it stands for; at least one. */
  readonly changes: readonly PlanChange[];
  /** `orders: replicas 2 → 6`. */
  readonly text: string;
  /** Items that it stands for. */
  readonly count: number;
  /** ` ×8 clusters`; nothing for one. */
  readonly times: string;
}

/** The lines of a workload in an environment, worst first. */
export interface PlanGroup {
  readonly environment: string;
  readonly workload: string;
  readonly owner?: string;
  readonly source?: Source;
  readonly lines: readonly PlanLine[];
}

/** A plan as people read it: by environment and workload, each line once. */
export function planGroups({ changes }: Plan): readonly PlanGroup[] {
  const groups = new Map<string, PlanChange[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.environment ?? '', change.workload]);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()].map((own) => {
    const [{ environment = '', workload }] = own as [PlanChange];
    const owner = own.find((change) => change.owner !== undefined)?.owner;
    const source = own.find((change) => change.source)?.source;
    return { environment, workload, ...(owner !== undefined && { owner }), ...(source && { source }), lines: linesOf(own) };
  });
}

/** Of some changes, worst first, each in the order of the plan. */
function linesOf(changes: readonly PlanChange[]): readonly PlanLine[] {
  const lines = alikeItems(changes).map(({ item, text, changes: all }): PlanLine => {
    const [change] = all as readonly [PlanChange];
    return { item, change, changes: all, text: `${change.subject}: ${text}`, count: all.length, times: timesOf(all) };
  });
  return planVerdicts.flatMap((verdict) => lines.filter(({ item }) => item.verdict === verdict));
}

function timesOf(changes: readonly PlanChange[]): string {
  const { length } = changes;
  if (length === 1) return '';
  const distinct = (of: (change: PlanChange) => string | undefined) => new Set(changes.map(of).filter(Boolean)).size;
  if (distinct(({ cluster }) => cluster) === length) return ` ×${length} clusters`;
  return distinct(({ cluster, region }) => (cluster === undefined ? region : undefined)) === length ? ` ×${length} regions` : ` ×${length}`;
}

/** Items that some lines stand for. */
export function itemsIn(lines: readonly PlanLine[]): number {
  return lines.reduce((sum, { count }) => sum + count, 0);
}

/** What workloads state otherwise, where no line says it already. */
export function statements(lines: readonly PlanLine[]): readonly string[] {
  const all = lines.flatMap(({ change, item }) =>
    change.statement !== undefined && !item.text.includes(change.statement) ? [`${change.subject}: ${change.statement}`] : [],
  );
  const said = new Set(
    lines.flatMap(({ change, item }) =>
      change.statement && item.text.includes(change.statement) ? [`${change.subject}: ${change.statement}`] : [],
    ),
  );
  return [...new Set(all)].filter((text) => !said.has(text));
}
