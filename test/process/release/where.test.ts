import { eachShop, type Shop } from './shop';

let shop: Shop;
let built: string;
eachShop((made) => {
  shop = made;
  shop.code({ replicas: 1, soakSeconds: 3600 });
  built = shop.commit('what is built');
  const source = { repository: 'https://example.com/shop', commit: built };
  shop.release('staging', { 'shop/cart': { tag: '1.1', source }, 'shop/web': { tag: '1.0' } });
  shop.commit('staging: cart 1.1', '2026-01-02T03:04:05Z');
  shop.run('synth');
});

const where = (asked: string, ...args: readonly string[]) => shop.run('where', asked, ...args);
const told = (...args: readonly string[]) => where(built, ...args).stdout;

test('a commit is wanted where a release has an image of it, and the next environment says what it waits for', () => {
  expect(told()).toBe(`Wanted of ${built}, which is not what runs:

staging
  shop/cart  1.1  wanted since 2026-01-02 03:04 UTC
production
  shop/cart  1.1  not yet
             slipway promote shop/cart --from staging --to production
`);
});

test('it waits for its soak, or for the end of a hold', () => {
  shop.release('staging', { 'shop/cart': { tag: '1.2', source: { repository: 'r', commit: built } }, 'shop/web': { tag: '1.0' } });
  shop.commit('staging: cart 1.2');
  expect(told()).toMatch(/1\.2 {2}not yet\n +soaks in staging until \d{4}-\d\d-\d\d \d\d:\d\d UTC\n/);
  shop.run('hold', 'shop', '--env', 'production', '--reason', 'freeze', '--commit');
  expect(told()).toMatch(/held, as 'shop', by Ada since \d{4}-\d\d-\d\d: freeze\n/);
});

test('after its promotion it is wanted there', () => {
  shop.run('promote', 'shop', '--from', 'staging', '--to', 'production', '--no-plan', '--commit');
  const { environments } = JSON.parse(told('-o', 'json'));
  expect(environments.map(({ name, workloads }: { name: string; workloads: object[] }) => [name, workloads])).toEqual([
    ['staging', [expect.objectContaining({ state: 'wanted' })]],
    ['production', [{ workload: 'shop/cart', tag: '1.1', state: 'wanted', since: expect.any(String) }]],
  ]);
});

test('it is known by a shorter commit, a branch, the tag of an image, and an earlier commit', () => {
  for (const asked of [built.slice(0, 8), 'cart:1.1', '1.1']) expect(where(asked).stdout).toContain('1.1  wanted since');
  expect(where('HEAD~2').stdout).toContain(', of a later commit');
});

test('what no release has is an error in a sentence, whatever its name', () => {
  for (const asked of ['9.9', '--output=x', '$(touch x)', `sha256:${'0'.repeat(64)}`]) {
    const { code, stderr } = where('--', asked);
    expect([asked, code, stderr]).toEqual([asked, 1, expect.stringContaining("No release on 'main' has an image of")]);
  }
});

describe('the matrix', () => {
  test('shows tag, commit, age, and what is behind and held', () => {
    shop.run('hold', 'shop/web', '--env', 'production', '--reason', 'a reason', '--commit');
    const { code, stdout } = shop.run('versions');
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^ +staging +production\nshop\/cart {2}1\.1 @[0-9a-f]{7}, \d+d {2}1\.0, \d+d, behind\nshop\/web {3}1\.0, \d+d +1\.0, \d+d, held\n$/,
    );
  });

  test('as Markdown and JSON, of the environments that are asked for', () => {
    expect(shop.run('versions', '--env', 'production', '-o', 'markdown').stdout).toMatch(
      /^\| workload \| `production` \|\n\| --- \| --- \|\n\| `shop\/cart` \| `1\.0`, /,
    );
    const { workloads } = JSON.parse(shop.run('versions', '-o', 'json').stdout);
    expect(workloads[0]).toMatchObject({
      workload: 'shop/cart',
      cells: { staging: { tag: '1.1', commit: built }, production: { tag: '1.0', differs: true } },
    });
    expect(shop.run('versions', '-o', 'html').stdout).toMatch(/^<!doctype html>\n.*<bdi>shop\/cart<\/bdi>.*<\/html>\n$/s);
    expect(shop.run('versions', '--env', 'prod')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("no release file of environment 'prod'"),
    });
  });
});
