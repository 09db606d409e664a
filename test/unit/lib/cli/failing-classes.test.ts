import { failingClasses, planHolds } from '../../../../lib/cli/plan/failing-classes';
import { type Plan, type PlanVerdict, planVerdicts } from '../../../../lib/plan/plan';

const holding = (verdict: PlanVerdict, classes: readonly string[] = []) =>
  ({ notices: [], notCompared: [], changes: [{ items: [{ verdict, classes }] }] }) as unknown as Plan;

test.each([
  ['danger', ['danger']],
  ['review', ['danger', 'review']],
  ['destroy', []],
] as const)('--fail-on %s fails a plan of %j, by the verdict alone', (name, failed) => {
  const failing = failingClasses([name]);
  expect(planVerdicts.filter((verdict) => planHolds(holding(verdict), failing))).toEqual(failed);
});

test.each(planVerdicts)('a class fails a plan whatever its verdict: %s', (verdict) => {
  expect(planHolds(holding(verdict, ['restart', 'secret']), failingClasses(['destroy, secret']))).toBe(true);
  expect(planHolds(holding(verdict, ['restart']), failingClasses(['destroy', 'secret']))).toBe(false);
});

test('what nobody compared is for review', () => {
  const plan = { notices: [], changes: [], notCompared: [{ file: 'a.tf', reason: 'is HCL' }] } as unknown as Plan;
  expect(planHolds(plan, failingClasses(['review']))).toBe(true);
  expect(planHolds(plan, failingClasses(['danger', 'unknown']))).toBe(false);
});

test.each(['routine', '', 'Destroy', '__proto__'])('%j of --fail-on is nothing that a plan holds', (name) => {
  expect(() => failingClasses([name])).toThrow(/of --fail-on is nothing that a plan holds \(danger, review, destroy, /);
});
