import { Bucket, Postgres, Queue, Workload } from '../../../../../constructs';
import { type Dependency, type DeploymentStack, Shared } from '../../../../../lib';
import type { KeptEntry } from '../../../../../lib/kept/kept-list';
import {
  addressesOf,
  billing,
  type Define,
  type Document,
  image,
  inProject,
  listed,
  refusalOf,
  shop,
  stamped,
  stampedApps,
} from './two-apps';

inProject();

const workload =
  (name: string, dependencies: Readonly<Record<string, Dependency>>, more: object = {}): Define =>
  (stack) =>
    void new Workload(stack, name, { image, dependencies, ...more });
const nothing: Define = () => undefined;
const bucketsOf = ({ resource }: Document) => Object.values(resource?.['aws_s3_bucket'] ?? {}).map((values) => values['bucket'] as string);
const importsOf = (document: Document, type: string) => (document.import ?? []).filter(({ to }) => to.startsWith(`${type}.`));
const removedOf = (document: Document, type: string) => (document.removed ?? []).filter(({ from }) => from.startsWith(`${type}.`));
const filesOf = (app: string) => `acme-production-eu-west-1-${app}-orders-files`;
/** Where a bucket is in every stack that has it as `orders/files`. */
const address = addressesOf(stamped(workload('orders', { files: new Bucket() }), nothing).shop).find((one) =>
  one.startsWith('aws_s3_bucket.'),
)!;
const entry = (stack: string, more: Partial<KeptEntry> = {}): KeptEntry => ({
  path: `${stack}/orders/files/Resource`,
  keeps: 'data',
  name: filesOf('shop'),
  ...more,
});

test('two that cross are each taken in by the other', () => {
  const { shop: a, billing: b } = stamped(
    workload('carts', { files: new Bucket() }, { formerly: 'billing/orders' }),
    workload('invoices', { files: new Bucket() }, { formerly: 'shop/orders' }),
  );
  expect([bucketsOf(a), bucketsOf(b)]).toEqual([[filesOf('billing')], [filesOf('shop')]]);
  for (const [document, id] of [
    [a, filesOf('billing')],
    [b, filesOf('shop')],
  ] as const) {
    expect(importsOf(document, 'aws_s3_bucket').map((block) => block.id)).toEqual([id]);
    expect(removedOf(document, 'aws_s3_bucket')).toEqual([{ from: address, lifecycle: { destroy: false } }]);
    // What is forgotten is not what is taken in: Terraform refuses both of one address.
    const made = addressesOf(document);
    expect((document.removed ?? []).filter(({ from }) => made.includes(from))).toEqual([]);
  }
});

test('two that cross by one name are refused: one address cannot be forgotten and taken in', () => {
  expect(
    refusalOf(() =>
      stamped(
        workload('orders', { files: new Bucket() }, { formerly: 'billing/orders' }),
        workload('orders', { files: new Bucket() }, { formerly: 'shop/orders' }),
      ),
    ),
  ).toMatch(/formerly, which 'orders' there says too|is still there/);
});

test('a move, another name and other properties in one step', () => {
  const before = stamped(workload('orders', { db: new Postgres({ size: 'small' }) }), nothing).shop;
  const told = addressesOf(before).filter((one) =>
    /^aws_(secretsmanager_secret|security_group|vpc_security_group_ingress_rule)\./.test(one),
  );
  listed(
    shop,
    Object.fromEntries(told.map((one) => [one, { path: `${shop}/orders/db/x`, keeps: 'keys' as const, importId: `id of ${one}` }])),
  );
  const { shop: from, billing: to } = stamped(
    nothing,
    workload('invoices', { store: new Postgres({ size: 'medium' }).formerly('db') }, { formerly: 'shop/orders' }),
  );
  const [old] = Object.values(before.resource!['aws_db_instance']!);
  const [now] = Object.values(to.resource!['aws_db_instance']!);
  expect(now).toMatchObject({ identifier: old!['identifier'], db_subnet_group_name: expect.anything(), db_name: old!['db_name'] });
  expect(now!['instance_class']).not.toBe(old!['instance_class']);
  // Also by the name that it may have got there before it moved.
  expect(removedOf(from, 'aws_db_instance').map((block) => block.from)).toEqual([
    expect.stringMatching(/\.orders_db_/),
    expect.stringMatching(/\.orders_store_/),
  ]);
  expect(importsOf(to, 'aws_db_instance')).toHaveLength(1);
  expect(to.resource!['aws_secretsmanager_secret_version']).toBeUndefined();
});

