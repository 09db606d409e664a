import { plannedValues } from '../../../../lib/documents/plan/planned-values';

const planOf = (values: object, unknown: object = {}, sensitive: object = {}) => ({
  resource_changes: [{ address: 'aws_s3_bucket.a', change: { after_unknown: unknown } }],
  planned_values: {
    root_module: {
      resources: [{ mode: 'managed', type: 'aws_s3_bucket', name: 'a', address: 'aws_s3_bucket.a', values, sensitive_values: sensitive }],
    },
  },
});

test.each<[what: string, values: object, unknown: object, sensitive: object, known: object]>([
  ['all where nothing is unknown', { a: 1, b: null, c: { d: [] } }, {}, {}, { a: 1, b: null, c: { d: [] } }],
  ['nothing of what is known after apply', { a: 1 }, { arn: true, a: true }, {}, {}],
  ['nothing of a block of which a part will be known', { a: null, b: null }, { a: { arn: true } }, {}, { b: null }],
  ['what is none, also where it would be secret', { a: 's', b: null }, {}, { a: true, b: true }, { b: null }],
  ['the rest of a block', { a: { b: 1, c: 's', d: 2 } }, { a: { b: true } }, { a: { c: true } }, { a: { d: 2 } }],
  [
    'the items of a list at their places',
    { a: [1, 's', 3] },
    { a: [true, false, false, true] },
    { a: [false, true] },
    { a: [undefined, undefined, 3, undefined] },
  ],
])('a plan knows %s', (_what, values, unknown, sensitive, known) => {
  expect(plannedValues(planOf(values, unknown, sensitive)).get('aws_s3_bucket.a')).toEqual([known]);
});

test('what is no block of values knows nothing, and instances of one block stand together', () => {
  const [one] = planOf({ a: 1 }).planned_values.root_module.resources;
  const resources = [one, { ...one, address: 'aws_s3_bucket.a[1]', values: { a: 2 } }, { ...one, name: 'b', values: 'x' }];
  const values = plannedValues({ planned_values: { root_module: { resources } } });
  expect([...values]).toEqual([
    ['aws_s3_bucket.a', [{ a: 1 }, { a: 2 }]],
    ['aws_s3_bucket.b', [{}]],
  ]);
});
