import { Bucket, Workload } from '../../../../constructs';
import { expectPlan, planText, synthesize } from '../../../../lib/testing';
import { aws } from '../../../kit/environments';

function app(replicas: number, versioned = true) {
  return synthesize(aws(), (stack) => {
    new Workload(stack, 'orders', {
      image: 'orders',
      replicas,
      dependencies: versioned ? { uploads: new Bucket() } : {},
    });
  });
}

test('two syntheses that are alike change nothing', () => {
  expectPlan(app(2), app(2)).toBe('before → after\nNothing changes.\n');
});

test('what changes is told in the words of the plan, with its verdict, whatever the terminal', () => {
  expectPlan(app(2), app(4)).toMatchInlineSnapshot(`
    "before → after
    1 change: 1 routine. Objects: 1 updated.

    production
      shop/orders  test/unit/lib/testing/expect-plan.test.ts:7:5
        routine  orders: replicas 2 → 4
                 Between half and twice as many pods, and more than one. [routine/replicas]
    "
  `);
});

test('what is lost is told', () => {
  expect(planText(app(2), app(2, false))).toContain('danger');
});

test('a runner without a global expect is told what to write', () => {
  const { expect: own } = globalThis as { expect?: unknown };
  delete (globalThis as { expect?: unknown }).expect;
  let said: unknown;
  try {
    expectPlan(app(2), app(2));
  } catch (error) {
    said = error;
  }
  (globalThis as { expect?: unknown }).expect = own;
  expect((said as Error).message).toContain('`expect(planText(before, after))`');
});
