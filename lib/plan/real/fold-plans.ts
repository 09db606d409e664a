import { isResource } from '../noun-of';
import type { PlanChange, PlanItem } from '../plan';
import { nothingPlanned } from '../verdicts/rules/planned-rules';

/** The changes of one stack as Terraform told them, each with the block that states it. */
export interface RealChange {
  readonly block: string;
  readonly change: PlanChange;
}

/** What a stack's real plan said. */
export interface RealChanges {
  readonly stack: string;
  readonly changes: readonly RealChange[];
  /** Blocks that it says nothing of. */
  readonly unsettled: ReadonlySet<string>;
  /** Whether Terraform compared with what is there. */
  readonly isLive: boolean;
}

/**
 * Puts what Terraform said in the place of what files and tables predict. What only files say, as of protection and of names, stays; what they
 * say and Terraform plans nothing for is still told.
 */
export function foldPlans(predicted: readonly PlanChange[], real: readonly RealChanges[]): readonly PlanChange[] {
  const stacks = new Map(real.map((one) => [one.stack, one]));
  const taken = new Map<RealChange, PlanChange>();
  const others = predicted.flatMap((change) => {
    const { engine, type, stack = '', address } = change;
    const own = stacks.get(stack);
    if (own && isToldByPlan(change, own)) return [];
    const isTold = isResource(type) || (type === 'output' && own?.isLive === true);
    if (!own || engine !== 'terraform' || !isTold || own.unsettled.has(address)) return [change];
    const found = own.changes.filter(({ block }) => block === address);
    const [first] = found;
    if (!first) return withoutPlan(change, own);
    taken.set(first, found.length === 1 ? joined(change, first.change) : withItems(first.change, change.items.filter(isOfFiles)));
    return [];
  });
  return [...others, ...real.flatMap(({ changes }) => changes.map((one) => taken.get(one) ?? one.change))];
}

/** Blocks that say no more than what the plan says of the resource itself. */
function isToldByPlan({ type, kind, address }: PlanChange, { changes }: RealChanges): boolean {
  if (kind !== 'created' || !Object.hasOwn(toldBy, type)) return false;
  return changes.some(({ block, change }) => `${type}.${block}` === address && toldBy[type]!(change));
}

const toldBy: Readonly<Record<string, (change: PlanChange) => boolean>> = {
  import: ({ kind }) => kind === 'imported',
  moved: ({ movedFrom }) => movedFrom !== undefined,
  removed: ({ kind }) => kind === 'forgotten',
};

/** What no plan tells: what Terraform itself reads of a block, and that something has another address. */
function isOfFiles({ field, rule }: PlanItem): boolean {
  return /^(?:lifecycle|depends_on|provider|count|for_each)\b/.test(field ?? '') || rule === 'terraform/rename-without-moved';
}

/** One object that both speak of: files say of what is made or removed all that there is to say. */
function joined(predicted: PlanChange, real: PlanChange): PlanChange {
  const same = predicted.kind === real.kind && (real.kind === 'created' || real.kind === 'deleted');
  const [whole] = predicted.items;
  if (same && whole && whole.field === undefined && !isOfFiles(whole) && real.items.length === 1)
    return { ...real, items: [{ ...real.items[0]!, ...whole }] };
  return withItems(real, predicted.items.filter(isOfFiles));
}

function withItems(change: PlanChange, more: readonly PlanItem[]): PlanChange {
  return more.length === 0 ? change : { ...change, items: [...change.items, ...more] };
}

/** Files differ, and Terraform plans nothing: because what is there is so already, or was never made, or because both mean the same. */
function withoutPlan(change: PlanChange, { isLive }: RealChanges): readonly PlanChange[] {
  const { certainty: _certainty, ...rest } = change;
  const items = change.items.map((item) => (isOfFiles(item) || item.rule === 'routine/ignored' ? item : unplanned(item)));
  return [{ ...rest, kind: change.kind === 'replaced' ? 'updated' : change.kind, by: isLive ? 'terraform' : 'provider', items }];
}

function unplanned(item: PlanItem): PlanItem {
  const text = `${item.text.replace(effects, '')}: Terraform plans nothing for it`;
  return { ...item, ...nothingPlanned, text, verdict: item.verdict === 'routine' ? 'routine' : 'review' };
}

/** What was predicted to come of it. */
const effects = /, (?:replaced \((?:certain|predicted)\)|in place or replaced \(unknown\)|in place(?:, restarts the database)?)$/;
