import { ApiObject, App, Chart, type IResolver, Lazy } from 'cdk8s';
import { resolve } from 'cdk8s/lib/resolve';
import { App as TerraformApp, TerraformStack, Token } from 'cdktf';
import * as fc from 'fast-check';
import { fastObjects, keepsPlain } from '../../../../../lib/synth/fast/fast-objects';
import { refuseTokens } from '../../../../../lib/synth/render/token-guard';
import { check } from '../../../../kit/property';

const fast = fastObjects(resolve);
const stack = new TerraformStack(new TerraformApp({ stackTraces: false, outdir: '/nonexistent' }), 'stack');

function objectIn(...resolvers: IResolver[]): ApiObject {
  return new ApiObject(new Chart(new App({ resolvers }), 'chart'), 'object', { apiVersion: 'v1', kind: 'ConfigMap' });
}

class Named {
  readonly name = 'a';
}
class Either {
  constructor(readonly value: string | number) {}
}

/** What a resolver has to do with, and what the guard refuses. */
const others: readonly unknown[] = [
  Lazy.any({ produce: () => ({ later: 1, none: undefined }) }),
  { resolve: () => 'implicit' },
  { resolve: 'text' },
  new Either('50%'),
  new Either(3),
  { value: 'plain' },
  new Named(),
  Object.assign(Object.create(null), { a: 1 }),
  { constructor: 'text' },
  Token.asString({ resolve: () => 'x' } as never),
  Token.asNumber({ resolve: () => 1 } as never),
  Token.asList({ resolve: () => ['x'] } as never),
  Token.asStringMap({ resolve: () => ({ x: 'y' }) } as never),
  `x-${Token.asString({ resolve: () => 'x' } as never)}`,
  'TfToken[',
  '1e500',
  Number.NaN,
  Number.POSITIVE_INFINITY,
  -1,
  -0,
  10n,
  Symbol.iterator,
  () => 1,
  new Date(0),
];
const scalar = fc.oneof(
  fc.constantFrom(...others),
  fc.constantFrom(undefined, null, true, 0, 1.5, 1e300),
  fc.string({ unit: fc.constantFrom(...'a1.-+eE${}') }),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', '1', '1e500', '__proto__', 'resolve', 'value'), tie('value'), { maxKeys: 4 }),
  ),
}));

function outcome(run: () => unknown): unknown {
  try {
    return { value: run() };
  } catch (error) {
    return { error: String((error as Error).message) };
  }
}

test.each([
  ['an App of cdk8s', objectIn()],
  ['one that refuses tokens', objectIn(keepsPlain(refuseTokens(stack)))],
])('whatever an object of %s holds, it becomes what cdk8s makes of it, or the same error', (_app, object) => {
  check(
    fc.property(value, (tree) => {
      expect(outcome(() => fast(['spec'], tree, object))).toStrictEqual(outcome(() => resolve(['spec'], tree, object)));
    }),
    { short: 300, long: 10_000 },
  );
});

test('a resolver of a program is asked for everything', () => {
  const capitals: IResolver = {
    resolve: (context) => {
      if (context.value === 'a') context.replaceValue('A');
    },
  };
  expect(fast([], { x: ['a', 'b'] }, objectIn(capitals))).toEqual({ x: ['A', 'b'] });
});
