import { appliedList } from '../../../../lib/kept/applied-list';
import type { KeptEntry } from '../../../../lib/kept/kept-list';

const at = 'aws_s3_bucket.orders_uploads_1';
const before = 'aws_s3_bucket.orders_files_2';
const beside = 'aws_s3_bucket_policy.orders_uploads_3';
const entry: KeptEntry = { path: 'shop/orders/uploads/Resource', keeps: 'data', name: 'uploads' };
const addresses = { [before]: 'shop/orders/files/Resource' };
const retired = { reason: 'for the auditors' };

const applied = (one: KeptEntry, ...has: readonly string[]) =>
  appliedList({ stack: 'shop', resources: new Map([[at, one]]) }, has).resources.get(at);

test.each<[string, KeptEntry, readonly string[], KeptEntry | undefined]>([
  ['an address that the state does not have', { ...entry, addresses }, [at], entry],
  ['nothing where it has it', { ...entry, addresses }, [before], { ...entry, addresses }],
  ['nothing where it has instances of it', { ...entry, addresses }, [`${before}["a.b[0]"]`], { ...entry, addresses }],
  [
    'nothing of an orphan itself',
    { ...entry, retired, importId: 'x', addresses, besides: [beside] },
    [],
    { ...entry, retired, importId: 'x' },
  ],
  ['nothing of what an orphan has beside it', { ...entry, retired, besides: [beside] }, [beside], { ...entry, retired, besides: [beside] }],
  ['what went elsewhere', { ...entry, departed: 'billing', addresses, besides: [beside] }, ['aws_sqs_queue.x'], undefined],
  [
    'nothing of that where one of its addresses is there',
    { ...entry, departed: 'billing', besides: [beside] },
    [beside],
    { ...entry, departed: 'billing', besides: [beside] },
  ],
  ['an import id of what the state has', { ...entry, importId: 'x' }, [at], entry],
  ['no import id of what it has not', { ...entry, importId: 'x' }, [], { ...entry, importId: 'x' }],
])('a list lets go, once a state shows it, of %s', (_, one, has, expected) => {
  expect(applied(one, ...has)).toEqual(expected);
});
