import type { CompareNode } from './node';
import { Malformed, numberOf } from './values';

const orders: Readonly<Record<Exclude<CompareNode['operator'], '=='>, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/**
 * Whether two numbers are in an order; a number may be text.
 *
 * @throws Malformed if one is no number
 */
export function inOrder(operator: Exclude<CompareNode['operator'], '=='>) {
  const order = orders[operator];
  return (left: unknown, right: unknown): boolean => {
    const [one, other] = [numberOf(left), numberOf(right)];
    if (one === undefined || other === undefined)
      throw new Malformed(`${JSON.stringify(one === undefined ? left : right).slice(0, 40)} is no number`);
    return order(one, other);
  };
}
