import { compareTexts } from '../wording/compare-texts';
import { changeOf } from './change-of';
import { type Pair, pairs } from './compare/pairs';
import { sameJson } from './compare/same-json';
import { isAsked } from './facts/replacing';
import { isResource } from './noun-of';
import { type Plan, type PlanChange, type PlanOrder, type PlanSide, planVersion } from './plan';
import { planContextOf } from './plan-context-of';
import { planSummary } from './plan-summary';
import { differingObjects } from './read/differing-objects';
import type { Side } from './read/side';
import { foldPlans } from './real/fold-plans';
import { realChanges } from './real/real-changes';
import { realNotices } from './real/real-notices';
import type { RealPlan } from './real/real-plan';
import { sensitiveTexts } from './real/sensitive-texts';
import { hideValues } from './secrets/hide-values';
import { secretValues } from './secrets/secret-values';
import { adoptedNotices } from './verdicts/adopted-workloads';
import { knownAsNotices } from './verdicts/known-as';
import { noticesOf } from './verdicts/notices';

/** What is to be known of the sides, beside what they hold. */
export interface PlanNotes {
  readonly base?: readonly string[];
  readonly head?: readonly string[];
}

/**
 * What changes from one state of a project to another: every difference in what things mean, once. Nothing secret is in it.
 *
 * @param notes are told with the sides
 * @param real what Terraform said of some stacks of the head: it replaces what is predicted
 * @throws UserError if one of them is of something else
 */
export function compareSides(base: Side, head: Side, notes: PlanNotes = {}, real: readonly RealPlan[] = []): Plan {
  const { base: before, head: after, sameSecrets, passedOver } = differingObjects(base, head);
  const found = pairs(before, after);
  const context = planContextOf(base, head, before, after, found);
  const differing = found.filter((pair) => !isSame(pair));
  const predicted = differing.flatMap((pair) => changeOf(pair, context) ?? []);
  const told = real.map((plan) => realChanges(plan, base, head, context));
  const changes = [...foldPlans(predicted, told)].sort(inOrder);
  const objects = [...after, ...sameSecrets, ...differing.flatMap((pair) => pair.before ?? [])];
  const plan: Plan = {
    schemaVersion: planVersion,
    base: sideOf(base, notes.base),
    head: sideOf(head, notes.head),
    summary: planSummary(changes),
    notices: [
      ...real.flatMap(realNotices),
      ...noticesOf(changes, found, before),
      ...knownAsNotices(base.assembly, head.assembly),
      ...adoptedNotices(base.assembly, head.assembly),
    ],
    changes,
    order: orderOf(changes),
    notCompared: [...passedOver].sort((a, b) => compareTexts(a.file, b.file)),
    unknownTypes: [...new Set(changes.filter(isUnknown).map(({ type }) => type))].sort(),
  };
  return hideValues(plan, new Set([...secretValues(objects), ...real.flatMap(({ document }) => [...sensitiveTexts(document)])]));
}

/** Whether both sides say the same, word for word: most of a file that differs. */
function isSame({ before, after, movedFrom, renamedFrom, planned }: Pair): boolean {
  if (!before || !after || movedFrom !== undefined || renamedFrom !== undefined || planned || before.stack !== after.stack) return false;
  return sameJson(before.values, after.values);
}

function sideOf({ name }: Side, notes: readonly string[] = []): PlanSide {
  return { name, ...(notes.length > 0 && { notes }) };
}

function isUnknown({ engine, type, by }: PlanChange): boolean {
  return by === undefined && engine === 'terraform' && isResource(type) && !isAsked(type);
}

/** By what people look for: environment, workload, and then the address, which is unique in its place. */
function inOrder(a: PlanChange, b: PlanChange): number {
  const key = ({ environment = '', workload, subject, address, stack = '', cluster = '', file }: PlanChange) => [
    environment,
    workload,
    subject,
    address,
    stack,
    cluster,
    file,
  ];
  const [one, other] = [key(a), key(b)];
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? 0 : compareTexts(one[at]!, other[at]!);
}

function orderOf(changes: readonly PlanChange[]): readonly PlanOrder[] {
  const stacks = new Map<string, { before: string[]; after: string[] }>();
  for (const { engine, type, kind, stack = '', address } of changes) {
    if (engine !== 'terraform' || !isResource(type) || (kind !== 'created' && kind !== 'deleted')) continue;
    const own = stacks.get(stack) ?? { before: [], after: [] };
    stacks.set(stack, own);
    own[kind === 'created' ? 'before' : 'after'].push(address);
  }
  return [...stacks].sort(([a], [b]) => compareTexts(a, b)).map(([stack, own]) => ({ stack, ...own }));
}
