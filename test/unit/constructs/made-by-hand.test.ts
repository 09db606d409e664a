import { Construct } from 'constructs';
import * as constructs from '../../../constructs';
import { Platform, UserError } from '../../../lib';
import { synthesize } from '../../../lib/testing/synthesize';
import { aws } from '../../kit/environments';

type Class = new (...given: readonly unknown[]) => unknown;

/** Every class that makes something in a stack; those that only others extend are no constructors of their own. */
const classes = (Object.entries(constructs) as readonly (readonly [string, unknown])[]).flatMap(([name, value]): [string, Class][] =>
  typeof value === 'function' && value.prototype instanceof Construct && value !== constructs.OverridableWorkload
    ? [[name, value as Class]]
    : [],
);

const scopes: Readonly<Record<string, () => unknown>> = {
  nothing: () => undefined,
  'an object': () => ({}),
  'a platform': () => new Platform({ organization: 'acme' }),
  'an environment': () => aws(),
  'a construct of no stack': () => new Construct(undefined as never, ''),
};

test('there are some', () => expect(classes.length).toBeGreaterThan(12));

describe.each(classes)('%s that a JavaScript program makes by hand', (_name, type) => {
  test.each(Object.entries(scopes))('with %s for a scope is refused as a mistake', (_scope, scope) => {
    expect(() => new type(scope(), 'orders', {}, {})).toThrow(UserError);
  });

  test('with nothing behind its name is refused as a mistake, or made', () => {
    let told: unknown;
    try {
      synthesize(aws(), (stack) => void new type(stack, 'orders'));
    } catch (error) {
      told = error;
    }
    expect(told ?? new UserError('made', '')).toBeInstanceOf(UserError);
  });
});
