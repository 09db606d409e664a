import * as fc from 'fast-check';
import { check } from '../kit/property';
import { Outcome, outcomeOf } from './platforms/platforms';
import { anyPlatform } from './platforms/wish';

describe('any platform', () => {
  const outcomes: Outcome[] = [];

  test('is refused with an error that names what it is about, or holds together in everything that was written', () => {
    const property = fc.property(anyPlatform, (wish) => {
      const outcome = outcomeOf(wish);
      outcomes.push(outcome);
      expect(outcome.violations).toEqual([]);
    });
    check(property, { short: 10, long: 150 });
  }, 3_600_000);

  test('is written more often than refused', () => {
    expect(outcomes.filter(({ refused }) => !refused).length).toBeGreaterThan(outcomes.length / 2);
  });
});
