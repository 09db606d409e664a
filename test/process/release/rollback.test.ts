import * as fs from 'node:fs';
import * as path from 'node:path';
import { eachShop, type Shop } from './shop';

let shop: Shop;
eachShop((made) => {
  shop = made;
});

const promote = () => shop.run('promote', 'shop', '--from', 'staging', '--to', 'production', '--no-plan', '--commit');
const rollback = (...args: readonly string[]) => shop.run('rollback', ...args, '--env', 'production', '--reason', 'INC-42: carts are lost');
function update(cart: string, web = '1.0'): void {
  shop.staging(cart, web);
  expect(promote().code).toBe(0);
}

test('the image of before comes back with a hold in the same edit, and what does not roll back is told', () => {
  const before = shop.read('production');
  update('1.1');
  // WHEN
  const { code, stdout } = rollback('shop/cart');
  // THEN
  expect(code).toBe(0);
  expect(stdout).toContain(
    "production:\n  shop/cart  1.1 → 1.0\n  held: 'shop/cart', by Ada: INC-42: carts are lost\nDoes not roll back: migrations that ran",
  );
  const { holds, ...rest } = shop.read('production');
  expect(rest).toEqual(before);
  expect(holds).toEqual({
    'shop/cart': { reason: 'INC-42: carts are lost', by: 'Ada', since: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
  });
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('what changes there is planned, unless nobody wants to wait for it; another file that the environment reads is noted', () => {
  update('1.1');
  shop.code({ replicas: 1, release: { production: 'deploy/releases/production.json' } });
  expect(shop.run('synth', '--quiet').code).toBe(0);
  const { code, stdout, stderr } = rollback('shop/cart', '--no-plan');
  expect(code).toBe(0);
  expect(stderr).toContain(
    "Note: at the last synthesis, environment 'production' read its release from 'deploy/releases/production.json', not from 'releases/production.json'.\n",
  );
  shop.code({ replicas: 1 });
  shop.git('checkout', 'releases');
  expect(stdout).not.toContain('1 pod is started anew.');
  expect(rollback('shop/cart').stdout).toContain('1 pod is started anew.');
});

test('the release files of another project in the repository are its own', () => {
  update('1.1');
  for (const [file, text] of [
    ['other/cdktf.json', '{}'],
    ['other/releases/production.json', '{ "schemaVersion": 1, "images": {} }'],
  ] as const) {
    fs.mkdirSync(path.dirname(path.join(shop.folder, file)), { recursive: true });
    fs.writeFileSync(path.join(shop.folder, file), text);
  }
  expect(rollback('shop/cart', '--no-plan')).toMatchObject({ code: 0, stdout: expect.stringContaining('shop/cart  1.1 → 1.0') });
});

test('promote, roll back, release the hold: the bytes are as they were', () => {
  const before = shop.text('production');
  update('1.1', '1.1');
  expect(rollback('shop', '--no-plan', '--commit').code).toBe(0);
  expect(promote()).toMatchObject({ code: 1, stderr: expect.stringContaining("is held in 'releases/production.json', as 'shop'") });
  expect(shop.run('release-hold', 'shop', '--env', 'production', '--reason', 'mended').stdout).toBe(
    "production: 'shop' is no longer held.\n",
  );
  expect(shop.text('production')).toBe(before);
});

test('the code comes back with the image that it came with', () => {
  const revision = shop.git('rev-parse', 'HEAD');
  shop.release('production', { 'shop/cart': { tag: '1.0' }, 'shop/web': { tag: '1.0' } }, { revision });
  shop.code({ replicas: 5 });
  shop.commit('more replicas, and production is pinned');
  update('1.1');
  expect(shop.read('production').revision).not.toBe(revision);
  // WHEN
  const { stdout } = rollback('shop/cart');
  // THEN
  expect(shop.read('production')).toMatchObject({ revision, images: { 'shop/cart': { tag: '1.0' } } });
  expect(stdout).toContain(`  code: ${revision.slice(0, 12)}, for the whole environment`);
});

test('--to names an older one', () => {
  update('1.1');
  update('1.2');
  expect(rollback('shop/cart', '--to', '1.0', '--no-plan').code).toBe(0);
  expect(shop.read('production').images['shop/cart']).toEqual({ tag: '1.0' });
});

test('a second one goes further back, not to what was bad, and says whose hold it replaces', () => {
  update('1.1');
  update('1.2');
  rollback('shop/cart', '--no-plan', '--commit');
  // WHEN
  const { code, stdout } = rollback('shop/cart', '--no-plan');
  // THEN
  expect([code, shop.read('production').images['shop/cart']]).toEqual([0, { tag: '1.0' }]);
  expect(stdout).toContain("  in place of the hold, as 'shop/cart', by Ada since ");
});

test('across the first --pin, the code goes to where it stood, and does not follow the branch again', () => {
  const stood = shop.commitAll('staging: 1.1', () => shop.release('staging', { 'shop/cart': { tag: '1.1' }, 'shop/web': { tag: '1.0' } }));
  expect(shop.run('promote', 'shop', '--from', 'staging', '--to', 'production', '--pin', '--no-plan', '--commit').code).toBe(0);
  shop.commitAll('more replicas', () => shop.code({ replicas: 9 }));
  // WHEN
  const { stdout } = rollback('shop/cart', '--no-plan');
  // THEN
  expect(shop.read('production')).toMatchObject({ images: { 'shop/cart': { tag: '1.0' } } });
  expect([shop.read('production').revision, stdout]).toEqual([stood, expect.not.stringContaining('  code:')]);
});

test('code that went back stays, whatever else is promoted', () => {
  const revision = shop.git('rev-parse', 'HEAD');
  shop.release('production', { 'shop/cart': { tag: '1.0' }, 'shop/web': { tag: '1.0' } }, { revision });
  shop.commitAll('more replicas, and production is pinned', () => shop.code({ replicas: 5 }));
  update('1.1');
  rollback('shop/cart', '--no-plan', '--commit');
  shop.commitAll('staging: web', () => shop.release('staging', { 'shop/cart': { tag: '1.1' }, 'shop/web': { tag: '1.1' } }));
  const web = (...args: readonly string[]) =>
    shop.run('promote', 'shop/web', '--from', 'staging', '--to', 'production', '--no-plan', ...args);
  // THEN
  expect(web()).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("The code of the environment is held in 'releases/production.json'"),
  });
  expect(web('--only', 'images').code).toBe(0);
  expect(shop.read('production')).toMatchObject({ revision, images: { 'shop/web': { tag: '1.1' } } });
});

describe('refused is', () => {
  test('what never ran anything else, or not what is named', () => {
    expect(rollback('shop/web', '--no-plan')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("'shop/web' never ran anything else"),
    });
    update('1.1');
    expect(rollback('shop/cart', '--to', '9', '--no-plan')).toMatchObject({ code: 1, stderr: expect.stringContaining("never ran '9'") });
  });

  test('in a shallow clone, with its cure', () => {
    update('1.1');
    shop.git('clone', '--quiet', '--depth', '1', `file://${shop.folder}`, 'clone');
    const { code, stderr } = shop.run('-C', 'clone', 'rollback', 'shop', '--env', 'production', '--reason', 'a', '--by', 'b', '--no-plan');
    expect([code, stderr]).toEqual([1, expect.stringContaining('git fetch --unshallow')]);
  });

  test('what is held already', () => {
    update('1.1');
    shop.run('hold', 'shop', '--env', 'production', '--reason', 'freeze', '--commit');
    expect(rollback('shop/cart', '--no-plan')).toMatchObject({ code: 1, stderr: expect.stringContaining('freeze') });
  });
});

