import { Queue, Workload } from '../../../../constructs';
import { type Dependency, type DeploymentStack, UserError } from '../../../../lib';
import type { KeptEntry, KeptList } from '../../../../lib/kept/kept-list';
import { keptListOf } from '../../../../lib/kept/kept-list-of';
import type { Fresh, Known } from '../../../../lib/kept/lost';
import { refusePutBack } from '../../../../lib/kept/put-back';
import { releasesOf } from '../../../../lib/kept/releases';
import { updatedList } from '../../../../lib/kept/updated-list';
import { synthesize } from '../../../../lib/testing';
import { aws } from '../../../kit/environments';

const id = 'shop-production-eu-west-1';
const image = 'ghcr.io/acme/orders';

function fresh(dependencies: Readonly<Record<string, Dependency>>, blocks: Readonly<Record<string, unknown>> = {}): Fresh {
  const { resources, files } = synthesize(aws(), (stack: DeploymentStack) => {
    new Workload(stack, 'orders', { image, dependencies });
    for (const [kind, block] of Object.entries(blocks)) stack.addOverride(kind, block);
  });
  const own = resources.all.filter(({ path }) => path.startsWith(id));
  return {
    list: keptListOf(id, own),
    releases: releasesOf(JSON.parse(files.get(`cdktf.out/stacks/${id}/cdk.tf.json`)!)),
    clusters: ['blue'],
  };
}

const made = fresh({ jobs: new Queue() }).list;
const former = [...made.resources.keys()].find((address) => address.startsWith('aws_sqs_queue.orders_jobs'))!;
const listed = (entry: Partial<KeptEntry>): KeptList => ({
  stack: id,
  resources: new Map([[former, { ...made.resources.get(former)!, ...entry }]]),
});
const retired = { retired: { reason: 'for the auditors' } };
const file = `ids/${id}.json`;
const orphan: Known = { list: listed(retired), file };

function refusal(known: readonly Known[], now: Fresh): string | undefined {
  try {
    refusePutBack(known, now, () => undefined);
    return undefined;
  } catch (error) {
    return (error as UserError).what;
  }
}
const addressIn = ({ list }: Fresh) => [...list.resources].find(([, { name }]) => name === made.resources.get(former)!.name)![0];

describe.each<readonly [string, () => Readonly<Record<string, Dependency>>]>([
  ['at its address', () => ({ jobs: new Queue() })],
  ['under another name, with what it was', () => ({ work: new Queue().formerly('jobs') })],
  ['under another name, known as it was', () => ({ work: new Queue().knownAs('jobs') })],
])('an orphan that is made again %s', (_, define) => {
  test('is refused, until it is imported', () => {
    const now = fresh(define());
    const address = addressIn(now);
    const as = address === former ? '' : `, as ${former}`;
    expect(refusal([orphan], now)).toBe(
      `${address} of '${id}' is made again, and is there already${as}: it was retired ('for the auditors'), and Terraform knows it no longer.`,
    );
    const imported = fresh(define(), { import: [{ to: address, id: 'https://sqs' }] });
    expect(refusal([orphan], imported)).toBeUndefined();
  });

  test('is refused where the default branch alone knows it', () => {
    const main: Known = { ...orphan, commit: 'main' };
    expect(refusal([main], fresh(define()))).toContain('is made again');
    expect(refusal([{ list: { stack: id, resources: new Map() }, file }, main], fresh(define()))).toContain('is made again');
  });

  test('is none where the list of the working tree says so', () => {
    expect(
      refusal(
        [
          { list: listed({}), file },
          { ...orphan, commit: 'main' },
        ],
        fresh(define()),
      ),
    ).toBeUndefined();
  });
});

test('an older checkout, which lists and makes what was retired since, is refused', () => {
  const tip: Known = { ...orphan, commit: 'main (0a1b2c3d4e5f)', isNewer: true };
  expect(() => refusePutBack([{ list: listed({}), file }, tip], fresh({ jobs: new Queue() }), () => undefined)).toThrow(
    /is made again.*main \(0a1b2c3d4e5f\) is newer than what is checked out, and has it retired/s,
  );
});

test('an orphan at the key of a map is one too, and what Kubernetes has is put back by applying it', () => {
  const at = (address: string): Known => ({
    list: { stack: id, resources: new Map([[address, { path: '', keeps: 'data' as const, ...retired }]]) },
    file,
  });
  const now = (address: string): Fresh => ({
    list: { stack: id, resources: new Map([[address, { path: '', keeps: 'data' as const }]]) },
    releases: releasesOf({}),
    clusters: ['blue'],
  });
  const keyed = 'aws_s3_bucket.all["a/b"]';
  expect(refusal([at(keyed)], now(keyed))).toContain(`${keyed} of '${id}' is made again`);
  const set = 'blue/shop/StatefulSet/store';
  expect(refusal([at(set)], now(set))).toBeUndefined();
});

test('what is taken in again under another name is listed there, and is no orphan', () => {
  const now = fresh({ work: new Queue().formerly('jobs') }, { import: [{ to: 'aws_sqs_queue.x', id: 'x' }] });
  const { resources } = updatedList(orphan.list, now, () => undefined);
  expect(resources.has(former)).toBe(false);
  expect(resources.get(addressIn(now))?.retired).toBeUndefined();
});
