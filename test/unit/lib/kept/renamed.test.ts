import { Bucket, RetiredWorkload, StatefulWorkload, Workload } from '../../../../constructs';
import { DeploymentStack, retired } from '../../../../lib';
import { keptListOf } from '../../../../lib/kept/kept-list-of';
import { type Fresh, type Leaving, lostOf } from '../../../../lib/kept/lost';
import { refusePutBack } from '../../../../lib/kept/put-back';
import { releasesOf } from '../../../../lib/kept/releases';
import { refuseUnknownFormer } from '../../../../lib/kept/unknown-former';
import { updatedList } from '../../../../lib/kept/updated-list';
import { synthesize } from '../../../../lib/testing';
import { aws, release } from '../../../kit/environments';

const id = 'shop-production-eu-west-1';
const image = 'ghcr.io/acme/orders';
const because = { reason: 'for the auditors', owner: 'finance', until: '2036-01-01' };
const volumeClaimTemplates = { data: { mountPath: '/data', storage: '1Gi' } } as const;

function fresh(define: (stack: DeploymentStack) => unknown): Fresh {
  let left: readonly Leaving[] = [];
  const { resources, files } = synthesize(
    aws({ release: { ...release, images: { ...release.images, 'shop/store': { tag: '1' } } } }),
    (stack) => {
      define(stack);
      left = stack.names.retirements.left;
    },
  );
  const document = JSON.parse(files.get(`cdktf.out/stacks/${id}/cdk.tf.json`)!);
  return {
    list: keptListOf(
      id,
      resources.all.filter(({ path }) => path.startsWith(id)),
    ),
    releases: releasesOf(document),
    retired: left,
    clusters: ['blue'],
  };
}

const before = fresh((stack) => {
  new Workload(stack, 'orders', { image, dependencies: { files: new Bucket() } });
  new StatefulWorkload(stack, 'store', { image, volumeClaimTemplates });
});
const known = [{ list: before.list, file: `ids/${id}.json` }];
const bucketsIn = (now: Fresh) =>
  [...updatedList(before.list, now, () => undefined).resources].filter(([address]) => address.startsWith('aws_s3_bucket.'));

test('what is renamed is lost nowhere, and is listed at its new address under its name', () => {
  const after = fresh((stack) => {
    new Workload(stack, 'cart', { image, formerly: 'orders', dependencies: { uploads: new Bucket().formerly('files') } });
    new StatefulWorkload(stack, 'payments', { image, formerly: 'store', volumeClaimTemplates });
  });
  expect(lostOf(known, after)).toEqual([]);
  const [[address, entry], ...others] = bucketsIn(after) as [[string, { readonly path: string; readonly name?: string }]];
  expect(others).toEqual([]);
  expect([address.slice(0, 26), entry.path, entry.name]).toEqual([
    'aws_s3_bucket.cart_uploads',
    `${id}/cart/uploads/Resource`,
    'acme-production-eu-west-1-shop-orders-files',
  ]);
});

test('what is retired is an orphan of the list, with what its author says', () => {
  const after = fresh((stack) => {
    new Workload(stack, 'orders', { image, dependencies: { files: retired(new Bucket(), because) } });
    new RetiredWorkload(stack, 'store', { reason: 'its disks stay' });
  });
  expect(lostOf(known, after)).toEqual([]);
  expect(bucketsIn(after).map(([, { retired: why }]) => why)).toEqual([because]);
  const store = [...updatedList(before.list, after, () => undefined).resources].find(([, { claims }]) => claims);
  expect(store?.[1].retired).toEqual({ reason: 'its disks stay' });
});

test('an orphan stays in the list once the line is gone', () => {
  const orphaned = updatedList(
    before.list,
    fresh((stack) => new RetiredWorkload(stack, 'orders', { ...because, dependencies: { files: new Bucket() } })),
    () => undefined,
  );
  const after = fresh((stack) => new StatefulWorkload(stack, 'store', { image, volumeClaimTemplates }));
  expect(lostOf([{ list: orphaned, file: 'ids/shop.json' }], after)).toEqual([]);
  const buckets = [...updatedList(orphaned, after, () => undefined).resources].filter(([address]) => address.startsWith('aws_s3_bucket.'));
  expect(buckets.map(([, { retired: why }]) => why)).toEqual([because]);
});

test.each([
  [
    'a name that the list does not know',
    'orderz',
    /^'cart' of 'shop-production-eu-west-1' says that it was 'orderz' formerly, which ids\/.* does not know\. Did you mean 'orders'\?/,
  ],
  ['a name that it knows', 'orders', undefined],
] as const)('formerly: %s', (_, formerly, message) => {
  const after = fresh((stack) => {
    new Workload(stack, 'checkout', { image });
    new Workload(stack, 'payments', { image, dependencies: { uploads: new Bucket() } });
  });
  const named = {
    ...after,
    list: {
      ...after.list,
      resources: new Map(
        [...after.list.resources].map(([at, entry]) => [at, { ...entry, path: entry.path.replace('/payments', '/cart') }]),
      ),
    },
  };
  const ask = () => refuseUnknownFormer(id, known, named, [{ path: 'cart', former: [formerly], source: undefined }]);
  if (message) expect(ask).toThrow(message);
  else expect(ask).not.toThrow();
});

test('a stack that has no list yet says what it likes: nothing of it is there', () => {
  const after = fresh((stack) => new Workload(stack, 'orders', { image, dependencies: { uploads: new Bucket() } }));
  expect(() => refuseUnknownFormer(id, [], after, [{ path: 'orders/uploads', former: ['orders/x'], source: undefined }])).not.toThrow();
});

test('what is retired and made again is refused until it is imported, with the block that does it', () => {
  const orphaned = updatedList(
    before.list,
    fresh((stack) => new RetiredWorkload(stack, 'orders', { ...because, dependencies: { files: new Bucket() } })),
    () => undefined,
  );
  const back = (stack: DeploymentStack) => new Workload(stack, 'orders', { image, dependencies: { files: new Bucket() } });
  const nowhere = () => undefined;
  expect(() => refusePutBack([{ list: orphaned, file: `ids/${id}.json` }], fresh(back), nowhere)).toThrow(
    /^aws_s3_bucket\.orders_files_\w+ of 'shop-production-eu-west-1' is made again, and is there already: it was retired \('for the auditors'\).*stack\.addOverride\('import', \[\{ to: 'aws_s3_bucket\.orders_files_\w+', id: '<id>' \}\]\)/,
  );
  const [to] = bucketsIn(fresh(back))[0]!;
  const imported = fresh((stack) => {
    back(stack);
    stack.addOverride('import', [{ to, id: 'acme-production-eu-west-1-shop-orders-files' }]);
  });
  expect(() => refusePutBack([{ list: orphaned, file: `ids/${id}.json` }], imported, nowhere)).not.toThrow();
  expect(() => refusePutBack(known, fresh(back), nowhere)).not.toThrow();
});
