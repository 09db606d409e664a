import * as fc from 'fast-check';
import { changesWithoutStack, matrixPlan } from '../../../../lib/plan/formats/matrix-plan';
import { planSummary } from '../../../../lib/plan/plan-summary';
import { wordPlan } from '../../../kit/plans';
import { check } from '../../../kit/property';

test('each stack that changes is in one job, and the changes of the jobs are those of the plan', () => {
  check(
    fc.property(wordPlan, (plan) => {
      const { include } = matrixPlan(plan);
      const stacks = include.flatMap((job) => job.stacks);
      expect([...stacks].sort()).toEqual([...new Set(plan.changes.flatMap(({ stack }) => stack ?? []))].sort());
      expect(include.reduce((sum, { changes }) => sum + changes, 0) + changesWithoutStack(plan)).toBe(plan.summary.items);
    }),
  );
});

test('more stacks than a CI makes jobs of share them', () => {
  const [one] = fc.sample(
    wordPlan.filter(({ changes }) => changes.length > 0),
    { seed: 1, numRuns: 1 },
  );
  const changes = Array.from({ length: 1_000 }, (_, index) => ({ ...one!.changes[0]!, stack: `shop-${index}` }));
  const { include } = matrixPlan({ ...one!, changes, summary: planSummary(changes) });
  expect(include).toHaveLength(256);
  expect(new Set(include.flatMap(({ stacks }) => stacks)).size).toBe(1_000);
  expect(Math.max(...include.map(({ stacks }) => stacks.length))).toBe(4);
  expect(include[0]).toMatchObject({ name: `${include[0]!.stacks[0]} and ${include[0]!.stacks.length - 1} more` });
});

test('a job says the worst of its stack, and whether there is anything for Terraform', () => {
  const [plan] = fc.sample(
    wordPlan.filter(({ changes }) => changes.length > 0),
    { seed: 2, numRuns: 1 },
  );
  const [item] = plan!.changes[0]!.items;
  const change = { ...plan!.changes[0]!, stack: 'shop', engine: 'kubernetes' as const };
  const changes = [
    { ...change, items: [{ ...item!, verdict: 'routine' as const }] },
    { ...change, items: [{ ...item!, verdict: 'danger' as const }, item!] },
  ];
  expect(matrixPlan({ ...plan!, changes })).toEqual({
    include: [{ name: 'shop', stacks: ['shop'], verdict: 'danger', changes: 3, terraform: 0 }],
  });
});
