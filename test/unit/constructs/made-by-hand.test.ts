import { Construct } from 'constructs';
import * as constructs from '../../../constructs';
import { type Dependency, Platform, UserError } from '../../../lib';
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

/** What stands where something else is expected. */
const mistakes: readonly (readonly [unknown])[] = [[undefined], [null], ['a word'], [7], [() => 'a function'], [{}]];

test('there are some', () => expect(classes.length).toBeGreaterThan(12));

describe.each(classes)('%s that a JavaScript program makes by hand', (_name, type) => {
  test.each(Object.entries(scopes))('with %s for a scope is refused as a mistake', (_scope, scope) => {
    expect(() => new type(scope(), 'orders', {}, {})).toThrow(UserError);
  });

  test.each(mistakes)('with %p for its props, or its dependency, is refused as a mistake, or made', (value) =>
    expect(made(type, value, {})).toBeInstanceOf(UserError),
  );
});

/** What provisioners are asked for. */
const dependencies: Readonly<Record<string, () => Dependency>> = {
  Bucket: () => new constructs.Bucket(),
  Postgres: () => new constructs.Postgres({ size: 'small' }),
  Queue: () => new constructs.Queue(),
  Redis: () => new constructs.Redis({ size: 'small' }),
  Secret: () => new constructs.Secret({ keys: ['apiKey'] }),
  Table: () => new constructs.Table({ partitionKey: { name: 'id', type: 'string' } }),
};

const provisioned = classes
  .filter(([, type]) => 'provisioner' in type)
  .map(([name, type]) => [name, type, dependencies[name.replace(/^(Aws|Kubernetes)/, '')]!] as const);

describe.each(provisioned)('%s that a JavaScript program makes by hand, though a provisioner does', (name, type, dependency) => {
  test.each(mistakes)('with %p for its options is refused as a mistake, or made', (options) =>
    expect(made(type, dependency(), options)).toBeInstanceOf(UserError),
  );

  const own = name.replace(/^(Aws|Kubernetes)/, '');

  test.each(Object.keys(dependencies).filter((other) => other !== own))('for a %s, is told what it fulfils', (other) =>
    expect(made(type, dependencies[other]!(), {})).toMatchObject({ what: `${name} is made for ${other}, and fulfils ${own}.` }),
  );

  test.each(mistakes)('for %p, which is no dependency, is told that it lacks one', (value) =>
    expect(made(type, value, {})).toMatchObject({ what: `${name} is made without 'dependency'.` }),
  );
});

/** What somebody is told who makes it: a mistake, or that it is made. */
function made(type: Class, ...given: readonly unknown[]): unknown {
  try {
    synthesize(aws(), (stack) => void new type(stack, 'orders', ...given));
  } catch (error) {
    return error;
  }
  return new UserError('made', '');
}
