import { datedDefaults, Environment, UserError } from '../../../lib';
import { hasDefaultsOf } from '../../../lib/model/dated-defaults';
import { cloudless } from '../../kit/environments';

const dates = Object.keys(datedDefaults);

test('dates are months, the oldest first', () => {
  expect(dates).toEqual([...dates].sort());
  for (const date of dates) expect(date).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
});

test('an environment that chooses no date has the oldest defaults, also where it is derived', () => {
  expect(cloudless().defaults).toBe('2026-11');
  expect(cloudless({ defaults: '2026-11' }).with({ name: 'preview' }).defaults).toBe('2026-11');
});

test('an environment has what its date and every earlier one changed, and nothing of a later one', () => {
  expect(dates.map((date) => hasDefaultsOf(dates.at(-1) as never, date as never))).toEqual(dates.map(() => true));
  expect(dates.map((date) => hasDefaultsOf(dates[0] as never, date as never))).toEqual(dates.map((_, index) => index === 0));
  expect(cloudless().hasDefaultsOf('2026-11')).toBe(true);
});

test('a date that is none is refused with those that there are', () => {
  const { regions, release } = cloudless();
  const make = () => new Environment({ name: 'a', regions, release, provisioners: [], defaults: '2027-01' as never });
  expect(make).toThrow(UserError);
  expect(make).toThrow(/'defaults' of environment 'a' is '2027-01'.*2026-11/s);
});
