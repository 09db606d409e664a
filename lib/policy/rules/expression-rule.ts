import { Condition, conditionOf } from '../expression/condition';
import { Term, termOf } from '../expression/term';
import { AppliesTo, DocumentOf, Target, targetOf } from '../target';

/** A rule about one document as an expression: judged at synth, printed as CEL for the cluster's admission and as documentation. */
export class ExpressionRule {
  constructor(
    readonly target: Target<unknown>,
    readonly condition: Condition,
    /** Why the cluster's admission cannot enforce it, although its expression can be written in CEL. */
    readonly notInAdmission?: string,
  ) {
    freezeNodes(condition);
    Object.freeze(this);
  }
}

/** Nobody changes a rule who holds it: its condition is frozen, with all that it is made of. */
function freezeNodes(condition: Condition): void {
  const open: unknown[] = [condition];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null || value instanceof RegExp || Object.isFrozen(value)) continue;
    Object.freeze(value);
    open.push(...Object.values(value));
  }
}

/**
 * A rule about one document.
 *
 * @param appliesTo a resource type, several, or a part such as `pods`
 * @param holds what must hold for each such document; a field that is not set is equal to nothing
 * @param notInAdmission why the cluster's admission cannot enforce it: what the API server changes before it asks
 */
export function expression<const A extends AppliesTo<unknown>>(
  appliesTo: A,
  holds: (document: Term<DocumentOf<A>>) => Condition,
  notInAdmission?: string,
): ExpressionRule {
  return new ExpressionRule(
    targetOf(appliesTo),
    conditionOf('The function of `expression`', holds(termOf<DocumentOf<A>>({ kind: 'subject' }))),
    notInAdmission,
  );
}
