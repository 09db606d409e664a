import { Workload } from '../../../constructs';
import { Dependency, EnvironmentProps, External, Shared, UserError } from '../../../lib';
import { synthesize } from '../../../lib/testing';
import { callbacks } from '../../kit/callbacks';
import { environment, inCluster, provisioner, Store } from '../../kit/places';

/** What JavaScript lets somebody return, whatever was asked for. */
const wrongs: Readonly<Record<string, unknown>> = {
  nothing: undefined,
  null: null,
  'a text': 'seven',
  'a list of nothing': [undefined],
  'a path to nothing': { '/a': undefined },
  'a path to null': { '/a': null },
  'a name of nothing': { a: undefined },
  'an object of lists': { actions: [], host: ['store'], podAnnotations: ['a'], object: [] },
};

function errorOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Those that are asked for nothing, of which whatever they return is left alone; those of policies, whose failures are verdicts. */
const leftAlone = /^(what is|a platform|a binding that is told|a network|what a delivery publishes|a Terraform setup|a graph rule)/;

describe.each(Object.entries(wrongs))('a function that returns %s is taken, or refused by its name', (_what, value) => {
  test.each(callbacks.filter(([what]) => !leftAlone.test(what)))('%s', (_whose, run) => {
    const error = errorOf(() => run((() => () => value) as never));
    if (error === undefined) return;
    expect(error).toBeInstanceOf(UserError);
    const { what, cure } = error as UserError;
    expect(`${what} ${cure}`).toMatch(
      /unction ('\w+'|of `expression`|about the items)|Teststore hands over|^'(env|files)\b|keeps its state where/,
    );
  });
});

const image = 'ghcr.io/acme/orders';
const placed = (dependency: Dependency, props: Partial<EnvironmentProps>) =>
  synthesize(environment(props), (stack) => void new Workload(stack, 'orders', { image, dependencies: { db: dependency } }));

describe('what a provisioner hands over is refused by the name of its class', () => {
  const given = (binding: object) =>
    (errorOf(() => placed(new Store(), { provisioners: [provisioner('store', () => binding as never)] })) as UserError).message;
  const path = "'shop-production-eu-west-1/orders/db'";

  test.each<[object, string]>([
    [{}, `Teststore hands over 'outputs' for ${path} that is undefined. Hand over the outputs by name`],
    [{ outputs: null }, "'outputs'"],
    [{ outputs: ['a'] }, 'that is a list'],
    [{ outputs: { ...inCluster, host: null } }, `Teststore hands over an output 'host' for ${path} that is null.`],
    [{ outputs: { ...inCluster, host: { name: 'a' } } }, "an output 'host'"],
    [{ outputs: { ...inCluster, port: Number.NaN } }, 'that is NaN'],
    [{ outputs: inCluster, grantsFor: [] }, `Teststore hands over a 'grantsFor' for ${path} that is an empty list. Make it a method`],
    [{ outputs: inCluster, connect: 'later' }, "a 'connect'"],
    [{ outputs: inCluster, isElsewhere: 'yes' }, "an 'isElsewhere'"],
    [{ outputs: inCluster, egress: 'all' }, `'egress' of what Teststore hands over for ${path} is 'all'.`],
    [{ outputs: inCluster, egress: [undefined] }, "'egress[0]' of what Teststore"],
    [{ outputs: inCluster, egress: [{ place: 'dns' }] }, `'egress[0].place' of what Teststore hands over for ${path} is unknown`],
    [
      { outputs: inCluster, egress: [{ peer: { place: 'dns', cidrs: ['10.0.0.0/8'] } }] },
      `'egress[0]' of what Teststore hands over for ${path} states 'place' and 'cidrs'.`,
    ],
    [
      { outputs: inCluster, grantsFor: () => [{ actions: ['s3:GetObject'] }] },
      "'[0].resources' of what the function 'grantsFor' of Teststore returned is missing.",
    ],
    [
      { outputs: inCluster, grantsFor: () => [{ actions: ['s3:GetObject'], resources: ['#{TfToken[TOKEN.1]}'] }] },
      "returned a permission whose 'resources' are a list of which only Terraform knows how long it is. Name each",
    ],
    [
      { outputs: inCluster, grantsFor: () => [{ actions: [], resources: ['arn:aws:s3:::a'] }] },
      "The function 'grantsFor' of Teststore returned a permission without 'actions'",
    ],
    [{ outputs: inCluster, grantsFor: () => [{ action: 's3:GetObject', resources: ['a'] }] }, "Did you mean 'actions'?"],
  ])('%j', (binding, message) => {
    expect(given(binding)).toContain(message);
  });
});

