import { MadeUpState } from '../../../../lib/plan/provider/made-up-state';
import { madeUp } from '../../../../lib/plan/provider/made-up-values';
import { planOfModule } from '../../../../lib/plan/provider/plan-of-module';

const aws = 'registry.terraform.io/hashicorp/aws';
const text = { type: 'string' };
const derived = { type: 'string', optional: true, computed: true };
const block = {
  attributes: {
    id: derived,
    arn: text,
    name: text,
    policy: derived,
    size: { type: 'number' },
    open: { type: 'bool' },
    tags: { type: ['map', 'string'] },
    groups: { type: ['set', 'string'] },
    nested: { type: ['object', {}] },
  },
  block_types: { rule: { block: { attributes: { id: text, key: text } } } },
};
const schemas = { [aws]: { resource_schemas: { aws_sqs_queue: { version: 1, block } } } };

describe('what is known after apply has a placeholder', () => {
  const unknown = {
    arn: true,
    name: true,
    policy: true,
    id: true,
    size: true,
    open: true,
    tags: true,
    groups: true,
    nested: true,
    rule: true,
    other: true,
  };
  const made = (former?: unknown) => madeUp('aws_sqs_queue.jobs', { delay: 5 }, unknown, block, former);

  test('of the type that the provider gives it', () => {
    expect(made()).toEqual({
      delay: 5,
      arn: 'arn:aws:made-up:eu-west-1:111122223333:aws_sqs_queue-jobs',
      name: 'made-up-aws_sqs_queue-jobs-name',
      id: 'made-up-aws_sqs_queue-jobs-id',
      policy: '',
      size: 0,
      open: false,
      tags: {},
      groups: [],
      nested: null,
      rule: [],
      other: null,
    });
  });

  test('and keeps what was made up before; what is empty was not', () => {
    const former = { arn: 'arn:a', name: null, id: '', size: 7 };
    expect(made(former)).toMatchObject({
      arn: 'arn:a',
      size: 7,
      id: 'made-up-aws_sqs_queue-jobs-id',
      name: 'made-up-aws_sqs_queue-jobs-name',
    });
  });

  test('also in blocks and lists', () => {
    const values = { rule: [{ key: 'a' }, { key: 'b' }], groups: ['sg-1', null] };
    const open = { rule: [{}, { id: true }], groups: [false, true] };
    expect(madeUp('q', values, open, block, undefined)).toEqual({
      rule: [{ key: 'a' }, { key: 'b', id: 'made-up-q-rule-id' }],
      groups: ['sg-1', 'made-up-q-groups-1'],
    });
    expect(madeUp('q', values, false, block, undefined)).toEqual(values);
  });
});

const entry = (
  name: string,
  { index, after = {}, actions = ['create'] }: { index?: string | number; after?: object | null; actions?: string[] } = {},
) => ({
  mode: 'managed',
  module_address: 'module.shop',
  address: `module.shop.aws_sqs_queue.${name}${index === undefined ? '' : `[${JSON.stringify(index)}]`}`,
  type: 'aws_sqs_queue',
  name,
  ...(index !== undefined && { index }),
  provider_name: aws,
  change: { actions, after, after_unknown: { arn: true }, after_sensitive: { policy: true, groups: [true] } },
});

describe('a made-up state', () => {
  test('has what a plan of the base adds, each instance below its block', () => {
    const state = new MadeUpState(schemas);
    const open = state.settle({
      resource_changes: [
        entry('jobs', { index: 'a', after: { name: 'a' } }),
        entry('jobs', { index: 'b', after: { name: 'b' } }),
        entry('mail'),
      ],
    });
    expect(open.map(({ block: one }) => one)).toEqual(['aws_sqs_queue.jobs', 'aws_sqs_queue.jobs', 'aws_sqs_queue.mail']);
    expect(state.of('shop')).toHaveLength(3);
    expect(state.of('other')).toEqual([]);
    const { resources } = state.print() as {
      resources: { name: string; module: string; provider: string; instances: { index_key?: string; attributes: object }[] }[];
    };
    expect(
      resources.map(({ name, module, provider, instances }) => [name, module, provider, instances.map((one) => one.index_key)]),
    ).toEqual([
      ['jobs', 'module.shop', `provider["${aws}"]`, ['a', 'b']],
      ['mail', 'module.shop', `provider["${aws}"]`, [undefined]],
    ]);
    expect(resources[0]!.instances[1]!.attributes).toMatchObject({ name: 'b', arn: expect.stringContaining('made-up'), size: null });
  });

  test('says what of it is sensitive', () => {
    const state = new MadeUpState(schemas);
    state.settle({ resource_changes: [entry('jobs')] });
    expect(state.of('shop')[0]!.sensitive).toEqual([
      [{ type: 'get_attr', value: 'policy' }],
      [
        { type: 'get_attr', value: 'groups' },
        { type: 'index', value: { value: 0, type: 'number' } },
      ],
    ]);
  });

  test('takes in nothing that is done, that goes, or whose provider nobody knows', () => {
    const state = new MadeUpState(schemas);
    const foreign = { ...entry('foreign'), provider_name: 'other' };
    expect(
      state.settle({ resource_changes: [entry('done', { actions: ['no-op'] }), entry('gone', { after: null }), foreign] }),
    ).toHaveLength(2);
    expect(state.of('shop')).toEqual([]);
  });

  test('leaves for the next plan what waits for another resource', () => {
    const waiting = (name: string, expression: object) => ({
      resource_changes: [entry(name)],
      configuration: {
        root_module: {
          module_calls: { shop: { module: { resources: [{ address: `aws_sqs_queue.${name}`, expressions: { arn: expression } }] } } },
        },
      },
    });
    const state = new MadeUpState(schemas);
    state.settle(waiting('jobs', { references: ['aws_kms_key.k.arn'] }));
    expect(state.of('shop')).toEqual([]);
    state.settle(waiting('mail', { constant_value: 'a' }));
    expect(state.of('shop').map(({ name }) => name)).toEqual(['mail']);
  });
});

test('of a plan of several stacks, what is of one is told as if it were the root', () => {
  const moved = { ...entry('jobs'), previous_address: 'module.shop.aws_sqs_queue.former' };
  const other = { ...entry('jobs'), module_address: 'module.mail', address: 'module.mail.aws_sqs_queue.jobs' };
  const own = { resources: [{ address: 'aws_sqs_queue.jobs' }] };
  const plan = {
    format_version: '1.2',
    resource_changes: [moved, other, entry('mail')],
    configuration: { root_module: { module_calls: { shop: { module: own } } } },
  };
  const { resource_changes: changes, ...more } = planOfModule(plan, 'shop');
  expect(changes.map((one: Record<string, unknown>) => [one['address'], one['previous_address'], 'module_address' in one])).toEqual([
    ['aws_sqs_queue.jobs', 'aws_sqs_queue.former', false],
    ['aws_sqs_queue.mail', undefined, false],
  ]);
  expect(changes[1]).not.toHaveProperty('previous_address');
  expect(more).toEqual({ format_version: '1.2', configuration: { root_module: own } });
  expect(planOfModule(plan, 'mail').configuration).toEqual({ root_module: {} });
});
