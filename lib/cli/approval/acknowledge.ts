import { type Acknowledgement, acknowledgements } from '../../approval/acknowledgement';
import type { Plan, PlanJudgement } from '../../plan/plan';
import type { RuleClass } from '../../plan/verdicts/rule-classes';

const classes: Readonly<Record<Acknowledgement, readonly RuleClass[]>> = {
  dataLoss: ['destroy', 'replace'],
  permissions: ['iam-widen'],
  exposure: ['expose'],
};

/**
 * What of a plan somebody must have seen. What destroys and is no danger loses no data; what could not be compared, or is of a type of which
 * nobody knows what replaces it, may.
 */
export function acknowledgementsOf(plan: Plan): readonly Acknowledgement[] {
  const judgements: readonly PlanJudgement[] = [...plan.notices, ...plan.changes.flatMap(({ items }) => items)];
  const isOpen = plan.notCompared.length + plan.unknownTypes.length > 0;
  return acknowledgements.filter(
    (name) =>
      (name === 'dataLoss' && isOpen) ||
      judgements.some(
        ({ verdict, classes: found }) =>
          (name !== 'dataLoss' || verdict === 'danger') && found.some((one) => (classes[name] as readonly string[]).includes(one)),
      ),
  );
}
