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
