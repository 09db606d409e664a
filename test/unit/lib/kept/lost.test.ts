import * as fc from 'fast-check';
import { Bucket, eks, StatefulWorkload, Workload } from '../../../../constructs';
import type { DeploymentStack, Environment } from '../../../../lib';
import { immutablePart, refusedChanges } from '../../../../lib/kept/immutable-part';
import type { KeptEntry, KeptList } from '../../../../lib/kept/kept-list';
import { keptListOf } from '../../../../lib/kept/kept-list-of';
import { type Fresh, type Known, lostOf } from '../../../../lib/kept/lost';
import { lostError } from '../../../../lib/kept/lost-error';
import { releasesOf } from '../../../../lib/kept/releases';
import { updatedList } from '../../../../lib/kept/updated-list';
import { synthesize } from '../../../../lib/testing';
import { aws, awsRegion, eksCluster } from '../../../kit/environments';
import { changed, changes } from '../../../kit/kubernetes-changes';
import { check } from '../../../kit/property';

const release = {
  schemaVersion: 1 as const,
  images: { 'shop/orders': { tag: '1' }, 'shop/cart': { tag: '1' }, 'shop/store': { tag: '1' } },
};

interface Shop {
  readonly organization?: string;
  readonly workload?: string;
  readonly formerly?: string;
  readonly buckets?: readonly string[];
  readonly disk?: string;
  readonly region?: string;
  readonly clusters?: readonly string[];
}

function fresh({
  organization = 'acme',
  workload = 'orders',
  buckets = ['uploads'],
  disk = 'data',
  region = 'eu-west-1',
  clusters = ['blue'],
}: Shop): Fresh {
  const environment: Environment = aws({
    regions: [
      awsRegion({
        region,
        clusters: clusters.map((name) => eksCluster(name, { network: eks({ cloudApis: [{ cidr: '10.0.128.0/20' }] }) })),
      }),
    ],
    release,
  });
  const define = (stack: DeploymentStack) => {
    new Workload(stack, workload, { image: 'a', dependencies: Object.fromEntries(buckets.map((name) => [name, new Bucket()])) });
    if (disk)
      new StatefulWorkload(stack, 'store', { image: 'a', volumeClaimTemplates: { [disk]: { mountPath: '/data', storage: '1Gi' } } });
  };
  const { resources, files } = synthesize(environment, define, { organization });
  const id = `shop-production-${region}`;
  const own = resources.all.filter(({ path }) => path.startsWith(`${id}/`) || path.startsWith('platform'));
  return { list: keptListOf('shop', own), releases: releasesOf(JSON.parse(files.get(`cdktf.out/stacks/${id}/cdk.tf.json`)!)), clusters };
}

const known = (list: KeptList, more: Partial<Known> = {}): Known => ({ list, file: 'ids/shop.json', ...more });
const told = (before: Fresh, after: Fresh | undefined) => {
  const lost = lostOf([known(before.list)], after);
  return lost.length === 0 ? '' : lostError(lost, undefined).what;
};

