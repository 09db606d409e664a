import { AwsQueue, Queue, RetiredWorkload, Workload } from '../../../../constructs';
import { type DeploymentStack, retired } from '../../../../lib';
import { keptListOf } from '../../../../lib/kept/kept-list-of';
import { type Fresh, type Leaving, lostOf } from '../../../../lib/kept/lost';
import { lostError } from '../../../../lib/kept/lost-error';
import { plannedLosses } from '../../../../lib/kept/planned-losses';
import { releasesOf } from '../../../../lib/kept/releases';
import { updatedList } from '../../../../lib/kept/updated-list';
import { synthesize } from '../../../../lib/testing';
import { aws, release } from '../../../kit/environments';

const id = 'shop-production-eu-west-1';
const file = `ids/${id}.json`;
const image = 'ghcr.io/acme/orders';
const because = { reason: 'for the auditors' };
const environment = aws({ release, provisioners: [AwsQueue.provisioner()] });

function fresh(define: (stack: DeploymentStack) => unknown): Fresh {
  let left: readonly Leaving[] = [];
  const { resources, files } = synthesize(environment, (stack) => {
    define(stack);
    left = stack.names.retirements.left;
  });
  return {
    list: keptListOf(
      id,
      resources.all.filter(({ path }) => path.startsWith(id)),
    ),
    releases: releasesOf(JSON.parse(files.get(`cdktf.out/stacks/${id}/cdk.tf.json`)!)),
    retired: left,
    clusters: ['blue'],
  };
}

const before = fresh((stack) => new Workload(stack, 'orders', { image, dependencies: { jobs: new Queue() } }));
const queues = [...before.list.resources.keys()].filter((address) => address.startsWith('aws_sqs_queue.'));
/** A queue that its provisioner made beside, by properties or by a provisioner that it no longer has. */
const beside = 'aws_sqs_queue.orders_jobs_Beside_0A1B2C3D';
const known = {
  list: {
    ...before.list,
    resources: new Map([...before.list.resources, [beside, { path: `${id}/orders/jobs/Beside`, keeps: 'data', name: 'beside' } as const]]),
  },
  file,
};

describe.each<readonly [string, (stack: DeploymentStack) => unknown]>([
  ['a dependency', (stack) => new Workload(stack, 'orders', { image, dependencies: { jobs: retired(new Queue(), because) } })],
  ['a workload', (stack) => new RetiredWorkload(stack, 'orders', { ...because, dependencies: { jobs: new Queue() } })],
])('of %s that is retired', (_, define) => {
  test('what Terraform is not told to forget is lost, though its path is retired', () => {
    const now = fresh(define);
    const lost = lostOf([known], now);
    expect(lost.map(({ address, how }) => [address, how])).toEqual([[beside, 'not-forgotten']]);
    const { what, cure } = lostError(lost, undefined);
    expect(what).toBe(
      `${beside} ('beside') of '${id}', which ${file} lists as '${id}/orders/jobs/Beside', is retired, and is not among what is made of it today: Terraform is not told to forget it, and lost would be the data that it keeps.`,
    );
    expect(cure).toContain(`stack.addOverride('removed', [{ from: '${beside}', lifecycle: { destroy: false } }])`);
    expect(updatedList(known.list, now, () => undefined).resources.has(beside)).toBe(false);
  });

  test('what it is told to forget is an orphan, also by a block of the program', () => {
    const now = fresh((stack) => {
      define(stack);
      stack.addOverride('removed', [{ from: beside, lifecycle: { destroy: false } }]);
    });
    expect(lostOf([known], now)).toEqual([]);
    const { resources } = updatedList(known.list, now, () => undefined);
    expect([...queues, beside].map((address) => resources.get(address)?.retired)).toEqual([...queues, beside].map(() => because));
  });
});

describe('a plan', () => {
  const address = queues[0]!;
  const entry = before.list.resources.get(address)!;
  const plan = (actions: readonly string[], more = {}) => ({
    format_version: '1.2',
    resource_changes: [
      {
        address,
        mode: 'managed',
        type: 'aws_sqs_queue',
        name: address.split('.')[1],
        provider_name: 'registry.terraform.io/hashicorp/aws',
        change: { actions, before: { name: entry.name }, after: null, ...more },
      },
    ],
  });
  const list = (more: object) => ({ list: { stack: id, resources: new Map([[address, { ...entry, ...more }]]) }, file });
  const told = (lists: readonly object[], ...actions: readonly string[]) =>
    plannedLosses(
      plan(actions),
      lists.map((more, index) => ({ ...list(more), ...(index > 0 && { commit: 'main' }) })),
    ).map((loss) => loss.told);

  test.each([
    ['delete', 'is destroyed'],
    ['delete, create', 'is replaced'],
  ])('that does %s with what is retired tells that its state never forgot it', (actions, words) => {
    const [loss, ...others] = told([{ retired: because }, { retired: because }], ...actions.split(', '));
    expect(others).toEqual([]);
    expect(loss).toContain(words);
    expect(loss).toContain('It is retired, and this state never forgot it: apply a commit whose list has it retired');
  });

  test('that does so with what went to another stack names that stack', () => {
    expect(told([{ departed: 'billing-production-eu-west-1' }], 'delete')).toEqual([
      expect.stringContaining("It went to 'billing-production-eu-west-1', and this state never forgot it"),
    ]);
  });

  test('tells what is lost as the list says, and which fields replace it', () => {
    const lists = [{ list: { stack: id, resources: new Map([[address, { ...entry, keeps: 'keys' as const }]]) }, file }];
    const [loss] = plannedLosses(plan(['delete', 'create'], { replace_paths: [['name'], ['tags', 'app']] }), lists);
    expect(loss!.told).toContain('is replaced because of name, tags.app, and with it what only its key opens.');
    expect(told([{}], 'delete')[0]).toContain('is destroyed, and with it');
  });

  test('that forgets what is retired loses nothing', () => {
    expect(told([{ retired: because }], 'forget')).toEqual([]);
  });

  test('may destroy what every list lets be destroyed', () => {
    expect(told([{ destroyed: because }, {}], 'delete')).toHaveLength(1);
    expect(told([{ destroyed: because, retired: because }, { retired: because }], 'delete')).toHaveLength(1);
    expect(told([{ destroyed: because }, { destroyed: because }], 'delete')).toEqual([]);
    expect(told([{ destroyed: because, retired: because }, { destroyed: because }], 'delete')).toEqual([]);
  });
});

test('what the default branch lets be destroyed may go from the program, and stays listed until its entry is taken out', () => {
  const list = { ...known.list, resources: new Map([[beside, { path: 'p', keeps: 'data' as const, destroyed: because }]]) };
  const gone = { ...before, list: { stack: id, resources: new Map() } };
  expect(lostOf([{ list, file }], gone)).toEqual([]);
  expect(lostOf([{ list, file }], undefined)).toEqual([]);
  expect(
    lostOf(
      [
        { list, file },
        { ...known, commit: 'main' },
      ],
      gone,
    ),
  ).not.toEqual([]);
  expect(updatedList(list, gone, () => undefined)).toEqual(list);
});
