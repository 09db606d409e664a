import { AwsPostgres, Bucket, Postgres, Queue, Redis, RetiredWorkload, Secret, Table, Workload } from '../../../../../constructs';
import { type Dependency, Shared } from '../../../../../lib';
import type { Assembly } from '../../../../../lib/assembly/assembly';
import type { KeptEntry } from '../../../../../lib/kept/kept-list';
import { synthesizePlatform } from '../../../../../lib/testing';
import {
  addressesOf,
  billing,
  committed,
  type Define,
  type Document,
  image,
  inProject,
  listed,
  production,
  refusalOf,
  shop,
  stamped,
} from './two-apps';

inProject();

const nothing: Define = () => undefined;
const orders =
  (dependencies: Readonly<Record<string, Dependency>>, more: object = {}): Define =>
  (stack) =>
    void new Workload(stack, 'orders', { image, dependencies, ...more });
/** What its service knows it by does not change: names, and what would replace it. */
const namesIn = (document: Document, of: string) =>
  Object.values(document.resource ?? {})
    .flatMap((blocks) => Object.entries(blocks).filter(([name]) => name.includes(of)))
    .map(([name, { '//': _, ...values }]) => [name, values]);

/** With what only a state tells of each, by type. */
const kinds: readonly (readonly [string, () => Dependency, readonly string[]])[] = [
  ['Bucket', () => new Bucket(), []],
  ['Queue', () => new Queue(), []],
  ['Table', () => new Table({ partitionKey: { name: 'id', type: 'string' } }), []],
  ['Secret', () => new Secret({ keys: ['apiKey'] }), ['aws_secretsmanager_secret']],
  [
    'Postgres',
    () => new Postgres({ size: 'small' }),
    ['aws_secretsmanager_secret', 'aws_security_group', 'aws_vpc_security_group_ingress_rule'],
  ],
  ['Redis', () => new Redis({ size: 'small' }), ['aws_security_group', 'aws_vpc_security_group_ingress_rule']],
];

describe.each(kinds)('A %s that moves to another app', (_, make, ofState) => {
  const base = stamped(orders({ thing: make() }), nothing).shop;
  const own = addressesOf(base).filter((address) => address.includes('.orders_thing'));
  const known: Readonly<Record<string, KeptEntry>> = Object.fromEntries(
    own.map((address) => [
      address,
      {
        path: `${shop}/orders/thing/${address}`,
        keeps: 'data' as const,
        ...(ofState.includes(address.split('.')[0]!) && { importId: `id of ${address}` }),
      },
    ]),
  );
  const move = () => {
    listed(shop, known);
    return stamped(nothing, orders({ thing: make() }, { formerly: 'shop/orders' }));
  };

  test('is forgotten by the one state, and taken in by the other, which makes nothing of it', () => {
    const { shop: from, billing: to } = move();
    expect(from.removed).toEqual([...own].sort().map((address) => ({ from: address, lifecycle: { destroy: false } })));
    const imported = (to.import ?? []).map((block) => block.to);
    const versions = own.filter((address) => address.startsWith('aws_secretsmanager_secret_version.'));
    expect([...imported, ...versions].sort()).toEqual([...own].sort());
    expect(
      addressesOf(to)
        .filter((address) => address.includes('.orders_thing'))
        .sort(),
    ).toEqual([...imported].sort());
    for (const { to: address, id } of to.import!)
      expect(id).toEqual(ofState.includes(address.split('.')[0]!) ? `id of ${address}` : expect.stringContaining('-shop-'));
  });

  test('keeps every name and argument', () => {
    const { billing: to } = move();
    const kept = namesIn(base, 'orders_thing').filter(([, values]) => !Object.hasOwn(values as object, 'secret_string_wo'));
    expect(namesIn(to, 'orders_thing')).toEqual(kept);
  });

  test('keeps its names once every state has it, and says so', () => {
    const { billing: to } = stamped(nothing, orders({ thing: make() }, { knownAs: 'shop/orders' }));
    expect(to.import).toBeUndefined();
    expect(namesIn(to, 'orders_thing')).toEqual(namesIn(base, 'orders_thing'));
  });

  test('is written in the same way again once the lists have it', () => {
    listed(shop, known);
    const both = [nothing, orders({ thing: make() }, { formerly: 'shop/orders' })] as const;
    expect(committed(...both)).toEqual(committed(...both));
  });

  test('by another name and by itself, too', () => {
    listed(shop, known);
    const { shop: from, billing: to } = stamped(nothing, (stack) => {
      new Workload(stack, 'invoices', { image, dependencies: { it: make().formerly('shop/orders/thing') } });
    });
    expect(from.removed).toHaveLength(own.length);
    expect(to.import!.length).toBe(own.filter((address) => !address.includes('_secret_version.')).length);
  });
});

test('the assembly knows the line that has something imported, for errors of Terraform', () => {
  const { files } = synthesizePlatform((platform) => {
    production.stamp(platform, 'shop', nothing, { empty: true });
    production.stamp(platform, 'billing', orders({ thing: new Bucket() }, { formerly: 'shop/orders' }));
  });
  const { stacks }: Assembly = JSON.parse(files.get('cdktf.out/assembly.json')!);
  const [billed] = stacks.filter((stack) => stack.id === billing);
  const [bucket] = billed!.resources.filter(({ type }) => type === 'aws_s3_bucket');
  expect(bucket!.imported).toEqual(billed!.workloads[0]!.source);
  expect(bucket!.imported?.line).toBeGreaterThan(0);
});

