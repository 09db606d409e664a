import type { ConditionNode, TermNode } from '../expression/node';
import { partsOf } from '../expression/parts';

/** Whether a condition goes through a list for each item of the same list: what that costs grows with the square of its length. */
export function isQuadratic(node: ConditionNode | TermNode, around: readonly string[] = []): boolean {
  const list = node.kind === 'quantifier' ? node.list : node.kind === 'where' ? node.of : undefined;
  if (!list) return partsOf(node).some((part) => isQuadratic(part, around));
  const own = JSON.stringify(list);
  return around.includes(own) || partsOf(node).some((part) => isQuadratic(part, part === list ? around : [...around, own]));
}
