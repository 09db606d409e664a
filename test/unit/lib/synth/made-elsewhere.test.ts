import type { KeptEntry } from '../../../../lib/kept/kept-list';
import type { Fresh } from '../../../../lib/kept/lost';
import { Elsewhere } from '../../../../lib/synth/made-elsewhere';
import type { StackOutline } from '../../../../lib/synth/render/outline';

const address = 'aws_s3_bucket.orders_files_1';
const entry = (more: Partial<KeptEntry> = {}): KeptEntry => ({ path: 'x/orders/files', keeps: 'data', name: 'files', ...more });

const stack = (id: string, account: string, region: string, taken: readonly string[] = []) =>
  ({
    id,
    region: { account, region },
    arrivals: { departures: new Map(taken.map((from) => [from, [{ dependency: 'x', places: new Map([[address, 'x/orders/files']]) }]])) },
  }) as unknown as StackOutline;
const makes = (one: StackOutline, at = address, what = entry()): [string, Fresh] => [
  one.id,
  {
    list: { stack: one.id, resources: new Map([[at, what]]) },
    releases: { moved: new Map(), released: new Set(), imported: new Set() },
    clusters: [],
  },
];

const [former, now] = [stack('shop-a', '111122223333', 'eu-west-1'), stack('billing-a', '111122223333', 'eu-west-1')];

test.each<[string, string | undefined, StackOutline, string, KeptEntry]>([
  ['by another stack of the account and region', now.id, now, 'aws_s3_bucket.invoices_files_2', entry()],
  ['not in another account', undefined, stack('billing-b', '444455556666', 'eu-west-1'), address, entry()],
  ['not in another region', undefined, stack('billing-b', '111122223333', 'eu-central-1'), address, entry()],
  ['not as another type', undefined, now, 'aws_sqs_queue.orders_files_1', entry()],
  ['not under another name', undefined, now, address, entry({ name: 'others' })],
  ['not where neither has a name', undefined, now, address, { path: 'x/orders/files', keeps: 'data' }],
])('what a list knows is made elsewhere: %s', (_, expected, other, at, made) => {
  const elsewhere = new Elsewhere([former, other], new Map([makes(other, at, made)]));
  const own = made.name === undefined ? { path: 'x/orders/files', keeps: 'data' as const } : entry();
  expect(elsewhere.of(former, address, own)).toBe(expected);
});

test('an orphan is nobody else’s for its name: it is there as long as its entry says so', () => {
  const elsewhere = new Elsewhere([former, now], new Map([makes(now)]));
  expect(elsewhere.of(former, address, entry({ retired: { reason: 'gone' } }))).toBeUndefined();
});

test('what another stack takes in is there, whatever its name; of one stack, and not of its neighbour', () => {
  const taking = stack('billing-a', '111122223333', 'eu-west-1', ['shop-a']);
  const elsewhere = new Elsewhere([former, taking], new Map());
  expect(elsewhere.of(former, address, { path: 'x/orders/files', keeps: 'data' })).toBe('billing-a');
  expect(elsewhere.of(stack('carts-a', '111122223333', 'eu-west-1'), address, entry())).toBeUndefined();
});

test('objects of two clusters that are called alike are two', () => {
  const claim = (cluster: string) => `${cluster}/shop/PersistentVolumeClaim/data`;
  const named = entry({ name: 'data' });
  const elsewhere = new Elsewhere([former, now], new Map([makes(now, claim('green'), named)]));
  expect(elsewhere.of(former, claim('blue'), named)).toBeUndefined();
  expect(elsewhere.of(former, claim('green'), named)).toBe('billing-a');
});
