import { Bucket, Postgres, Queue, RetiredWorkload, Workload } from '../../../../../constructs';
import { type Dependency, retired, Shared } from '../../../../../lib';
import type { KeptEntry } from '../../../../../lib/kept/kept-list';
import { pairsOf, rowsOf } from '../../../../kit/property';
import { addressesOf, committed, type Define, type Document, image, inProject, listed, refusalOf, shop } from './two-apps';

inProject();

const because = { reason: 'for the auditors' };
const nothing: Define = () => undefined;
const workload =
  (name: string, dependencies: Readonly<Record<string, Dependency | undefined>>, more: object = {}): Define =>
  (stack) =>
    void new Workload(stack, name, { image, dependencies: dependencies as Readonly<Record<string, Dependency>>, ...more });
const gone = (dependency: Dependency) => retired(dependency as Bucket, because) as unknown as Dependency;

/** What is written of the shop on a day, with the lists of the day before; written once more with those of the day, it is the same. */
function day(ofShop: Define, ofBilling?: Define): Document {
  const { terraform } = committed(ofShop, ofBilling);
  expect(committed(ofShop, ofBilling).terraform).toEqual(terraform);
  return JSON.parse(terraform.find(([file]) => file!.includes(shop))![1]!);
}

/** What belongs to a workload itself is made anew with it. */
const ofWorkload = /^aws_(iam_role|iam_role_policy|eks_pod_identity_association)\.|^kubernetes_/;

/** What a state of a document has, and Terraform destroys where it applies another one: blocks move, forget, and are passed over as on the real one. */
function destroyed(
  before: Document,
  after: Document & { readonly moved?: readonly { readonly from: string; readonly to: string }[] },
): string[] {
  const { moved = [], removed = [] } = after;
  const made = new Set(addressesOf(after));
  expect(moved.map(({ from }) => from).filter((from) => made.has(from))).toEqual([]);
  expect(removed.map(({ from }) => from).filter((from) => made.has(from))).toEqual([]);
  for (const places of [moved.map(({ from }) => from), moved.map(({ to }) => to), removed.map(({ from }) => from)])
    expect(new Set(places).size).toBe(places.length);
  const leads = new Map(moved.map(({ from, to }) => [from, to]));
  const forgotten = new Set(removed.map(({ from }) => from));
  return addressesOf(before).filter((address) => {
    let at = address;
    while (leads.has(at)) at = leads.get(at)!;
    return !made.has(at) && !forgotten.has(at) && !ofWorkload.test(at);
  });
}

const kinds: Readonly<Record<string, () => Dependency & { formerly(...names: string[]): never; knownAs(name: string): never }>> = {
  Bucket: () => new Bucket() as never,
  Postgres: () => new Postgres({ size: 'small' }) as never,
  Queue: () => new Queue() as never,
};

/** What a program says on each day; a state may have been applied on any of them. */
type Course = (make: (typeof kinds)[string]) => readonly (readonly [Define])[];

