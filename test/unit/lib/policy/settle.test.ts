import { expression, judge, verdictOf } from '../../../../lib';
import { settle } from '../../../../lib/policy/values/settle';
import { Unknown } from '../../../../lib/policy/values/unknown';
import { policyOf } from './policy-of';

const unknown = new Unknown('${var.x}');

test.each([
  ['a value', { a: unknown, b: 1 }, [{ a: 'x', b: 2 }], { a: 'x', b: 1 }],
  ['what is null in the plan is not set', { a: unknown }, [{ a: null }], {}],
  ['what the plan does not know stays unknown', { a: unknown }, [{ a: undefined }], { a: unknown }],
  ['what the plan does not have stays unknown', { a: unknown }, [{}], { a: unknown }],
  ['a block that the plan has in a list', { block: { a: unknown } }, [{ block: [{ a: true }] }], { block: { a: true } }],
  ['a whole list', { list: unknown }, [{ list: [{ a: null, b: 1 }] }], { list: [{ b: 1 }] }],
  ['a list of which a part is unknown', { list: unknown }, [{ list: ['a', undefined] }], { list: unknown }],
  ['an item among known ones, in another order', { list: ['b', unknown] }, [{ list: ['a', 'b'] }], { list: ['b', 'a'] }],
  [
    'items of a set, told by what is known of them',
    {
      rule: [
        { port: 1, open: unknown },
        { port: 2, open: unknown },
      ],
    },
    [
      {
        rule: [
          { port: 2, open: false },
          { port: 1, open: true },
        ],
      },
    ],
    {
      rule: [
        { port: 1, open: true },
        { port: 2, open: false },
      ],
    },
  ],
  [
    'items that cannot be told apart stay unknown',
    { rule: [{ open: unknown }, { open: unknown }] },
    [{ rule: [{ open: false }, { open: true }] }],
    { rule: [{ open: unknown }, { open: unknown }] },
  ],
  ['another number of items', { list: [{ a: unknown }] }, [{ list: [{ a: 1 }, { a: 2 }] }], { list: [{ a: unknown }] }],
  [
    'what all instances agree on',
    { a: unknown, b: unknown },
    [
      { a: 1, b: 1 },
      { a: 1, b: 2 },
    ],
    { a: 1, b: unknown },
  ],
  ['a key that reaches into JavaScript', { a: unknown }, [JSON.parse('{"__proto__": {"a": 1}}')], { a: unknown }],
])('%s', (_what, block, instances, result) => {
  expect(settle(block, instances)).toEqual(result);
});

test('without a plan nothing is touched', () => {
  const block = { a: unknown };
  expect(settle(block, [])).toBe(block);
});

const bucket = {
  type: 'aws_s3_bucket',
  address: 'aws_s3_bucket.logs',
  path: 'shop/logs',
  values: { force_destroy: '${var.destroy}', bucket: '${var.name}' },
};
const notDestroyed = policyOf(expression('aws_s3_bucket', ({ force_destroy: destroyed }) => destroyed.isNot(true)));

test('a rule is judged with what the plan knows, and the reference to a block has the value that the plan gives it', () => {
  const planned = (value: boolean) => new Map([['aws_s3_bucket.logs', [{ force_destroy: value, bucket: 'logs' }]]]);
  expect(verdictOf(notDestroyed, bucket).verdict).toBe('unknown');
  expect(verdictOf(notDestroyed, bucket, { planned: planned(false) }).verdict).toBe('pass');
  expect(verdictOf(notDestroyed, bucket, { planned: planned(true) })).toEqual({ verdict: 'fail', messages: ['force_destroy is true'] });

  const policy = policyOf(expression('aws_sqs_queue', ({ name }) => name.is('logs-queue')));
  const queue = {
    type: 'aws_sqs_queue',
    address: 'aws_sqs_queue.q',
    path: 'shop/q',
    values: { name: '${aws_s3_bucket.logs.bucket}-queue' },
  };
  const { violations } = judge([bucket, queue], [{ name: 'p', version: '1.0.0', policies: [policy] }], { planned: planned(true) });
  expect(violations).toEqual([]);
});
