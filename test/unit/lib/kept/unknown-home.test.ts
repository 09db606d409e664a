import { UserError } from '../../../../lib';
import type { Fresh, Known } from '../../../../lib/kept/lost';
import { type Carrying, refuseUnknownHome } from '../../../../lib/kept/unknown-home';

const [shop, billing] = ['shop-production-eu-west-1', 'billing-production-eu-west-1'];

const known = (stack: string, ...paths: readonly string[]): Known => ({
  list: { stack, resources: new Map(paths.map((path, index) => [`aws_s3_bucket.a${index}`, { path: `${stack}/${path}`, keeps: 'data' }])) },
  file: `ids/${stack}.json`,
});
const fresh = (...paths: readonly string[]): Fresh => ({
  list: known(billing, ...paths).list,
  releases: { moved: new Map(), released: new Set(), imported: new Set() },
  clusters: [],
});
const carrying = (path: string, ...former: readonly string[]): Carrying => ({
  path,
  by: path.split('/')[0]!,
  former: former.map((each) => `${shop}/${each}`),
  source: { file: 'main.ts', line: 3, column: 1 },
});

function refusal(lists: readonly Known[], now: Fresh, carried: readonly Carrying[]): string {
  try {
    refuseUnknownHome(billing, (stack) => lists.filter(({ list }) => list.stack === stack), now, carried);
  } catch (error) {
    if (error instanceof UserError) return `${error.message} ${error.at?.file}:${error.at?.line}`;
    throw error;
  }
  return '';
}

const now = fresh('orders/files/Resource');
const moved = [carrying('orders/files', 'orders/files')];

test('a former place in another app that its list does not know is refused, with the nearest that it knows', () => {
  const told = refusal([known(shop, 'order/files/Resource', 'carts/jobs/Resource')], now, moved);
  expect(told).toBe(
    `'orders' of '${billing}' says that it was in '${shop}' formerly, as 'orders/files', which ids/${shop}.json does not know. Did you mean 'order/files' there? If it is new, drop 'formerly'. main.ts:3`,
  );
});

test('where its list knows nothing, it is new', () => {
  expect(refusal([known(shop)], now, moved)).toContain("Write the name that it had there, or drop 'formerly': it is new.");
});

test.each<[string, readonly Known[], Fresh, readonly Carrying[]]>([
  ['the list of the other app has it', [known(shop, 'orders/files/Resource')], now, moved],
  ['its own list has it already', [known(shop), known(billing, 'orders/files/Resource')], now, moved],
  [
    'one of several former places is known',
    [known(shop, 'cart/files/Resource')],
    now,
    [carrying('orders/files', 'orders/files', 'cart/files')],
  ],
  [
    'its workload got one more since it moved',
    [known(shop, 'orders/files/Resource')],
    fresh('orders/files/Resource', 'orders/jobs/Resource'),
    [...moved, carrying('orders/jobs', 'orders/jobs')],
  ],
  ['the other app has no list', [], now, moved],
  ['nothing of it keeps anything', [known(shop)], fresh('orders/identity/Resource'), moved],
])('it is not refused where %s', (_, lists, made, carried) => {
  expect(refusal(lists, made, carried)).toBe('');
});

test('a name that only begins like a known one is not it', () => {
  expect(refusal([known(shop, 'orders/files-old/Resource')], now, moved)).toContain("Did you mean 'orders/files-old' there?");
});
