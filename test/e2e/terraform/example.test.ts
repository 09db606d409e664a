import { describeWithLab } from '../lab/jest/with-lab';
import { AWS, TERRAFORM } from '../lab/toolchain';
import { type Example, synthesizeExample } from './example';
import { type Life, live } from './life';

describeWithLab('receipts', [...TERRAFORM, ...AWS], (sandbox) => {
  let life: Life;
  beforeAll(async () => {
    const example: Example = await synthesizeExample(sandbox());
    life = await live(sandbox(), example, 'receipts-staging-eu-west-1', {
      environment: 'staging',
      crash: ['PutSecretValue', 'after'],
      destroy: true,
    });
  }, 900_000);
  test('x', () => {
    const { second, without, drift, search, destroyed, given, password, leftOut, storedAtCrash, complete } = life;
    console.log(
      JSON.stringify(
        {
          second: second.changes,
          without: [without.plan.changes, without.calls.map((c) => c.service + c.action)],
          drift: drift.changes,
          search,
          destroyed,
          given,
          password,
          leftOut,
          storedAtCrash,
          complete: [complete.untouched, complete.plan.changes, complete.calls.map((c) => c.service + c.action)],
        },
        undefined,
        1,
      ),
    );
  });
});
