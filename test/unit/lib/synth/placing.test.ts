import { CronJob, Job, Workload } from '../../../../constructs';
import { Dependency, Difference, Placement, UserError } from '../../../../lib';
import { synthesize } from '../../../../lib/testing';
import { cluster, environment, provisioner, region } from '../../../kit/places';

const image = 'ghcr.io/acme/orders';
const shop = environment({ provisioners: [provisioner('store', () => ({ outputs: {} }))] });
class Data extends Dependency {
  readonly type = 'store';
  readonly outputs = {};
  override readonly stateful = true;
}

type Stack = Parameters<Parameters<typeof synthesize>[1]>[0];
const resources = { requests: { cpu: '1', memory: '1Gi' } } as const;

const kinds: Readonly<Record<string, (stack: Stack) => unknown>> = {
  Workload: (stack) => new Workload(stack, 'orders', { image, resources }),
  Job: (stack) => new Job(stack, 'orders', { image, resources }),
  CronJob: (stack) => new CronJob(stack, 'orders', { image, resources, schedule: '0 3 * * *' }),
};

/** What a line states that concerns nothing of what it places, by the name of the property. */
const idle: readonly (readonly [string, object, kinds: readonly string[]])[] = [
  ['data', { data: { typo: 'independent' } }, ['Workload', 'Job', 'CronJob']],
  ['hosts', { hosts: { typo: 'a.example.org' } }, ['Workload', 'Job', 'CronJob']],
  ['replicas', { scale: { replicas: 3 } }, ['Job', 'CronJob']],
  ['autoscaling', { scale: { autoscaling: { minReplicas: 2, maxReplicas: 4 } } }, ['Job', 'CronJob']],
];

test.each(idle.flatMap(([what, line, of]) => of.map((kind) => [what, kind, line] as const)))(
  '%s that concern nothing of a %s are refused where it is placed',
  (_what, kind, line) => {
    expect(() => synthesize(shop, (stack) => stack.place(kinds[kind]!, line as Difference))).toThrow(UserError);
  },
);

describe('data that a line states', () => {
  const orders = (stack: Stack) => new Workload(stack, 'orders', { image, resources, dependencies: { db: new Data() } });

  test('is refused where no dependency has that name, with those that have one', () => {
    const place = () => synthesize(shop, (stack) => stack.place(orders, { data: { bd: 'independent' } }));
    expect(place).toThrow(
      "A place of 'shop-production-eu-west-1' states the data of 'bd', which is no stateful dependency of what it places (db). Name one of them, such as 'db', or leave it out.",
    );
  });

  test('is refused where the only workload that has it stands in another line', () => {
    const define = (stack: Stack) => {
      stack.place(kinds.Workload!, { data: { db: 'independent' } });
    };
    expect(() => synthesize(shop, define)).toThrow(
      "states the data of 'db', which is no stateful dependency of what it places (there is none).",
    );
  });

  test.each(['constructor', 'toString', '__proto__'])('is refused for the name %s, which objects have of their own', (name) => {
    const line = { data: JSON.parse(`{ ${JSON.stringify(name)}: "independent" }`) };
    expect(() => synthesize(shop, (stack) => stack.place(orders, line))).toThrow(UserError);
  });

  test('is merged with that of the line around it', () => {
    const both = (stack: Stack) =>
      new Workload(stack, 'orders', { image, resources, dependencies: { db: new Data(), uploads: new Data() } });
    const regions = [region('eu-west-1', [cluster('blue')]), region('us-east-1', [cluster('red')])];
    const place = (inner: Placement) => () =>
      synthesize(shop.with({ name: 'production', regions }), (stack) =>
        stack.place(() => stack.place(both, inner), { data: { db: 'independent' } }),
      );
    expect(place({ data: { uploads: 'independent' } })).not.toThrow();
    expect(place({ env: { A: 'b' } })).toThrow("has the stateful dependency 'uploads' (store) in 'eu-west-1', and now in 'us-east-1' too.");
  });

  test('holds for a dependency of what a line within it places', () => {
    expect(() =>
      synthesize(shop, (stack) => stack.place(() => stack.place(orders, { env: { A: 'b' } }), { data: { db: 'independent' } })),
    ).not.toThrow();
  });
});
