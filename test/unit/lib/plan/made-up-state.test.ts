import { MadeUpState, type ProviderSchemas } from '../../../../lib/plan/provider/made-up-state';

// biome-ignore lint/suspicious/noExplicitAny: a document as Terraform prints it
type Json = Readonly<Record<string, any>>;

const provider = 'registry.terraform.io/hashicorp/aws';
const attributes = {
  id: { type: 'string', computed: true },
  name: { type: 'string' },
  arn: { type: 'string', computed: true },
  role: { type: 'string' },
};
const schemas: ProviderSchemas = { [provider]: { resource_schemas: { aws_x: { version: 2, block: { attributes } } } } };

/** A change of `aws_x.<name>` in the module `m0`, as `terraform show -json` prints it. */
function entry(name: string, actions: readonly string[], after: Json | null, change: Json = {}, own: Json = {}): Json {
  return {
    address: `module.m0.aws_x.${name}`,
    module_address: 'module.m0',
    mode: 'managed',
    type: 'aws_x',
    name,
    provider_name: provider,
    ...own,
    change: { actions, before: null, after, after_unknown: {}, after_sensitive: {}, ...change },
  };
}
/** A plan with what the configuration states of each block. */
const planOf = (changes: readonly Json[], expressions: Readonly<Record<string, Json>> = {}): Json => ({
  resource_changes: changes,
  configuration: {
    root_module: {
      module_calls: {
        m0: { module: { resources: Object.entries(expressions).map(([name, each]) => ({ address: `aws_x.${name}`, expressions: each })) } },
      },
    },
  },
});
const block = (name: string) => ({ module: 'm0', block: `aws_x.${name}` });

test('what is settled is as before, and what is left in it keeps what was made up', () => {
  const state = new MadeUpState(schemas);
  state.settle(planOf([entry('a', ['create'], { name: 'n' }, { after_unknown: { id: true } })]));
  const [before] = state.of('m0');
  expect(state.settle(planOf([entry('a', ['no-op'], { name: 'other' })]))).toEqual([]);
  expect(state.of('m0')).toEqual([before]);
  expect(state.settle(planOf([entry('a', ['update'], { name: 'other' }, { after_unknown: { id: true } })]))).toEqual([block('a')]);
  expect(state.of('m0').map(({ attributes: all }) => all)).toEqual([{ ...before!.attributes, name: 'other' }]);
});

const reference = { references: ['aws_x.b.arn'] };
test.each<[what: string, unknown: Json, expressions: Json, waits: boolean]>([
  ['an argument that refers to another', { role: true }, { role: reference }, true],
  ['a block of which an argument does', { rule: [{ role: true }] }, { rule: [{ role: reference }] }, true],
  ['an object of which an argument does', { rule: { role: true } }, { rule: { role: reference } }, true],
  ['an argument that is known although it refers', { role: false }, { role: reference }, false],
  ['a block in which all is known', { rule: [{ role: false }] }, { rule: [{ role: reference }] }, false],
  ['an argument that is written as it is', { role: true }, { role: { constant_value: 'r' } }, false],
  ['what only the provider tells', { id: true }, {}, false],
  ['what only the provider tells, beside a reference', { id: true }, { role: reference }, false],
])('waits for the next plan where another resource tells a value first: %s', (_what, unknown, expressions, waits) => {
  const plan = planOf([entry('a', ['create'], {}, { after_unknown: unknown })], { a: expressions });
  const state = new MadeUpState(schemas);
  expect(state.settle(plan)).toEqual([block('a')]);
  expect(state.of('m0')).toHaveLength(waits ? 0 : 1);
  // What is there already waits for nothing.
  const known = new MadeUpState(schemas);
  known.settle(planOf([entry('a', ['create'], { name: 'before' })]));
  known.settle(planOf([entry('a', ['update'], { name: 'after' }, { after_unknown: unknown })], { a: expressions }));
  expect(known.of('m0')[0]!.attributes).toMatchObject({ name: 'after' });
});

const [attribute, index] = [
  (value: string) => ({ type: 'get_attr', value }),
  (value: number) => ({ type: 'index', value: { value, type: 'number' } }),
];
test.each<[marks: unknown, paths: readonly unknown[]]>([
  [{}, []],
  [false, []],
  [true, [[]]],
  [{ a: true, b: false, c: true }, [[attribute('a')], [attribute('c')]]],
  [
    { a: [true, false, true] },
    [
      [attribute('a'), index(0)],
      [attribute('a'), index(2)],
    ],
  ],
  [
    { a: [{ b: true }, { b: [true] }] },
    [
      [attribute('a'), index(0), attribute('b')],
      [attribute('a'), index(1), attribute('b'), index(0)],
    ],
  ],
  [{ a: [[false, true]] }, [[attribute('a'), index(0), index(1)]]],
  [{ a: { b: { c: true } } }, [[attribute('a'), attribute('b'), attribute('c')]]],
])('what is sensitive as %j is so in a state, by its path', (marks, paths) => {
  const state = new MadeUpState(schemas);
  state.settle(planOf([entry('a', ['create'], {}, { after_sensitive: marks })]));
  expect(state.of('m0')[0]!.sensitive).toEqual(paths);
});

test('what was known before is taken in as it is', () => {
  const one = new MadeUpState(schemas);
  one.settle(planOf([entry('a', ['create'], { name: 'n' }, { after_unknown: { id: true } })]));
  const other = new MadeUpState(schemas);
  other.add(one.of('m0'));
  expect(other.print()).toEqual(one.print());
});