const courses: Readonly<Record<string, Course>> = {
  'a dependency is renamed, and `formerly` goes': (make) => [
    [workload('orders', { thing: make() })],
    [workload('orders', { it: make().formerly('thing') })],
    [workload('orders', { it: make().knownAs('thing') })],
  ],
  'a workload is renamed, and `formerly` goes': (make) => [
    [workload('orders', { thing: make() })],
    [workload('carts', { thing: make() }, { formerly: 'orders' })],
    [workload('carts', { thing: make() }, { knownAs: 'orders' })],
  ],
  'both are renamed, one of them once more, and `formerly` goes': (make) => [
    [workload('orders', { thing: make() })],
    [workload('carts', { it: make().formerly('thing') }, { formerly: 'orders' })],
    [workload('carts', { other: make().formerly('thing', 'it') }, { knownAs: 'orders' })],
    [workload('carts', { other: make().knownAs('thing') }, { knownAs: 'orders' })],
  ],
  'a dependency is retired, and its line goes': (make) => [
    [workload('orders', { thing: make() })],
    [workload('orders', { thing: gone(make()) })],
    [workload('orders', {})],
  ],
  'a dependency is renamed and retired, and its line goes': (make) => [
    [workload('orders', { thing: make() })],
    [workload('orders', { it: make().formerly('thing') })],
    [workload('orders', { it: gone(make().knownAs('thing')) })],
    [workload('orders', {})],
  ],
  'a dependency is renamed and retired in one step, and its line goes': (make) => [
    [workload('orders', { thing: make() })],
    [workload('orders', { it: gone(make().formerly('thing')) })],
    [workload('orders', {})],
  ],
  'a workload is renamed and retired, and its line goes': (make) => [
    [workload('orders', { thing: make() })],
    [workload('carts', { thing: make() }, { formerly: 'orders' })],
    [(stack) => void new RetiredWorkload(stack, 'carts', { ...because, knownAs: 'orders', dependencies: { thing: make() } })],
    [nothing],
  ],
  'what is shared becomes a workload’s, and `formerly` goes': (make) => [
    [(stack) => stack.share(new Shared('thing', make()), { usedElsewhere: 'others' })],
    [workload('orders', { thing: make().formerly('shared/thing') })],
    [workload('orders', { thing: make().knownAs('shared/thing') })],
  ],
};

test.each(rowsOf(pairsOf(Object.keys(courses), Object.keys(kinds))))(
  '%s: a %s is in a state of any age, and is not destroyed',
  (course, kind) => {
    listed('other', {});
    const documents = courses[course]!(kinds[kind]!).map(([ofShop]) => day(ofShop));
    const last = documents.at(-1)!;
    for (const [age, before] of documents.entries()) expect({ age, destroyed: destroyed(before, last) }).toEqual({ age, destroyed: [] });
  },
);

describe('whose name tells the id', () => {
  const puts: Readonly<Record<string, Course>> = {
    'put back under another name in the code': (one) => [
      [workload('orders', { thing: one() })],
      [workload('orders', { thing: gone(one()) })],
      [workload('orders', { it: one().knownAs('thing') })],
      [workload('orders', { other: one().formerly('it').knownAs('thing') })],
    ],
    'renamed, retired, and made again by an older program': (one) => [
      [workload('orders', { thing: one() })],
      [workload('orders', { it: one().formerly('thing') })],
      [workload('orders', { it: gone(one().formerly('thing')) })],
      [workload('orders', { thing: one() })],
    ],
    'retired twice, and its line gone': (one) => [
      [workload('orders', { thing: one() })],
      [workload('orders', { thing: gone(one()) })],
      [workload('orders', { it: one().formerly('thing') })],
      [workload('orders', { it: gone(one().knownAs('thing')) })],
      [workload('orders', {})],
    ],
  };
  const told = ['Bucket', 'Queue'];

  test.each(rowsOf(pairsOf(Object.keys(puts), told)))('%s: a %s', (course, kind) => {
    listed('other', {});
    const documents = puts[course]!(kinds[kind]!).map(([ofShop]) => day(ofShop));
    for (const [age, before] of documents.entries())
      expect({ age, destroyed: destroyed(before, documents.at(-1)!) }).toEqual({ age, destroyed: [] });
  });

  test.each(told)('a %s moves to another app, which no longer says so before the former one was applied', (kind) => {
    const make = kinds[kind]!;
    listed('other', {});
    const before = day(workload('orders', { thing: make() }), nothing);
    const moved = day(nothing, workload('orders', { thing: make() }, { formerly: 'shop/orders' }));
    const after = day(nothing, workload('orders', { thing: make() }, { knownAs: 'shop/orders' }));
    expect(destroyed(before, moved)).toEqual([]);
    expect(destroyed(before, after)).toEqual([]);
    const there = workload('orders', { thing: make() }, { knownAs: 'shop/orders' });
    expect(refusalOf(() => day(workload('orders', { thing: make().knownAs('another') }), there))).toMatch(
      /is something new, and ids\/shop-production-eu-west-1\.json remembers that its state may still know what went to 'billing-production-eu-west-1'/,
    );
    // Back where it was, as it says.
    const back = day(workload('orders', { thing: make() }, { formerly: 'billing/orders', knownAs: 'orders' }), nothing);
    expect(destroyed(before, back)).toEqual([]);
    expect(back.import?.length).toBeGreaterThan(0);
  });
});