describe('a hold', () => {
  const hold = (...args: readonly string[]) => shop.run('hold', ...args);

  test('is written with who, since when and until when', () => {
    expect(hold('shop', '--env', 'production', '--reason', 'freeze', '--until', '2099-12-31', '--by', 'ops')).toEqual({
      code: 0,
      stdout: "production: 'shop' is held until 2099-12-31: freeze\n",
      stderr: '',
    });
    expect(shop.read('production').holds).toMatchObject({ shop: { reason: 'freeze', by: 'ops', until: '2099-12-31' } });
  });

  test.each([
    [['shp', '--reason', 'x'], "has no app 'shp'"],
    [['shop/', '--reason', 'x'], "'shop/' is not a workload"],
    [['shop', '--reason', ' '], '--reason says nothing'],
    [['shop', '--reason', 'a\nb'], '--reason says nothing, or more than one line'],
    [['shop', '--reason', 'x', '--until', '2020-01-01'], 'is no day from today on'],
    [['shop', '--reason', 'x', '--until', '2099-02-31'], 'is no day from today on'],
    [['shop', '--reason', 'x', '--by', ''], '--by names nobody'],
  ])('of %j is refused', (args, message) => {
    expect(hold(...args, '--env', 'production')).toMatchObject({ code: 1, stderr: expect.stringContaining(message) });
    expect(shop.git('status', '--porcelain')).toBe('');
  });

  test('in force is replaced by no other one', () => {
    hold('shop', '--env', 'production', '--reason', 'freeze');
    const before = shop.text('production');
    const { code, stderr } = hold('shop', '--env', 'production', '--reason', 'mine', '--until', '2099-12-31');
    expect([code, stderr]).toEqual([1, expect.stringContaining("'shop' is held already in 'releases/production.json', as 'shop', by Ada")]);
    expect(shop.text('production')).toBe(before);
    expect(hold('shop/cart', '--env', 'production', '--reason', 'beside it').code).toBe(0);
  });

  test('is noted where the environment reads another file', () => {
    shop.code({ replicas: 1, release: { production: 'deploy/releases/production.json' } });
    expect(shop.run('synth', '--quiet').code).toBe(0);
    expect(hold('shop', '--env', 'production', '--reason', 'freeze')).toMatchObject({
      code: 0,
      stderr:
        "Note: at the last synthesis, environment 'production' read its release from 'deploy/releases/production.json', not from 'releases/production.json'.\n",
    });
  });

  test('that is over is', () => {
    const images = { 'shop/cart': { tag: '1.0' }, 'shop/web': { tag: '1.0' } };
    const over = { reason: 'freeze', by: 'ops', since: '2020-01-01', until: '2020-01-02' };
    shop.release('production', images, { holds: { shop: over } });
    expect(hold('shop', '--env', 'production', '--reason', 'anew').code).toBe(0);
    expect(shop.read('production').holds).toMatchObject({ shop: { reason: 'anew' } });
  });

  test.each(['--commit', '--push'])('is not committed by %s with what somebody else edited there', (flag) => {
    const images = { 'shop/cart': { tag: '6.6' }, 'shop/web': { tag: '1.0' } };
    shop.release('production', images, { holds: { 'shop/web': { reason: 'freeze', by: 'ops', since: '2026-01-01' } } });
    const head = shop.git('rev-parse', 'HEAD');
    for (const args of [
      ['hold', 'shop'],
      ['release-hold', 'shop/web'],
    ])
      expect(shop.run(...args, '--env', 'production', '--reason', 'x', flag)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("'releases/production.json' has changes that are not committed."),
      });
    expect(shop.git('rev-parse', 'HEAD')).toBe(head);
  });

  test('that is not there is not released', () => {
    expect(shop.run('release-hold', 'shop', '--env', 'production', '--reason', 'x')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("holds no 'shop'.\nIt holds nothing: images move already."),
    });
  });
});

