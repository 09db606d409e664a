import { UserError } from '../../errors';
import type { Environment } from '../../model/environment';

/**
 * Refuses chains of environments that lead in a circle: nothing would ever enter them.
 *
 * @throws UserError naming the circle
 */
export function checkPromotions(environments: readonly Environment[]): void {
  const before = new Map(environments.map(({ name, promotion }) => [name, promotion?.from]));
  for (const start of before.keys()) {
    const chain = [start];
    for (let at = before.get(start); at !== undefined; at = before.get(at)) {
      if (at === start)
        throw new UserError(
          `Environments promote in a circle: ${[...chain, start].join(' from ')}.`,
          'Leave `promotion` out of the first environment of the chain.',
        );
      if (chain.includes(at)) break;
      chain.push(at);
    }
  }
}