let first: Fresh | undefined;
test.each<readonly [string, Shop, readonly string[]]>([
  ['nothing', {}, []],
  ['nothing that is kept, where more is made', { buckets: ['uploads', 'archive'], clusters: ['blue', 'green'] }, []],
  [
    'a dependency',
    { buckets: [] },
    ["('acme-production-eu-west-1-shop-orders-uploads') of 'shop', which ids/shop.json lists as", 'is made no longer'],
  ],
  ['a dependency by another name', { buckets: ['files'] }, ['orders_uploads', 'is made no longer']],
  ['one whose case alone differs', { buckets: ['upLoads'] }, ['orders_uploads', 'is made no longer']],
  ['what a renamed workload needs', { workload: 'cart' }, ['orders_uploads', 'is made no longer']],
  ['names that begin otherwise', { organization: 'acme2' }, ["gets the name 'acme2-production-eu-west-1-shop-orders-uploads'"]],
  ['names of another region', { region: 'eu-west-2' }, ["gets the name 'acme-production-eu-west-2-shop-orders-uploads'"]],
  [
    'disks by another name',
    { disk: 'files' },
    ['blue/shop/StatefulSet/store', 'what its API server lets nobody change: spec.volumeClaimTemplates'],
  ],
  ['a set with its disks', { disk: '' }, ["lost would be the data that it keeps on the volumes of 'data'"]],
  ['disks with their cluster, and no namespace', { clusters: ['green'] }, ['blue/shop/StatefulSet/store']],
])('a synthesis loses %s', (_what, change, words) => {
  first ??= fresh({});
  const text = told(first, fresh(change));
  expect(text === '').toBe(words.length === 0);
  for (const word of words) expect(text).toContain(word);
  expect(text).not.toContain('Namespace');
});

test('a namespace that its cluster loses is lost, and of a whole stack all that keeps something', () => {
  const before = fresh({ disk: '', clusters: ['blue'] });
  const after = {
    ...before,
    list: { ...before.list, resources: new Map([...before.list.resources].filter(([at]) => !at.includes('Namespace'))) },
  };
  expect(told(before, after)).toContain('blue/Namespace/shop');
  expect(told(before, undefined)).toMatch(/^2 things that must not vanish would be lost\.\n.*uploads.*\n.*Namespace/s);
  expect(told(before, undefined)).not.toContain('Deployment');
});

describe('an API server refuses', () => {
  test.each(changes.map((change) => [change.object['kind'], change.path.join('.'), change] as const))(
    '%s %s as the list says',
    (kind, path, change) => {
      const after = changed(change);
      const parts = [change.object, after].map((object) => immutablePart(object) ?? {});
      const found = refusedChanges(change.object['apiVersion'], kind, parts[0]!, parts[1]!);
      // What is secret, what may have been suspended, and that content is frozen at all, is in no list.
      const isUnseen = kind === 'Secret' && path !== 'type' ? true : path.startsWith('spec.template') || path === 'immutable';
      if (!isUnseen) expect(found.length > 0).toBe(change.refused);
      else expect(found.length > 0 && !change.refused).toBe(false);
    },
  );

  test('another template of a Job that runs, by its hash, unless its name says what it runs', () => {
    const job = (name: string, image: string, more = {}) => ({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name },
      spec: { template: { spec: { containers: [{ name: 'a', image }] } }, ...more },
    });
    const [before, after] = [immutablePart(job('once', 'a:1'))!, immutablePart(job('once', 'a:2'))!];
    expect(JSON.stringify(before)).not.toContain('a:1');
    expect(refusedChanges('batch/v1', 'Job', before, after)).toMatchObject([{ field: 'spec.template' }]);
    expect(immutablePart(job('orders-migrate-0a1b2c3d', 'a:1'))).toBeUndefined();
    expect(refusedChanges('batch/v1', 'Job', immutablePart(job('once', 'a:1', { suspend: true }))!, after)).toEqual([]);
  });

  test('what is secret is in no list', () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'a' },
      immutable: true,
      type: 'Opaque',
      data: { a: 'c2VjcmV0' },
      stringData: { b: 'secret' },
    };
    expect(immutablePart(secret)).toEqual({ type: 'Opaque' });
  });
});