describe('a push', () => {
  let remote: string;
  beforeEach(() => {
    remote = path.join(shop.cache, 'remote.git');
    shop.git('init', '--quiet', '--bare', '--initial-branch=main', remote);
    shop.git('remote', 'add', 'origin', remote);
    shop.git('push', '--quiet', '--set-upstream', 'origin', 'main');
  });
  const hold = () => shop.run('hold', 'shop', '--env', 'production', '--reason', 'freeze', '--push');

  test('sends the commit', () => {
    expect(hold().code).toBe(0);
    expect(shop.git('ls-remote', remote, 'main')).toContain(shop.git('rev-parse', 'HEAD'));
  });

  test('that is rejected is told plainly, and nothing else is half done', () => {
    shop.git('clone', '--quiet', remote, 'other');
    shop.git('-C', 'other', '-c', 'user.name=b', '-c', 'user.email=b@example.com', 'commit', '--quiet', '--allow-empty', '-m', 'theirs');
    shop.git('-C', 'other', 'push', '--quiet');
    const { code, stderr } = hold();
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining("The push was rejected: 'origin' has commits of 'main' that are not here (non-fast-forward)."),
    ]);
    expect(shop.git('log', '--format=%s', '-1')).toBe('release(production): hold shop');
  });
});

test('a commit that git refuses leaves the file as it was', () => {
  const hooks = path.join(shop.folder, '.git/hooks');
  fs.mkdirSync(hooks, { recursive: true });
  fs.writeFileSync(path.join(hooks, 'pre-commit'), '#!/bin/sh\necho no >&2\nexit 1\n', { mode: 0o755 });
  const { code, stderr } = shop.run('hold', 'shop', '--env', 'production', '--reason', 'freeze', '--commit');
  expect([code, stderr]).toEqual([1, expect.stringContaining("git did not commit 'releases/production.json': no.")]);
  expect(shop.git('status', '--porcelain')).toBe('');
});
