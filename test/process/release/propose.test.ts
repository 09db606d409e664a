import { ForgeRequests } from '../../kit/forge-requests';
import { ForgeServer } from '../../kit/forge-server';
import { Slipway } from '../cli/slipway';
import { Shop } from './shop';

let slipway: Slipway;
let forge: ForgeServer;
let requests: ForgeRequests;
let shop: Shop;
let remote: string;
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());
beforeEach(async () => {
  forge = await ForgeServer.start();
  requests = new ForgeRequests(forge);
  shop = new Shop(slipway);
  remote = shop.withRemote();
  staging('1.1');
});
afterEach(async () => {
  shop.remove();
  await forge.stop();
});

const branch = 'slipway/promote-production';
const onGitHub = ['--github', '--repository', 'acme/shop'];
const address = 'https://github.example.com/acme/shop/pull/41';
const on = (...args: readonly string[]) => shop.runBeside(forge.variables, ...args);
const promote = (...args: readonly string[]) => on('promote', 'shop', '--from', 'staging', '--to', 'production', '--pr', ...args);
const at = (ref: string, environment = 'production') => JSON.parse(shop.git('show', `${ref}:releases/${environment}.json`));
const remoteGit = (...args: readonly string[]) => shop.git('--git-dir', remote, ...args);
function staging(cart: string, web = '1.0'): void {
  shop.staging(cart, web);
  shop.git('push', '--quiet', 'origin', 'main');
}

test.each<[string, string[], string]>([
  ['GitHub', onGitHub, address],
  ['GitLab', ['--gitlab', '--repository', '7'], 'https://gitlab.example.com/acme/shop/-/merge_requests/41'],
])('promote --pr opens one request on %s that says what changes, and keeps it up to date', async (_forge, flags, url) => {
  const before = [shop.git('rev-parse', 'HEAD'), shop.git('status', '--porcelain'), shop.git('branch', '--list')];
  // WHEN
  const { code, stdout, stderr } = await promote(...flags);
  // THEN
  expect([code, stderr]).toEqual([0, expect.stringContaining(`Proposed: ${url}\n`)]);
  expect(stdout).toContain('production:\n  shop/cart  1.0 → 1.1\n');
  expect(requests.all).toMatchObject([
    { title: 'release(production): promote shop from staging', head: branch, base: 'main', state: 'open' },
  ]);
  const { body } = requests.all[0]!;
  expect(body).toMatch(/^\| workload \| from \| to \| commit \|\n\| --- .*\n\| `shop\/cart` \| `1\.0` \| `1\.1` \| not stated \|\n/);
  expect(body).toContain('### Plan: ');
  expect(body).toContain('image');
  fetched();
  expect(at('FETCH_HEAD').images['shop/cart']).toMatchObject({ tag: '1.1', from: shop.git('rev-parse', 'main:releases/staging.json') });
  expect(shop.git('show', '--format=%B', '--name-only', 'FETCH_HEAD')).toMatch(
    /\n\nSlipway-Promote: production\n\n\nreleases\/production\.json$/,
  );
  expect([shop.git('rev-parse', 'HEAD'), shop.git('status', '--porcelain'), shop.git('branch', '--list')]).toEqual(before);
  // Again, and with something newer: one request, one commit.
  expect((await promote('--no-plan', ...flags)).code).toBe(0);
  staging('1.2');
  expect((await promote('--no-plan', ...flags)).code).toBe(0);
  fetched();
  expect([requests.all.length, remoteGit('rev-list', '--count', `main..${branch}`), at('FETCH_HEAD').images['shop/cart'].tag]).toEqual([
    1,
    '1',
    '1.2',
  ]);
});

test('what another run proposed and this one does not is told', async () => {
  staging('1.1', '1.1');
  await on('promote', 'shop/web', '--from', 'staging', '--to', 'production', '--pr', '--no-plan', ...onGitHub);
  const { stderr } = await on('promote', 'shop/cart', '--from', 'staging', '--to', 'production', '--pr', '--no-plan', ...onGitHub);
  expect(stderr).toContain('The request does not propose shop/web any more: this run did not name it.');
});