describe('what the class of a dependency says of itself is refused by its name', () => {
  class Broker extends Dependency {
    readonly type: string = 'store';
    readonly outputs = { host: 'value' } as const;
  }
  const wrong: readonly (readonly [string, unknown, string])[] = [
    ...[undefined, null, 'owner', {}, [], [undefined], [''], Promise.resolve(['owner'])].map(
      (value) => ['accesses', value, "'accesses' is "] as const,
    ),
    ...[null, 'send', {}, [undefined], ['send'], [[]], [['send']]].map((value) => ['counterparts', value, "'counterparts' is "] as const),
    ...[undefined, null, 7, '', 'My Broker', Promise.resolve('store')].map((value) => ['type', value, "'type' is "] as const),
    ...[undefined, null, 'host', ['host']].map((value) => ['outputs', value, "'outputs' is "] as const),
    [
      'outputs',
      { host: 'values' },
      "'outputs.host' is 'values'. Write one of: 'value', 'secret', 'file', 'secretFile'. Did you mean 'value'?",
    ],
    ['outputs', { host: undefined }, "'outputs.host' is undefined."],
    ['outputs', { 'my-host': 'value' }, "'outputs' is 'my-host'. Write names in camelCase"],
  ];

  test.each(wrong)('%s: %p', (property, value, message) => {
    const broker = Object.defineProperty(new Broker(), property, { value, enumerable: true });
    for (const [where, run] of [
      ["'dependencies.db'", () => placed(broker, { provisioners: [provisioner('store', () => ({ outputs: { host: 'a' } }))] })],
      ["The shared 'jobs'", () => new Shared('jobs', broker)],
    ] as const) {
      const error = errorOf(run);
      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).message).toContain(`${where} is a Broker, whose ${message}`);
    }
  });

  test.each([undefined, null, 'Postgres', {}, () => undefined, async () => undefined, Dependency, Shared, class {}])(
    'an External of what is no class of a dependency: %p',
    (type) => {
      const error = errorOf(() => External.of(type as never, { outputs: {}, egress: [] } as never));
      expect(error).toBeInstanceOf(UserError);
      expect((error as UserError).message).toMatch(
        /^External is of .*\. Name the class of a dependency: External\.of\(Postgres, \{ … \}\)\.$/,
      );
    },
  );
});

describe('files that a function returned are checked as those that are stated', () => {
  const filesOf = (content: unknown) => () => ({ '/a': content });
  const beside = (property: string) => (files: unknown) => ({ [property]: { x: { image: 'busybox:1.37.0', files } } });

  test.each<[string, (files: unknown) => object]>([
    ['', (files) => ({ files })],
    ['sidecars.x.', beside('sidecars')],
    ['initContainers.x.', beside('initContainers')],
  ])('%sfiles', (where, props) => {
    const of = (content: unknown) =>
      (
        errorOf(() =>
          synthesize(environment({}), (stack) => void new Workload(stack, 'orders', { image, ...props(filesOf(content)) })),
        ) as UserError
      ).message;
    const whose = `of what the function '${where}files' returned`;
    expect(of(undefined)).toContain(`'files['/a']' ${whose} is undefined.`);
    expect(of(null)).toContain(`'files['/a']' ${whose} is null.`);
    expect(of(5)).toContain(`'files['/a']' ${whose} is 5.`);
    expect(of({ content: 'a', mod: 0o400 })).toContain(`'files['/a'].mod' ${whose} is unknown`);
  });
});
