import { atOnce } from '../../at-once';
import { UserError } from '../../errors';
import type { ConditionNode } from './node';

/** Something that holds for a document, does not hold, or is unknown. Join conditions with `allOf`, `anyOf`, `not`: `&&` would drop one. */
export class Condition {
  constructor(readonly node: ConditionNode) {}
}

/** Each holds. */
export function allOf(...conditions: readonly Condition[]): Condition {
  return new Condition({ kind: 'all', conditions: conditions.map(({ node }) => node) });
}

/** At least one holds. */
export function anyOf(...conditions: readonly Condition[]): Condition {
  return new Condition({ kind: 'any', conditions: conditions.map(({ node }) => node) });
}

/** A condition that holds where another does not; unknown stays unknown. */
export function not({ node }: Condition): Condition {
  return new Condition(node.kind === 'not' ? node.condition : { kind: 'not', condition: node });
}

/** The second holds wherever the first does. */
export function implies(condition: Condition, consequence: Condition): Condition {
  return unless(not(condition), consequence);
}

/** The second holds wherever the first does not. */
export function unless({ node }: Condition, condition: Condition): Condition {
  return anyOf(new Condition({ ...node, excuses: true }), condition);
}

/**
 * The condition that a function returned: plain JavaScript may return anything.
 *
 * @param what the function, as a sentence begins
 * @throws UserError if it is none
 */
export function conditionOf(what: string, returned: Condition): Condition {
  const { node } = (atOnce(what, returned) ?? {}) as Partial<Condition>;
  if (node) return returned;
  throw new UserError(
    `${what} returned ${String(returned)}, which is no condition.`,
    'Return what a term is asked, such as `spec.replicas.atLeast(2)`.',
  );
}
