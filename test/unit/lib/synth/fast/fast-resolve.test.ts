import { App, DataResource, Fn, Lazy, ref, TerraformStack, Token } from 'cdktf';
import { resolve } from 'cdktf/lib/_tokens';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { fastResolve } from '../../../../../lib/synth/fast/fast-resolve';
import { check } from '../../../../kit/property';

const stack = new TerraformStack(new App({ stackTraces: false, outdir: '/nonexistent' }), 'stack');
const fast = fastResolve(resolve);

const [{ id: own, fqn }, { id: other }] = [stack, new TerraformStack(stack.node.root as App, 'other')].map(
  (scope) => new DataResource(scope, 'data'),
) as [DataResource, DataResource];

class Named {
  readonly name = 'a';
}

const lazy = Lazy.anyValue({ produce: () => ({ lazily: [Token.asString(Fn.join('-', ['a', 'b'])), undefined] }) });
/** Everything by which cdktf stands for something that is known later, and what it refuses. */
const tokens: readonly unknown[] = [
  own,
  other,
  `{"a":"${own}","b":["${fqn}"]}`,
  `${own}-${other}`,
  `$${own}}`,
  `\${lower(${own})}`,
  `x\${ ${own}`,
  `${own}#{TfToken[TOKEN.1]}`,
  `1e${own}308`,
  Token.asString(ref(`${fqn}.name`, stack)),
  Token.asString(ref('1e+308', stack)),
  Token.asString('plain'),
  Token.asString({ resolve: () => 'text' } as never),
  Token.asString(Fn.upper('a')),
  `x-${Token.asString(Fn.upper('a'))}-y`,
  Token.asNumber(Fn.max([1, 2])),
  `${Token.asNumber(Fn.max([1, 2]))}`,
  `x:${Token.asNumber(Fn.max([1, 2]))}/y`,
  Token.asList(Fn.reverse(['a'])),
  [...Token.asList(Fn.reverse(['a'])), 'b'],
  Token.asList(Fn.reverse(['a']))[0],
  Token.asNumberList(Fn.reverse([1])),
  Token.asStringMap(Fn.merge([{ a: 'b' }])),
  Token.asNumberMap(Fn.merge([{ a: 'b' }])),
  Token.asBooleanMap(Fn.merge([{ a: 'b' }])),
  Token.asAnyMap(Fn.merge([{ a: 'b' }])),
  Token.STRING_MAP_TOKEN_VALUE,
  Token.ANY_MAP_TOKEN_VALUE,
  Token.NUMBER_MAP_TOKEN_VALUE,
  { [Token.asString(Fn.upper('a'))]: 1 },
  Fn.join('-', ['a', Token.asString(Fn.lower('B'))]),
  lazy,
  Lazy.stringValue({ produce: () => undefined }),
  new Date(0),
  new Named(),
  Object.assign(Object.create(null), { a: lazy }),
  { constructor: 'text', a: 1 },
  { resolve: 1, a: 2 },
  { _children: {}, a: 2 },
  () => 1,
  new Construct(stack, 'child'),
  Symbol.iterator,
  10n,
];
const texts = [
  'a',
  '',
  '1e5',
  '-e-',
  '1e308',
  '-1e+289x',
  '${a.b.c}',
  '$${x}',
  'TfToken[',
  '${TfToken[TOKEN.999999]}',
  '#{TfToken[',
  'a\n',
];
const scalar = fc.oneof(
  fc.constantFrom(...tokens),
  fc.constantFrom(...texts),
  fc.constantFrom(undefined, null, true, 0, -0, Number.NaN, Number.NEGATIVE_INFINITY, -1e300, 1e300),
  fc.string({ unit: fc.constantFrom(...'a1.-+eE${}') }),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', '1e500', 'x_y', '//', '-e+100', 'depends_on'), tie('value'), { maxKeys: 4 }),
  ),
}));

/** What comes of it, in a form that tells everything apart. */
function outcome(run: () => unknown): unknown {
  try {
    return { value: run() };
  } catch (error) {
    return { error: String((error as Error).message).replace(/\n\s+at .*/g, '') };
  }
}

test('whatever a tree holds, it becomes what cdktf makes of it, or the same error', () => {
  check(
    fc.property(value, fc.boolean(), (tree, preparing) => {
      expect(outcome(() => fast(stack, tree, preparing))).toStrictEqual(outcome(() => resolve(stack, tree, preparing)));
    }),
    { short: 150, long: 10_000 },
  );
});

test.each(tokens.map((token, index) => [index, token] as const))('token %s alone', (_index, token) => {
  expect(outcome(() => fast(stack, { a: [token], b: token }))).toStrictEqual(outcome(() => resolve(stack, { a: [token], b: token })));
});

test('what holds itself is refused as cdktf does', () => {
  const endless: Record<string, unknown> = {};
  endless.itself = endless;
  expect(outcome(() => fast(stack, endless))).toStrictEqual(outcome(() => resolve(stack, endless)));
});

test('what has no token is a copy', () => {
  const tree = { a: [{ b: 'c' }] };
  const copy = fast(stack, tree);
  expect(copy).toEqual(tree);
  expect(copy).not.toBe(tree);
  expect(copy.a[0]).not.toBe(tree.a[0]);
});
