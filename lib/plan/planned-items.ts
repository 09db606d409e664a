import type { Pair } from './compare/pairs';
import { nounOf } from './noun-of';
import type { PlanChange, PlanItem } from './plan';
import type { PlanContext } from './plan-context';
import { plannedWhole } from './real/planned-words';
import type { PlannedFacts } from './real/real-plan';
import { judgeItem } from './verdicts/judge-item';
import type { ChangeFacts, Judged } from './verdicts/rule';
import { objectWords } from './words/object-words';
import type { WorkloadPlace } from './words/place-of';

/**
 * What Terraform says of a resource as a whole: that it is there, gone, taken in, let go of, moved or refused, and what it tells later.
 *
 * @param item what files say of it, where it is on one side only
 * @param judged the fields that differ
 */
export function plannedItems(
  { before, after, movedFrom }: Pair,
  planned: PlannedFacts,
  place: WorkloadPlace,
  context: PlanContext,
  item: PlanItem | undefined,
  judged: readonly Judged[],
): readonly PlanItem[] {
  const object = (after ?? before)!;
  const { engine, type } = object;
  const whole = plannedWhole(
    planned,
    !after,
    judged.some(({ facts }) => facts.replaces),
  );
  const facts = { ...context.factsOf(object), planned, replaces: planned.kind === 'replaced' };
  const said = (text: string, kind: PlanChange['kind'], more: Partial<ChangeFacts> = {}): PlanItem => ({
    text,
    ...judgeItem({ kind, engine, type, noun: nounOf(object), name: '', facts: { ...facts, ...more } }),
  });
  const own = item && (planned.kind === 'created' || planned.kind === 'deleted') && !movedFrom ? item : undefined;
  const quiet = { planned: { ...planned, refused: false }, replaces: false };
  return [
    ...(own ? [{ ...own, text: `${own.text}${whole?.text ?? ''}` }] : []),
    ...(whole && !own ? [said(`${objectWords(object, place, whole.kind, movedFrom)}${whole.text}`, whole.kind)] : []),
    ...(planned.refused ? [said(`${objectWords(object, place)} refused by Terraform`.trim(), planned.kind)] : []),
    ...(movedFrom !== undefined && planned.kind !== 'moved' ? [said(objectWords(object, place, 'moved', movedFrom), 'moved', quiet)] : []),
    ...(planned.computed.length > 0 && planned.kind !== 'created'
      ? [said(`${planned.computed.slice().sort().join(', ')} known after apply`, 'updated', { ...quiet, isComputed: true })]
      : []),
  ];
}