test('its request is closed where nothing is left of it: once it was merged elsewhere, and where a hold came', async () => {
  await promote('--no-plan', ...onGitHub);
  shop.run('hold', 'shop/cart', '--env', 'production', '--reason', 'INC-42', '--push');
  // WHEN
  const held = await promote('--no-plan', ...onGitHub);
  // THEN
  expect([held.code, held.stderr]).toEqual([1, expect.stringContaining(`Closed, as something of it is held: ${address}\n`)]);
  expect(held.stderr).toContain("'shop/cart' is held in 'releases/production.json'");
  expect(requests.all).toMatchObject([{ state: 'closed', body: expect.stringContaining('is held in production') }]);
  expect(remoteGit('branch', '--list', branch)).toBe('');
  // Released, it is proposed anew; merged by hand, it is closed.
  shop.run('release-hold', 'shop/cart', '--env', 'production', '--reason', 'mended', '--push');
  await promote('--no-plan', ...onGitHub);
  expect(requests.open).toMatchObject([{ number: 42 }]);
  shop.run('promote', 'shop', '--from', 'staging', '--to', 'production', '--no-plan', '--push');
  const done = await promote('--no-plan', '-o', 'json', ...onGitHub);
  expect(JSON.parse(done.stdout)).toMatchObject({ isWritten: false, moves: [], closed: address.replace('41', '42') });
  expect(requests.open).toEqual([]);
});

test('a commit of somebody else on its branch is neither dropped nor closed', async () => {
  await promote('--no-plan', ...onGitHub);
  shop.git('fetch', '--quiet', 'origin', branch);
  shop.git('checkout', '--quiet', '-B', 'theirs', 'FETCH_HEAD');
  shop.git('commit', '--quiet', '--allow-empty', '--message=mine');
  shop.git('push', '--quiet', 'origin', `theirs:${branch}`);
  shop.git('checkout', '--quiet', 'main');
  const pushed = remoteGit('rev-parse', branch);
  for (const tag of ['1.2', '1.0']) {
    staging(tag);
    expect(await promote('--no-plan', ...onGitHub)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("has a commit without 'Slipway-Promote: production'"),
    });
  }
  expect([remoteGit('rev-parse', branch), requests.open.length]).toEqual([pushed, 1]);
});

test('rollback --pr proposes the image of before with its hold, beside what is promoted', async () => {
  shop.run('promote', 'shop', '--from', 'staging', '--to', 'production', '--no-plan', '--push');
  const reason = 'INC-42: <b>carts</b> are | lost @all';
  const { code } = await on('rollback', 'shop/cart', '--env', 'production', '--reason', reason, '--pr', ...onGitHub);
  expect(code).toBe(0);
  expect(requests.all).toMatchObject([{ title: 'release(production): roll back shop/cart', head: 'slipway/rollback-production' }]);
  const { body } = requests.all[0]!;
  expect(body).toContain('| `shop/cart` | `1.1` | `1.0` |');
  expect(body).toContain('- held: ');
  expect(body).not.toMatch(/<b>|@all/);
  shop.git('fetch', '--quiet', 'origin', 'slipway/rollback-production');
  expect(at('FETCH_HEAD')).toMatchObject({ images: { 'shop/cart': { tag: '1.0' } }, holds: { 'shop/cart': { reason } } });
});

test('two runs at once come to one request of one commit', async () => {
  const runs = await Promise.all([promote('--no-plan', ...onGitHub), promote('--no-plan', ...onGitHub)]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  expect([requests.all.length, remoteGit('rev-list', '--count', `main..${branch}`)]).toEqual([1, '1']);
});

test.each<[string[], string]>([
  [['--commit', ...onGitHub], 'Both --commit and --pr are given.'],
  [['--push', ...onGitHub], 'Both --push and --pr are given.'],
  [[], 'Neither a runner of GitHub Actions nor one of GitLab CI runs this.'],
])('with %j it is an error in a sentence before anything runs', async (args, said) => {
  const { code, stdout, stderr } = await promote(...args);
  expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining(said)]);
  expect(stderr).not.toContain('Synthesizing');
});

test('--dry-run proposes nothing, and closes nothing', async () => {
  await promote('--no-plan', ...onGitHub);
  staging('1.0');
  expect(await promote('--dry-run', ...onGitHub)).toMatchObject({ code: 0 });
  expect(requests.open).toHaveLength(1);
});

function fetched(): void {
  shop.git('fetch', '--quiet', 'origin', branch);
}
