import { App, DataResource, Fn, LocalBackend, TerraformResource, TerraformStack, Token } from 'cdktf';
import * as fc from 'fast-check';
import { prepareStack } from '../../../../../lib/synth/fast/fast-prepare';
import { check } from '../../../../kit/property';

class Given extends TerraformResource {
  constructor(
    scope: TerraformStack,
    id: string,
    private readonly attributes: Readonly<Record<string, unknown>>,
  ) {
    super(scope, id, { terraformResourceType: 'given' });
  }
  protected override synthesizeAttributes() {
    return this.attributes as Record<string, never>;
  }
}

type Make = (other: DataResource, own: DataResource) => unknown;

/** What an attribute may hold, by what another stack and its own have. */
const values: readonly Make[] = [
  ({ id }) => id,
  ({ id }) => `x-${id}-y`,
  ({ output }) => output,
  ({ id }) => Token.asList(Fn.split(',', id)),
  ({ id }) => Fn.lengthOf(id),
  ({ id }) => `at:${Token.asNumber(Fn.lengthOf(id))}`,
  ({ id }) => Token.asStringMap(Fn.merge([{ id }])),
  ({ id }) => ({ [id]: 1 }),
  ({ id }) => ({ deep: [{ id }, null] }),
  ({ id }) => ({ resolve: () => id }),
  ({ id }) => ({ resolve: 'text', id }),
  ({ id }) => Object.assign(new Map(), { id }),
  ({ fqn }) => fqn,
  (_, { id }) => id,
  (_, { id, fqn }) => `{"a":"${id}","b":"${fqn}"}`,
  ({ id }, own) => `${own.id}-${id}`,
  () => 'text',
  () => -1,
  () => undefined,
  () => () => 1,
];
const maker = fc.constantFrom(...values);
const attributes = fc.dictionary(fc.constantFrom('a', 'b', 'tags', 'fooBar'), maker, { maxKeys: 3 });

/** Both stacks' Terraform JSON, or the error. */
function outcome(prepare: (stack: TerraformStack) => void, makers: Readonly<Record<string, Make>>, overriding: Make): unknown {
  const app = new App({ stackTraces: false, outdir: '/nonexistent' });
  const [one, two] = ['one', 'two'].map((id) => new TerraformStack(app, id)) as [TerraformStack, TerraformStack];
  for (const stack of [one, two]) new LocalBackend(stack, { path: 'state' });
  const other = new DataResource(one, 'other');
  const own = new DataResource(two, 'own');
  const given = new Given(two, 'given', Object.fromEntries(Object.entries(makers).map(([key, make]) => [key, make(other, own)])));
  given.dependsOn = [own.fqn];
  given.lifecycle = { replaceTriggeredBy: [own] };
  given.addOverride('over.ridden', overriding(other, own));
  try {
    for (const stack of [one, two]) prepare(stack);
    given.overrideLogicalId('later');
    return { stacks: [one, two].map((stack) => stack.toTerraform()), dependencies: two.dependencies.map(({ node }) => node.id) };
  } catch (error) {
    return {
      error: String((error as Error).message)
        .replace(/TOKEN\.\d+/g, 'TOKEN')
        .replace(/\n\s+at .*/g, ''),
    };
  }
}

test('whatever a resource refers to in another stack, that stack puts out, as cdktf has it', () => {
  check(
    fc.property(attributes, maker, (makers, overriding) => {
      const [fast, stock] = [prepareStack, (stack: TerraformStack) => stack.prepareStack()].map((prepare) =>
        outcome(prepare, makers, overriding),
      );
      expect(fast).toStrictEqual(stock);
    }),
    { short: 20, long: 600 },
  );
});
