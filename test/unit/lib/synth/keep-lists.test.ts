import { Bucket, Postgres, Queue, Redis, Secret, Table, Workload } from '../../../../constructs';
import type { Dependency } from '../../../../lib';
import { readKeptFolder } from '../../../../lib/kept/kept-folder';
import type { KeptEntry } from '../../../../lib/kept/kept-list';
import { addressesOf, billing, committed, type Define, image, inProject, listed, shop, stamped } from './names/two-apps';

inProject();

const nothing: Define = () => undefined;
const orders =
  (thing: Dependency, more: object = {}): Define =>
  (stack) =>
    void new Workload(stack, 'orders', { image, dependencies: { thing }, ...more });
const entriesOf = (stack: string): readonly (readonly [string, KeptEntry])[] => [...readKeptFolder(process.cwd()).get(stack)!.resources];

const kinds: readonly (readonly [string, () => Dependency])[] = [
  ['Bucket', () => new Bucket()],
  ['Queue', () => new Queue()],
  ['Table', () => new Table({ partitionKey: { name: 'id', type: 'string' } })],
  ['Secret', () => new Secret({ keys: ['apiKey'] })],
  ['Postgres', () => new Postgres({ size: 'small' })],
  ['Redis', () => new Redis({ size: 'small' })],
];

test.each(kinds)('the lists of two apps tell where a %s is that moved from one to the other, as long as one may have it', (_, make) => {
  // GIVEN
  listed(shop, {});
  committed(orders(make()), nothing);
  const known = entriesOf(shop).filter(([, { keeps }]) => keeps);
  expect(known.length).toBeGreaterThan(0);
  // What only a state tells is told, also of what may be made anew.
  const made = addressesOf(stamped(orders(make()), nothing).shop).filter((address) => address.includes('.orders_thing'));
  const entries = [...made.map((address) => [address, { path: `${shop}/orders/thing/${address}` }] as const), ...entriesOf(shop)];
  listed(shop, Object.fromEntries(entries.map(([address, entry]) => [address, { ...entry, importId: `id of ${address}` }])));
  // WHEN
  for (const said of [{ formerly: 'shop/orders' }, { formerly: 'shop/orders' }, { knownAs: 'shop/orders' }]) {
    committed(nothing, orders(make(), said));
    // THEN
    const left = new Map(entriesOf(shop));
    expect(known.map(([address]) => [address, left.get(address)?.departed])).toEqual(known.map(([address]) => [address, billing]));
    for (const entry of left.values()) expect(entry).not.toHaveProperty('retired');
    const there = entriesOf(billing);
    expect(there.map(([, { name }]) => name)).toEqual(expect.arrayContaining(known.flatMap(([, { name }]) => name ?? [])));
    for (const [, entry] of there) expect(entry).not.toHaveProperty('departed');
  }
});