describe('an author says', () => {
  const address = 'blue/shop/Deployment/orders';
  const entry = (app: string, more: Partial<KeptEntry> = {}): KeptEntry => ({
    path: 'shop/orders',
    immutable: { spec: { selector: { matchLabels: { app } } } },
    ...more,
  });
  const list = (one: KeptEntry): KeptList => ({ stack: 'shop', resources: new Map([[address, one]]) });
  const now: Fresh = { list: list(entry('b')), releases: releasesOf({}), clusters: ['blue'] };
  const reason = { reason: 'another team' };

  test('that something is replaced on purpose, once: what the default branch has said holds no longer', () => {
    const base = known(list(entry('a')), { commit: 'main' });
    expect(lostOf([base], now)).toHaveLength(1);
    expect(lostOf([known(list(entry('a'))), base], now)).toHaveLength(1);
    expect(lostOf([known(list(entry('a', { replaced: reason }))), base], now)).toEqual([]);
    expect(
      lostOf([known(list(entry('a', { replaced: reason }))), known(list(entry('a', { replaced: reason })), { commit: 'main' })], now),
    ).toHaveLength(1);
    expect(updatedList(list(entry('a', { replaced: reason })), now, () => undefined).resources.get(address)).toEqual(
      entry('b', { replaced: reason }),
    );
  });

  test('that what is gone is left alone: by a removed block, and for a stack that is gone in its list', () => {
    const kept: KeptEntry = { path: 'shop/orders/db', keeps: 'data', name: 'db' };
    const of = (one: KeptEntry): KeptList => ({ stack: 'shop', resources: new Map([['aws_db_instance.db', one]]) });
    const base = known(of(kept), { commit: 'main' });
    const here = known(of({ ...kept, retired: reason }));
    expect(lostOf([here, base], undefined)).toEqual([]);
    expect(lostOf([here, base], { ...now, list: list(entry('b')) })).toMatchObject([{ how: 'gone', known: { commit: 'main' } }]);
    const removed = releasesOf({ removed: { from: 'aws_db_instance.db', lifecycle: { destroy: false } } });
    expect(lostOf([here, base], { ...now, releases: removed })).toEqual([]);
  });

  test('nothing of what a commit has as made, unless the program does: a list in the working tree neither moves nor forgets it alone', () => {
    const [a, b] = ['aws_kms_key.a', 'aws_kms_key.b'] as const;
    const made: KeptEntry = { path: '', keeps: 'keys' };
    const of = (...entries: readonly (readonly [string, KeptEntry])[]): KeptList => ({ stack: 'shop', resources: new Map(entries) });
    const blocks = {
      moved: releasesOf({ moved: { from: a, to: b } }),
      forgotten: releasesOf({ removed: { from: a, lifecycle: { destroy: false } } }),
    };
    const said = releasesOf({});
    for (const releases of Object.values(blocks)) {
      const held = { ...now, list: of([b, made]), releases };
      for (const more of [{}, { isNewer: true }] as const) {
        const commit = (entry: KeptEntry) => known(of([a, entry]), { commit: 'main', ...more });
        expect(lostOf([commit(made)], { ...held, said })).toMatchObject([{ how: 'gone', address: a }]);
        expect(lostOf([commit(made)], { ...held, said: releases })).toEqual([]);
        expect(lostOf([commit(made)], held)).toEqual([]);
        for (const orphan of [{ retired: reason }, { departed: 'billing' }])
          expect(lostOf([commit({ ...made, ...orphan })], { ...held, said })).toEqual([]);
      }
      expect(lostOf([known(of([a, made]))], { ...held, said })).toEqual([]);
    }
  });

  test('that a newer commit has retired what an older checkout does not know: it is lost unless its state forgets it', () => {
    const orphan: KeptEntry = { path: 'p', keeps: 'data', name: 'n', retired: reason, addresses: { 'aws_s3_bucket.b': 'q' } };
    const tip = known({ stack: 'shop', resources: new Map([['aws_s3_bucket.a', orphan]]) }, { commit: 'main', isNewer: true });
    const forgetting = (...addresses: readonly string[]) =>
      releasesOf({ removed: addresses.map((from) => ({ from, lifecycle: { destroy: false } })) });
    expect(lostOf([tip], now)).toMatchObject([{ how: 'gone' }]);
    expect(lostOf([tip], { ...now, releases: forgetting('aws_s3_bucket.a') })).toMatchObject([{ how: 'gone' }]);
    expect(lostOf([tip], { ...now, releases: forgetting('aws_s3_bucket.a', 'aws_s3_bucket.b') })).toEqual([]);
    expect(lostOf([{ ...tip, isNewer: undefined } as unknown as Known], now)).toEqual([]);
  });

  test('that it is elsewhere: what leaves a state for another one stays listed as gone there, and is an orphan otherwise', () => {
    const former: KeptList = { stack: 'shop', resources: new Map([['aws_s3_bucket.a', { path: 'p', keeps: 'data', name: 'n' }]]) };
    const left = { ...now, releases: releasesOf({ removed: [{ from: '${aws_s3_bucket.a}', lifecycle: [{ destroy: false }] }] }) };
    const departed = updatedList(former, left, () => 'billing');
    expect(departed.resources.get('aws_s3_bucket.a')).toEqual({ path: 'p', keeps: 'data', name: 'n', departed: 'billing' });
    expect(updatedList(departed, left, () => undefined)).toEqual(departed);
    expect(updatedList(former, left, () => undefined).resources.get('aws_s3_bucket.a')).toMatchObject({
      retired: { reason: expect.any(String) },
    });
  });
});

