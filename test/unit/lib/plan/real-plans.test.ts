import { compareSides } from '../../../../lib/plan/compare-sides';
import { markdownPlan } from '../../../../lib/plan/formats/markdown-plan';
import { textPlan } from '../../../../lib/plan/formats/text-plan';
import type { Plan } from '../../../../lib/plan/plan';
import { plainSide } from '../../../kit/sides';

// biome-ignore lint/suspicious/noExplicitAny: a document as Terraform prints it
type Json = Readonly<Record<string, any>>;

/** A change of `<type>.<name>` as `terraform show -json` prints it. */
function change(address: string, actions: readonly string[], before: Json | null, after: Json | null, more: Json = {}, own: Json = {}) {
  const [type, name] = address.split('.');
  return { address, mode: 'managed', type, name, ...own, change: { actions, before, after, after_unknown: {}, ...more } };
}

function planOf(document: Json, before: Json = {}, after: Json = before): Plan {
  const side = (content: Json) => plainSide({ 'main.tf.json': content });
  const resources = Object.entries<Json>(after['resource'] ?? {}).flatMap(([type, named]) =>
    Object.entries<Json>(named).map(([name, block]) => ({
      address: `${type}.${name}`,
      mode: 'managed',
      type,
      name,
      expressions: Object.fromEntries(Object.entries(block).map(([key, value]) => [key, { constant_value: value }])),
    })),
  );
  const whole = { format_version: '1.2', configuration: { root_module: { resources } }, ...document };
  return compareSides(side(before), side(after), {}, [{ stack: '', name: 'plan.json', by: 'terraform', document: whole }]);
}

const lines = ({ changes }: Plan) =>
  changes.flatMap(({ kind, items, subject }) => items.map(({ text, verdict, rule }) => `${kind} ${subject}: ${text} | ${verdict} ${rule}`));
const changes = (...all: Json[]) => ({ resource_changes: all });

test('what is empty in one and null in the other is no change', () => {
  const before = { tags: null, list: [], nested: [{ a: null, b: {} }] };
  const after = { tags: {}, list: null, nested: [{ a: {}, b: null }] };
  expect(lines(planOf(changes(change('aws_sqs_queue.q', ['update'], before, after))))).toEqual([]);
  const drift = { resource_drift: [change('aws_sqs_queue.q', ['update'], before, after)] };
  expect(lines(planOf(drift))).toEqual([]);
});

test.each<[what: string, before: Json, after: Json, told: readonly string[]]>([
  ['at the top, is none', { note: '' }, { note: null }, []],
  [
    'in a block, is one',
    { block: { a: 1, note: '' } },
    { block: { a: 1, note: null } },
    ['updated aws_sqs_queue.q: block.note "" removed, in place'],
  ],
])('a text that nobody states and is empty, %s', (_what, before, after, told) => {
  expect(lines(planOf(changes(change('aws_sqs_queue.q', ['update'], before, after)))).map((line) => line.split(' | ')[0])).toEqual(told);
});

test('what the provider says replaces a resource does, whatever a table says', () => {
  const plan = planOf(
    changes(change('aws_sqs_queue.q', ['create', 'delete'], { delay: 1 }, { delay: 2 }, { replace_paths: [['delay']] })),
    { resource: { aws_sqs_queue: { q: { delay: 1 } } } },
    { resource: { aws_sqs_queue: { q: { delay: 2 } } } },
  );
  expect(plan.changes).toMatchObject([{ kind: 'replaced', certainty: 'certain', by: 'terraform' }]);
  expect(lines(plan)).toEqual(['replaced aws_sqs_queue.q: delay 1 → 2, replaced (certain) | danger data/replaced']);
  expect(plan.unknownTypes).toEqual([]);
});

test.each([
  ['create', 'created', false, true],
  ['update', 'updated', true, true],
  ['delete', 'deleted', true, false],
] as const)('what is to %s has the construct path that its block states', (action, kind, isBefore, isAfter) => {
  const block = (delay: number) => ({ '//': { metadata: { path: 'shop/orders/Jobs/queue', uniqueId: 'q' } }, delay });
  const stack = (is: boolean, delay: number) => (is ? { resource: { aws_sqs_queue: { q: block(delay) } } } : {});
  const planned = change('aws_sqs_queue.q', [action], isBefore ? { delay: 1 } : null, isAfter ? { delay: 2 } : null);
  const plan = planOf(changes(planned), stack(isBefore, 1), stack(isAfter, 2));
  expect(plan.changes).toMatchObject([{ kind, by: 'terraform', path: 'shop/orders/Jobs/queue', file: 'main.tf.json' }]);
});