const refusal = (ofShop: Define, ofBilling: Define) => refusalOf(() => stamped(ofShop, ofBilling));

test('what only a state tells is asked for, with the command that reads it', () => {
  listed(shop, { 'aws_secretsmanager_secret.orders_key_1': { path: `${shop}/orders/key/Resource`, keeps: 'keys' } });
  expect(refusal(nothing, orders({ key: new Secret({ keys: ['a'] }) }, { formerly: 'shop/orders' }))).toMatch(
    /'billing-production-eu-west-1' takes in aws_secretsmanager_secret\.orders_key_\w+, of 'shop-production-eu-west-1': .* only a state tells\. .*`slipway retire --from-state shop-production-eu-west-1=state\.json`/,
  );
});

test('a dependency that a workload got since it moved is new', () => {
  listed(shop, { 'aws_s3_bucket.orders_files_1': { path: `${shop}/orders/files/Resource`, keeps: 'data' } });
  const { billing: to } = stamped(nothing, orders({ files: new Bucket(), jobs: new Queue() }, { formerly: 'shop/orders' }));
  expect(to.import!.filter(({ to: address }) => !address.includes('orders_files'))).toEqual([]);
});

test('what is shared moves too, from a workload or from what was shared', () => {
  const share =
    (...formerly: readonly string[]): Define =>
    (stack) => {
      const jobs = new Shared('jobs', new Queue().formerly(...formerly));
      stack.share(jobs, { usedElsewhere: 'others' });
    };
  for (const name of ['shop/shared/jobs', 'shop/orders/jobs']) {
    const { shop: from, billing: to } = stamped(nothing, share(name));
    expect(from.removed).toHaveLength(4);
    const ids = to.import!.map(({ id }) => id.split('/').at(-1));
    const own = name === 'shop/shared/jobs' ? 'acme-production-eu-west-1-shop-jobs' : 'acme-production-eu-west-1-shop-orders-jobs';
    expect([...new Set(ids)].sort()).toEqual(expect.arrayContaining([expect.stringContaining(own)]));
  }
});

test('the next version of a password is made by the state that took the secret in', () => {
  const base = stamped(orders({ db: new Postgres({ size: 'small' }) }), nothing).shop;
  const secret = addressesOf(base).find((address) => address.startsWith('aws_secretsmanager_secret.'))!;
  listed(billing, {
    [secret]: { path: `${billing}/orders/db/password/Resource`, keeps: 'keys', importId: 'arn', stored: 1 },
  });
  const at = (passwordVersion: number) => {
    const place = production.with({ name: 'production', provisioners: [AwsPostgres.provisioner({ passwordVersion })] });
    const { files } = synthesizePlatform((platform) =>
      place.stamp(platform, 'billing', orders({ db: new Postgres({ size: 'small' }) }, { knownAs: 'shop/orders' })),
    );
    return JSON.parse(files.get(`cdktf.out/stacks/${billing}/cdk.tf.json`)!) as Document;
  };
  expect(at(1).resource!['aws_secretsmanager_secret_version']).toBeUndefined();
  expect(at(1).ephemeral!['aws_secretsmanager_random_password']).toBeUndefined();
  expect(Object.keys(at(2).resource!['aws_secretsmanager_secret_version']!)).toHaveLength(1);
  expect(Object.keys(at(2).ephemeral!['aws_secretsmanager_random_password']!)).toHaveLength(1);
});

test.each<[string, Define, Define, RegExp]>([
  [
    'what is still there',
    orders({ files: new Bucket() }),
    orders({ files: new Bucket() }, { formerly: 'shop/orders' }),
    /'billing-.*\/orders\/files' and 'shop-.*\/orders\/files' at <external>:\d+:\d+ both get the name s3 .* is still there, or says the same\. Drop 'formerly'/,
  ],
  [
    'what another one here was too',
    (stack) => void new Workload(stack, 'orders', { image, dependencies: { files: new Bucket().formerly('old') } }),
    (stack) => void new Workload(stack, 'orders', { image, dependencies: { files: new Bucket().formerly('shop/orders/old') } }),
    /'billing-.*\/orders\/files' and 'shop-.*\/orders\/files' at <external>:\d+:\d+ both get the name s3 .* or says the same\./,
  ],
  [
    'two claims on one',
    nothing,
    (stack) => {
      new Workload(stack, 'orders', { image, dependencies: { files: new Bucket().formerly('shop/orders/files') } });
      new Workload(stack, 'invoices', { image, dependencies: { files: new Bucket().formerly('shop/orders/files') } });
    },
    /'.*\/invoices\/files' and '.*\/orders\/files' at <external>:\d+:\d+ both get the name s3 .* or says the same\./,
  ],
  [
    'an app that is not stamped',
    nothing,
    orders({ files: new Bucket() }, { formerly: 'shopp/orders' }),
    /no stack 'shopp-production-eu-west-1' is stamped/,
  ],
  ['its own app', nothing, orders({ files: new Bucket() }, { formerly: 'billing/orders' }), /Leave the app out: 'orders'\./],
  [
    'what is retired',
    nothing,
    (stack) =>
      void new RetiredWorkload(stack, 'orders', {
        reason: 'gone',
        dependencies: { files: new Bucket().formerly('shop/orders/files') },
      }),
    /is retired, and was 'shop\/orders\/files' formerly\. Retire it where it is, in app 'shop'\./,
  ],
])('refused as the former place: %s', (_, ofShop, ofBilling, message) => {
  expect(refusal(ofShop, ofBilling)).toMatch(message);
});