describe('a list that remembers', () => {
  const [made] = addressesOfBucket(workload('orders', { thing: new Bucket() }));
  const former = 'aws_s3_bucket.orders_before_0A1B2C3D';
  const entry = (more: Partial<KeptEntry> = {}): KeptEntry => ({
    path: `${shop}/orders/thing/Resource`,
    keeps: 'data',
    name: 'acme-production-eu-west-1-shop-orders-thing',
    ...more,
  });
  const written = (entries: Readonly<Record<string, KeptEntry>>, define: Define) => {
    listed(shop, entries);
    return day(define) as Document & { readonly moved?: readonly { readonly from: string }[] };
  };

  test('lets Terraform destroy what it says is destroyed', () => {
    const orphan = entry({
      retired: because,
      addresses: { [former]: `${shop}/orders/before/Resource` },
      besides: ['aws_s3_bucket_policy.x_1'],
    });
    const removed = (more: Partial<KeptEntry>) =>
      written({ [made!]: { ...orphan, ...more } }, workload('orders', {})).removed?.map(({ from }) => from);
    expect(removed({})).toEqual([former, made, 'aws_s3_bucket_policy.x_1'].sort());
    expect(removed({ destroyed: because })).toBeUndefined();
  });

  test('is refused where something new takes an address of it, unless it lets that go', () => {
    const dependencies = { thing: new Bucket().knownAs('another') };
    const orphan = { path: `${shop}/orders/it/Resource`, keeps: 'data', name: 'acme-x', retired: because } as const;
    const remembered = { [former]: { ...orphan, addresses: { [made!]: `${shop}/orders/thing/Resource` } } };
    expect(refusalOf(() => written(remembered, workload('orders', dependencies)))).toMatch(
      /is something new, and ids\/shop-production-eu-west-1\.json remembers that its state may still know aws_s3_bucket\.orders_before_0A1B2C3D \('acme-x'\) by that address.*slipway synth --update-ids --state shop-production-eu-west-1=state\.json/s,
    );
    const { removed, moved } = written({ [former]: orphan }, workload('orders', { thing: new Bucket().knownAs('another') }));
    expect([removed?.map(({ from }) => from), moved]).toEqual([[former], undefined]);
  });

  test('is merged of two that did different things: each is forgotten or moved once', () => {
    const both = {
      [made!]: entry({ addresses: { [former]: `${shop}/orders/before/Resource` } }),
      [former]: entry({ path: `${shop}/orders/before/Resource`, retired: because }),
    };
    const { moved, removed } = written(both, workload('orders', { thing: new Bucket() }));
    expect(moved?.filter(({ from }) => from === former)).toHaveLength(1);
    expect(removed).toBeUndefined();
  });

  test('of an unknown type, or a key of a map, says nothing that Terraform would refuse', () => {
    const orphan = (path: string): KeptEntry => ({ path, keeps: 'data', retired: because });
    const { removed } = written({ 'aws_s3_bucket.all["a/b"]': orphan('p'), 'google_storage_bucket.x': orphan('q') }, nothing);
    expect(removed?.map(({ from }) => from)).toEqual(['google_storage_bucket.x']);
  });
});

function addressesOfBucket(define: Define): readonly string[] {
  listed('other', {});
  return addressesOf(day(define)).filter((address) => address.startsWith('aws_s3_bucket.'));
}