test('what no file states stands in none', () => {
  const [drifted] = planOf({ resource_drift: [change('aws_sqs_queue.q', ['update'], { delay: 1 }, { delay: 2 })] }).changes;
  expect(drifted).toMatchObject({ kind: 'drifted', file: '' });
});

test('of a block that the plan did not settle, files tell what changes', () => {
  const content = (delay: number) => ({ 'main.tf.json': { resource: { aws_sqs_queue: { q: { delay }, r: { delay } } } } });
  const resources = ['q', 'r'].map((name) => ({ address: `aws_sqs_queue.${name}`, mode: 'managed', type: 'aws_sqs_queue', name }));
  const document = {
    format_version: '1.2',
    configuration: { root_module: { resources } },
    ...changes(...['q', 'r'].map((name) => change(`aws_sqs_queue.${name}`, ['create', 'delete'], { delay: 1 }, { delay: 2 }))),
  };
  const plan = compareSides(plainSide(content(1)), plainSide(content(2)), {}, [
    { stack: '', name: 'plan.json', by: 'terraform', document, unsettled: new Set(['aws_sqs_queue.q']) },
  ]);
  expect(plan.changes.map(({ address, kind, by }) => [address, kind, by])).toEqual([
    ['aws_sqs_queue.q', 'updated', undefined],
    ['aws_sqs_queue.r', 'replaced', 'terraform'],
  ]);
});

test('a secret is hidden by its mark, by the schema of the provider, and by its value elsewhere', () => {
  const plan = planOf({
    ...changes(
      change('aws_db_instance.db', ['update'], { password: 'canary-old-1', port: 1 }, { password: 'canary-new-1', port: 2 }),
      change(
        'aws_x.marked',
        ['update'],
        { token: 'canary-2a' },
        { token: 'canary-2b' },
        { before_sensitive: { token: true }, after_sensitive: { token: true } },
      ),
      change('aws_x.url', ['update'], { at: 'a' }, { at: `u:canary-new-1@host ${Buffer.from('canary-2b').toString('base64')}` }),
    ),
    configuration: { root_module: { variables: { s: { sensitive: true, default: 'canary-3' } } } },
    output_changes: {},
  });
  const all = `${JSON.stringify(plan)}${textPlan(plan, { verbose: true })}${markdownPlan(plan)}`;
  expect(all).not.toMatch(/canary/);
  expect(all).not.toContain(Buffer.from('canary-2b').toString('base64').replace(/=+$/, ''));
  expect(lines(plan)).toEqual([
    'updated aws_db_instance.db: password changed, in place | review terraform/sensitive',
    'updated aws_db_instance.db: port 1 → 2, in place, restarts the database | review database/restarts',
    'updated aws_x.marked: token changed, in place | review terraform/sensitive',
    'updated aws_x.url: at a → u:<secret>@host <secret>, in place | review unknown/field',
  ]);
});

test('outputs that come, change and go are told, and no others', () => {
  const output = (action: string, before: unknown, after: unknown) => ({ actions: [action], before, after, after_unknown: false });
  const plan = planOf({
    output_changes: {
      came: output('create', null, 'a'),
      changed: output('update', 'a', 'b'),
      gone: output('delete', 'a', null),
      same: output('no-op', 'a', 'a'),
    },
  });
  expect(lines(plan)).toEqual([
    'created output.came: created | review unknown/created',
    'updated output.changed: value a → b | review unknown/field',
    'deleted output.gone: deleted | review unknown/removed',
  ]);
});

test.each<[what: string, change: Json, changed: string, same: string]>([
  [
    'what only applying tells',
    { before: 'a', after_unknown: true },
    'value a → (known after apply) | review unknown/field',
    'value known after apply | routine terraform/computed',
  ],
  [
    'an empty text',
    { before: 'a', after: '', after_unknown: false },
    'value a → "" | review unknown/field',
    'value a removed | review unknown/field',
  ],
])('of an output, %s is a value where its statement changed, and otherwise none', (_what, entry, changed, same) => {
  const stating = (value: string) => ({ output: { url: { value } } });
  const plan = { output_changes: { url: { actions: ['update'], ...entry } } };
  const [one, other] = [stating('${aws_x.a.url}'), stating('${aws_x.b.url}')];
  expect(lines(planOf(plan, one, other))).toEqual([`updated output.url: ${changed}`]);
  expect(lines(planOf(plan, one))).toEqual([`updated output.url: ${same}`]);
});

test('what others changed and deleted is told', () => {
  const plan = planOf({
    resource_drift: [
      change('aws_sqs_queue.q', ['update'], { tags: { a: '1' } }, { tags: { a: '2' } }),
      change('aws_s3_bucket.b', ['delete'], { bucket: 'x' }, null),
    ],
  });
  expect(lines(plan)).toEqual([
    'drifted aws_s3_bucket.b: drifted, deleted past Terraform | danger terraform/gone',
    'drifted aws_sqs_queue.q: tags.a 1 → 2, changed past Terraform | review terraform/drifted',
  ]);
});

