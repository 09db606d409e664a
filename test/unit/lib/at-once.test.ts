import { Workload } from '../../../constructs';
import { s3State } from '../../../constructs/terraform/s3-state';
import { DeploymentStack, Environment, EnvironmentProps, expression, GraphRule, graph, Policy, UserError } from '../../../lib';
import { currentSource } from '../../../lib/source/source';
import { synthesize, synthesizePlatform } from '../../../lib/testing';
import { cluster, delivery, environment, inCluster, provisioner, region, Store, TerraformData } from '../../kit/places';
import { policyOf } from './policy/policy-of';

/** Makes a function late: what it would return comes as a promise, or from a generator. */
type Late = <F>(run: F) => F;
type Any = (...args: never[]) => unknown;

const lates: Readonly<Record<string, Late>> = {
  'an async function': ((run: Any) =>
    async (...args: never[]) =>
      run(...args)) as unknown as Late,
  'a function that returns a promise': ((run: Any) =>
    (...args: never[]) =>
      Promise.resolve(run(...args))) as unknown as Late,
  'one that fails late': ((_run: Any) => () => Promise.reject(new Error('late'))) as unknown as Late,
  'a generator': ((run: Any) =>
    function* (...args: never[]) {
      yield run(...args);
    }) as unknown as Late,
};

const image = 'ghcr.io/acme/orders';
const anywhere = (define: (stack: DeploymentStack) => unknown, props: Partial<EnvironmentProps> = {}) =>
  synthesize(environment(props), define as (stack: DeploymentStack) => void);
const workload = (props: object, on: Partial<EnvironmentProps> = {}) =>
  anywhere((stack) => new Workload(stack, 'orders', { image, ...props } as never), on);
const withStore = (outputs: object, on: Partial<EnvironmentProps> = {}) =>
  workload({ dependencies: { db: new Store() } }, { provisioners: [provisioner('store', () => ({ outputs }) as never)], delivery, ...on });
const judged = (rule: Policy['rule']) =>
  anywhere((stack) => new TerraformData(stack, 'data'), {
    policies: [{ name: 'own', version: '1.0.0', policies: [policyOf(rule)] }],
  });
const nothing = () => [] as const;
const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'made' } };

/** Every kind of function that users hand over, called for real. */
const kinds: readonly (readonly [what: string, run: (late: Late) => unknown])[] = [
  ['what is stamped', (late) => anywhere(late((stack: DeploymentStack) => new Workload(stack, 'orders', { image })))],
  [
    'what is placed',
    (late) =>
      anywhere((stack) =>
        stack.place(
          late((inner) => new Workload(inner, 'orders', { image })),
          {},
        ),
      ),
  ],
  ['a platform of the test kit', (late) => synthesizePlatform(late(() => undefined))],
  ['the env of a workload', (late) => workload({ env: late(() => ({ A: 'b' })) })],
  [
    'the env of a job',
    (late) => workload({ jobs: { clean: { schedule: '0 3 * * *', timeZone: 'Etc/UTC', env: late(() => ({ A: 'b' })) } } }),
  ],
  [
    'the env of an init container',
    (late) => workload({ initContainers: { wait: { image: `${image}:1`, env: late(() => ({ A: 'b' })) } } }),
  ],
  ['the env of a sidecar', (late) => workload({ sidecars: { log: { image: `${image}:1`, env: late(() => ({ A: 'b' })) } } })],
  [
    'an env in which a place differs',
    (late) => workload({ env: late(() => ({ A: 'b' })) }, { differences: { 'shop/orders': { env: { A: 'c' } } } }),
  ],
  ['files', (late) => workload({ files: late(() => ({})) })],
  [
    'a provisioner',
    (late) =>
      workload(
        { dependencies: { db: new Store() } },
        {
          provisioners: [
            provisioner(
              'store',
              late(() => ({ outputs: inCluster })),
            ),
          ],
        },
      ),
  ],
  ['an output of a provisioner', (late) => withStore({ ...inCluster, host: late(() => 'store')() })],
  ['a delivery', (late) => withDelivery(late(() => ({})))],
  [
    'what a delivery publishes',
    (late) =>
      withDelivery(
        () => ({}),
        late(() => undefined),
      ),
  ],
  [
    'one reference of a delivery',
    (late) => withDelivery((() => ({ host: late(() => ({ configMapKeyRef: { name: 'a', key: 'b' } }))() })) as never),
  ],
  ['the permissions of a binding', (late) => withBinding({ grantsFor: late(() => []) })],
  ['a binding that is told its consumers', (late) => withBinding({ connect: late(() => undefined) })],
  ['an identity', (late) => withGrants({ identity: { bind: late(() => undefined) } })],
  [
    'a network',
    (late) =>
      anywhere((stack) => new Workload(stack, 'orders', { image }), {
        regions: [region('eu-west-1', [cluster('blue', { allow: late(() => undefined) })])],
      }),
  ],
  ['a Terraform setup', (late) => workload({}, { terraform: [late(() => undefined)] })],
  [
    'the key of a state',
    (late) => workload({}, { terraform: [s3State({ bucket: 'acme-state', region: 'eu-west-1', key: late(() => 'a') })] }),
  ],
  ['the namespace of an app', (late) => workload({}, { namespace: late((app: string) => app) })],
  [
    'routes',
    (late) =>
      workload(
        { ports: { http: { port: 80 } }, routes: { web: { host: 'a.example.com', port: 'http' } } },
        { routes: { render: late(() => config) } as never },
      ),
  ],
  [
    'the collection of metrics',
    (late) =>
      workload(
        { ports: { http: { port: 80 } }, metrics: { port: 'http' } },
        { monitoring: { collect: late(() => undefined), alert: () => undefined } as never },
      ),
  ],
  [
    'alerts',
    (late) =>
      workload(
        { alerts: { Slow: { expr: 'a > 1', for: '5m', severity: 'warning', summary: 'It is slow.' } } },
        { monitoring: { collect: () => undefined, alert: late(() => undefined) } as never },
      ),
  ],
  ['an ordering', (late) => workload({}, { ordering: { annotations: late(() => ({})) } })],
  [
    'the clock',
    (late) =>
      synthesizePlatform((platform) => environment().stamp(platform, 'shop', () => undefined, { empty: true }), {
        clock: late(() => new Date()),
      }),
  ],
  ['a graph rule', (late) => judged(graph('terraform_data' as never, late(nothing) as never))],
  [
    'a graph rule of a class',
    (late) => judged(new GraphRule({ types: ['terraform_data'], stepsTo: nothing, part: {} } as never, late(nothing) as never)),
  ],
  [
    'a rule as an expression',
    (late) =>
      expression(
        'v1/ConfigMap' as never,
        late((document: never) => (document as { metadata: { isSet(): unknown } }).metadata.isSet()) as never,
      ),
  ],
  ['a condition on the items of a list', (late) => listCondition('every', late)],
  ['a condition on some items', (late) => listCondition('some', late)],
  ['a condition on no items', (late) => listCondition('none', late)],
  ['a choice of items', (late) => listCondition('where', late)],
];