test('moves that lead in a circle end', () => {
  const releases = releasesOf({
    moved: [
      { from: 'a.a', to: 'a.b' },
      { from: 'a.b', to: 'a.a' },
    ],
  });
  const list: KeptList = { stack: 'shop', resources: new Map([['a.a', { path: 'p', keeps: 'data' }]]) };
  expect(lostOf([known(list)], { list: { stack: 'shop', resources: new Map() }, releases, clusters: [] })).toHaveLength(1);
});

test('whatever is edited, nothing that keeps something goes unless somebody said so', () => {
  const address = fc.constantFrom('aws_s3_bucket.a', 'aws_s3_bucket.b', 'aws_sqs_queue.c', 'blue/shop/StatefulSet/d', 'blue/Namespace/e');
  const entry: fc.Arbitrary<KeptEntry> = fc.record(
    { path: fc.constant('p'), keeps: fc.constant('data' as const), name: fc.constantFrom('n', 'm'), retired: fc.constant({ reason: 'r' }) },
    { requiredKeys: ['path'] },
  );
  const list = fc.array(fc.tuple(address, entry)).map((all): KeptList => ({ stack: 'shop', resources: new Map(all) }));
  const releases = fc
    .record({ moved: fc.array(fc.record({ from: address, to: address }), { maxLength: 2 }), removed: fc.array(address, { maxLength: 2 }) })
    .map(({ moved, removed }) => releasesOf({ moved, removed: removed.map((from) => ({ from, lifecycle: { destroy: false } })) }));
  check(
    fc.property(list, list, list, releases, fc.constantFrom(['blue'], []), (here, base, made, said, clusters) => {
      const now: Fresh = { list: made, releases: said, clusters };
      const lost = lostOf([known(here), known(base, { commit: 'main' })], now);
      const told = new Set(lost.map(({ address: at }) => at));
      const allowed = (at: string) => said.moved.has(at) || said.released.has(at) || (at.includes('Namespace') && clusters.length === 0);
      for (const [at, { keeps, retired }] of [...here.resources, ...base.resources])
        if (keeps && !retired && !made.resources.has(at) && !allowed(at)) expect(told).toContain(at);
      for (const {
        address: at,
        entry: { keeps },
      } of lost)
        expect([keeps, made.resources.has(at) || said.moved.has(at) || !said.released.has(at)]).toEqual(['data', true]);
      // Once nothing is lost, the list as it is written then loses nothing.
      if (lost.length > 0) return;
      const next = updatedList(here, now, () => undefined);
      expect(lostOf([known(next)], now)).toEqual([]);
      expect(updatedList(next, now, () => undefined)).toEqual(next);
    }),
    { short: 100, long: 5_000 },
  );
});