test('what waits for another plan is told, with the plan that it waits for', () => {
  const plan = planOf({
    complete: false,
    resource_changes: [],
    deferred_changes: [{ reason: 'provider_config_unknown', resource_change: change('aws_x.a', ['create'], null, { b: 1 }) }],
  });
  expect(plan.notices).toMatchObject([
    { rule: 'terraform/incomplete', text: 'The plan of this folder is not complete: 1 change waits for another' },
  ]);
  expect(lines(plan)).toEqual(['deferred aws_x.a: deferred | review terraform/deferred']);
});

test('what is known after apply is said in one line, what somebody states by itself', () => {
  const both = { resource: { aws_x: { a: { role: '${aws_y.b.arn}' } } } };
  const unknown = { after_unknown: { role: true, id: true, arn: true } };
  const plan = planOf(changes(change('aws_x.a', ['update'], { role: 'r', id: 'i', arn: 'a' }, {}, unknown)), both);
  expect(lines(plan)).toEqual([
    'updated aws_x.a: arn, id known after apply | routine terraform/computed',
    'updated aws_x.a: role r → (known after apply), in place | review unknown/field',
  ]);
});

test('what a module states is stated, whatever the key of its instance', () => {
  const resources = [{ address: 'aws_x.a', expressions: { role: { references: ['var.role'] } } }];
  const configuration = { root_module: { module_calls: { m: { module: { resources } } } } };
  const entry = change('aws_x.a', ['update'], { role: 'r' }, {}, { after_unknown: { role: true } });
  const planned = (key: string) =>
    lines(planOf({ configuration, ...changes({ ...entry, address: `module.m${key}.aws_x.a`, module_address: `module.m${key}` }) }));
  for (const key of ['', '[0]', '["a]b"]'])
    expect(planned(key)).toEqual([`updated module.m${key}.aws_x.a: role r → (known after apply), in place | review unknown/field`]);
});

test('instances, modules and what was left behind have the addresses of Terraform', () => {
  const entry = change('aws_x.a', ['delete'], { b: 1 }, null);
  const plan = planOf(
    changes(
      { ...entry, address: 'aws_x.a["k.l"]', index: 'k.l' },
      { ...entry, address: 'module.m[0].aws_x.a', module_address: 'module.m[0]' },
      { ...entry, deposed: 'abcd1234' },
    ),
  );
  expect(plan.changes.map(({ address }) => address)).toEqual(['aws_x.a.abcd1234', 'aws_x.a["k.l"]', 'module.m[0].aws_x.a']);
});

test('a plan of something else is refused', () => {
  const side = plainSide({ 'main.tf.json': { resource: { aws_x: { a: { b: 1 } } } } });
  const document = { format_version: '1.2', configuration: { root_module: {} } };
  expect(() => compareSides(side, side, {}, [{ stack: '', name: 'p.json', by: 'terraform', document }])).toThrow(
    "'p.json' is no plan of '' as it is now: it has no aws_x.a.",
  );
});

test.each([
  { resource_changes: 'x' },
  {
    resource_changes: [
      null,
      1,
      'x',
      {},
      { type: 1 },
      { type: 'a_b' },
      { type: 'a_b', change: [] },
      { type: 'a_b', change: { actions: 'x' } },
    ],
  },
  { resource_drift: { a: 1 }, deferred_changes: [{ resource_change: 7 }, null] },
  {
    output_changes: [1],
    planned_values: 3,
    prior_state: { values: [] },
    configuration: { root_module: { module_calls: 4, resources: [{}] } },
  },
  { resource_changes: [change('a_b.c', ['update'], { x: [1] }, { x: 'y' }, { after_unknown: { x: [true] }, after_sensitive: [[true]] })] },
])('a plan of another shape ends nothing: %j', (document) => {
  expect(() => planOf(document)).not.toThrow();
});

const hostileTexts = [
  '\u001b[2J',
  '\u202e',
  '\u0000',
  '\u009b31m',
  '::set-output name=a::b',
  '@team',
  '<b>',
  '![a](http://b)',
  '\u001b]8;;x\u0007',
];

test('what is hostile stays text', () => {
  const values = (prefix: string) => Object.fromEntries(hostileTexts.map((text, index) => [`k${index}${text}`, prefix + text]));
  const plan = planOf(changes(change('aws_x.a', ['update'], values('a'), values('b'))));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is left is what is tested
  expect(textPlan(plan, { verbose: true })).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
});
