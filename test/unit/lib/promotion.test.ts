import { Duration } from 'cdk8s';
import { Workload } from '../../../constructs';
import { checkAssembly } from '../../../lib/assembly/read-assembly';
import { synthesizePlatform } from '../../../lib/testing';
import { environment } from '../../kit/places';

const release = { schemaVersion: 1 as const, images: { 'shop/cart': { tag: 'v1', digest: `sha256:${'0'.repeat(64)}` } } };
const staging = environment({ name: 'staging', release, namespace: () => 'staging' });
const shop = (environments: readonly ReturnType<typeof environment>[]) =>
  synthesizePlatform((platform) => {
    for (const each of environments) each.stamp(platform, 'shop', (stack) => void new Workload(stack, 'cart', { image: 'cart' } as never));
  });
const described = (environments: readonly ReturnType<typeof environment>[]) =>
  checkAssembly(JSON.parse(shop(environments).files.get('cdktf.out/assembly.json')!), 'assembly.json').environments;

test('the assembly says where images of an environment come from, and how long they stay there', () => {
  const production = environment({
    name: 'production',
    release,
    promotion: { from: 'staging', soak: Duration.hours(24) },
    requireDigest: true,
  });
  expect(described([staging, production])).toEqual([
    { name: 'production', requireDigest: true, promotion: { from: 'staging', soakSeconds: 86_400 } },
  ]);
});

test('of an environment that asks nothing it says nothing', () => {
  expect(described([staging])).toBeUndefined();
});

test.each([
  [{ from: 'production' }, "Environment 'production' promotes from itself."],
  [{ from: 7 }, "'promotion.from' of environment 'production' is 7. Write it as a text: from: '7'."],
  [{ from: 'staging', soak: '24h' }, "'promotion.soak' of environment 'production'"],
  [{ from: 'staging', soak: Duration.seconds(30) }, "'promotion.soak' of environment 'production'"],
  [{ promotesFrom: 'staging' }, "'promotion.promotesFrom' of environment 'production' is unknown"],
])('a promotion %j is refused', (promotion, message) => {
  expect(() => environment({ name: 'production', release, promotion: promotion as never })).toThrow(message);
});

test('a chain that leads in a circle is refused', () => {
  const first = environment({ name: 'first', release, namespace: () => 'first', promotion: { from: 'second' } });
  const second = environment({ name: 'second', release, promotion: { from: 'first' } });
  expect(() => shop([staging, first, second])).toThrow('Environments promote in a circle: first from second from first.');
});