function withDelivery(fetch: (...args: never[]) => unknown, publish: (...args: never[]) => unknown = () => undefined) {
  const { Deferred } = require('../../../lib') as typeof import('../../../lib');
  return withStore({ ...inCluster, host: new Deferred('${x}') }, { delivery: { publish, fetch } as never });
}

function withBinding(binding: object) {
  return workload(
    { dependencies: { db: new Store() } },
    { provisioners: [provisioner('store', () => ({ outputs: inCluster, ...binding }))], identity: { bind: () => undefined } },
  );
}

function withGrants(props: Partial<EnvironmentProps>) {
  const grants = [{ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::a'] }];
  return workload(
    { dependencies: { db: new Store() } },
    { provisioners: [provisioner('store', () => ({ outputs: inCluster, grantsFor: () => grants }))], ...props },
  );
}

function listCondition(question: string, late: Late) {
  return expression(
    'v1/ConfigMap' as never,
    ((document: { metadata: { finalizers: Record<string, (holds: unknown) => { count(): { is(count: number): unknown } }> } }) => {
      const said = document.metadata.finalizers[question]!(late((item: { isSet(): unknown }) => item.isSet()));
      return question === 'where' ? said.count().is(0) : said;
    }) as never,
  );
}

describe.each(Object.entries(lates))('%s is refused, whatever calls it', (_how, late) => {
  test.each(kinds)('%s', (_what, run) => {
    // WHEN
    const error = thrown(() => run(late));
    // THEN
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).what).toMatch(
      / (returned|is) (a promise|a generator|an async function)( as '\w+')?, and nothing waits for it\.$/,
    );
    expect((error as UserError).cure).toMatch(/^Write it without `async`/);
    expect((error as UserError).stack).toContain(__filename);
  });
});

test.each(kinds)('%s is taken where it is there at once', (_what, run) => {
  expect(String((thrown(() => run((now) => now)) as Partial<UserError> | undefined)?.what)).not.toMatch(/waits for it/);
});

function thrown(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('a stamp that makes nothing', () => {
  const stamp = (on: Environment, define: (stack: DeploymentStack) => void, options?: object) =>
    synthesizePlatform((platform) => on.stamp(platform, 'shop', define, options));
  const two = environment({ regions: [region('eu-west-1'), region('eu-central-1')] });

  test('is refused at its line, with the cure', () => {
    const error = thrown(() => stamp(environment(), () => undefined)) as UserError;
    expect(error.what).toBe(
      "The function that is stamped as 'shop' in environment 'production' makes nothing, and what it made before would be removed.",
    );
    expect(error.cure).toContain('`{ empty: true }`');
    expect(currentSource()?.file).toBe('test/unit/lib/at-once.test.ts');
  });

  test('is taken where it says so', () => {
    expect(stamp(environment(), () => undefined, { empty: true }).resources).toBeDefined();
  });

  test.each<[string, (stack: DeploymentStack) => void]>([
    ['a resource of Terraform alone', (stack) => void new TerraformData(stack, 'data')],
    ['a workload in one of its regions', (stack) => void (stack.region.region === 'eu-west-1' && new Workload(stack, 'orders', { image }))],
  ])('is none where it makes %s', (_what, define) => {
    expect(() => stamp(two, define)).not.toThrow();
  });

  test('is one where every region is left without anything', () => {
    expect(() => stamp(two, (stack) => void (stack.region.region === 'mars' && new TerraformData(stack, 'data')))).toThrow(/makes nothing/);
  });
});