test('back again: by the name that it had at first', () => {
  listed(billing, { [address]: entry(billing, { importId: filesOf('shop') }) });
  const { shop: to, billing: from } = stamped(
    workload('orders', { files: new Bucket() }, { formerly: 'billing/orders', knownAs: 'orders' }),
    nothing,
  );
  expect(bucketsOf(to)).toEqual([filesOf('shop')]);
  expect(importsOf(to, 'aws_s3_bucket')).toEqual([{ to: address, id: filesOf('shop') }]);
  expect(removedOf(from, 'aws_s3_bucket')).toHaveLength(1);
});

test('through several apps, of which not every state had each: all of them forget it', () => {
  listed(billing, { [address]: entry(billing, { importId: filesOf('shop') }) });
  const move = (...formerly: readonly string[]) =>
    stampedApps({ shop: nothing, billing: nothing, tax: workload('orders', { files: new Bucket() }, { formerly }) });
  const { shop: a, billing: b, tax } = move('shop/orders', 'billing/orders');
  expect(bucketsOf(tax)).toEqual([filesOf('shop')]);
  expect(importsOf(tax, 'aws_s3_bucket')).toEqual([{ to: address, id: filesOf('shop') }]);
  for (const document of [a, b]) expect(removedOf(document, 'aws_s3_bucket')).toEqual([{ from: address, lifecycle: { destroy: false } }]);
});

test('what is listed by another name than it gets is refused: it would be taken in, and replaced', () => {
  listed(billing, { [address]: entry(billing, { importId: filesOf('shop') }) });
  const refused = refusalOf(() =>
    stampedApps({ shop: nothing, billing: nothing, tax: workload('orders', { files: new Bucket() }, { formerly: 'billing/orders' }) }),
  );
  expect(refused).toMatch(
    /'tax-production-eu-west-1' takes in aws_s3_bucket\.\w+, which .billing-production-eu-west-1. has as .*-shop-orders-files., and calls it .*-billing-orders-files/,
  );
  expect(refused).toMatch(/knownAs/);
});

test('what is shared, and used by both apps before and afterwards', () => {
  const both =
    (place: (stack: DeploymentStack, jobs: Shared<Queue>) => void, jobs: Shared<Queue>, app: string): Define =>
    (stack) => {
      if (app === 'shop') {
        place(stack, jobs);
        new Workload(stack, 'orders', { image, dependencies: { jobs: jobs.as('send') } });
      } else new Workload(stack, 'invoices', { image, dependencies: { jobs: jobs.as('receive') } });
    };
  const old = new Shared('jobs', new Queue());
  const before = stamped(
    both((stack, jobs) => stack.share(jobs), old, 'shop'),
    both(() => undefined, old, 'billing'),
  );
  const jobs = new Shared('jobs', new Queue().formerly('shop/shared/jobs'));
  const { billing: to, shop: from } = stampedApps({
    billing: (stack) => {
      stack.share(jobs);
      new Workload(stack, 'invoices', { image, dependencies: { jobs: jobs.as('receive') } });
    },
    shop: (stack) => void new Workload(stack, 'orders', { image, dependencies: { jobs: jobs.as('send') } }),
  });
  expect(importsOf(to, 'aws_sqs_queue')).toHaveLength(2);
  expect(removedOf(from, 'aws_sqs_queue')).toHaveLength(2);
  // Both find it by the name that it had.
  const policies = (document: Document) => Object.values(document.resource!['aws_iam_role_policy']!).map(({ policy }) => policy);
  expect(policies(from)).toEqual(policies(before.shop));
  expect(policies(to)).toEqual(policies(before.billing));
});

test('an import id that Terraform would evaluate is no id', () => {
  listed(shop, { [address]: entry(shop, { importId: '${file("/etc/passwd")}' }) });
  expect(refusalOf(() => stamped(nothing, workload('orders', { files: new Bucket() }, { formerly: 'shop/orders' })))).toMatch(
    /shop-production-eu-west-1\.json:\d+: .*importId/,
  );
});
