import { eachShop, type Shop } from './shop';

let shop: Shop;
eachShop((made) => {
  shop = made;
});

const promote = (...args: readonly string[]) => shop.run('promote', 'shop', '--from', 'staging', '--to', 'production', ...args);
/** Staging gets another image of the cart. */
function update(tag = '1.1', at?: string): void {
  shop.staging(tag, '1.0', at);
}

test('images of staging go to production, and the plan says first what that changes', () => {
  update();
  // WHEN
  const { code, stdout, stderr } = promote();
  // THEN
  expect([code, stderr]).toEqual([0, expect.stringContaining('Wrote releases/production.json.')]);
  expect(stdout).toContain('production:\n  shop/cart  1.0 → 1.1\n');
  expect(stdout).toMatch(/cart:1\.0.*cart:1\.1|1\.0 → 1\.1/s);
  expect(stdout).not.toContain('staging');
  const from = shop.git('rev-parse', 'main:releases/staging.json');
  expect(shop.read('production').images).toEqual({ 'shop/cart': { tag: '1.1', from }, 'shop/web': { tag: '1.0' } });
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('--pin moves code, and is refused where images move only', () => {
  update();
  const before = shop.text('production');
  expect(promote('--pin', '--only', 'images', '--no-plan')).toMatchObject({
    code: 1,
    stderr: "Error: Option '--pin' cannot be used with option '--only <what>'.\nSee `slipway promote --help`.\n",
  });
  expect(shop.text('production')).toBe(before);
});

test('nothing to do is told, and is no error', () => {
  expect(promote()).toMatchObject({ code: 0, stdout: 'production has all of that already: nothing to do.\n' });
});

test('it is one state of the protected branch that is promoted, wherever the branch goes meanwhile', () => {
  update();
  const from = shop.git('rev-parse', 'main:releases/staging.json');
  shop.git('checkout', '--quiet', '-b', 'here');
  update('6.6');
  const later = shop.git('rev-parse', 'HEAD');
  shop.git('reset', '--quiet', '--hard', 'main');
  shop.code({ replicas: 1, meanwhile: `git update-ref refs/heads/main ${later}` });
  // WHEN
  const { code } = promote('--no-plan');
  // THEN
  expect([code, shop.git('rev-parse', 'main')]).toEqual([0, later]);
  expect(shop.read('production').images).toMatchObject({ 'shop/cart': { tag: '1.1', from } });
});

test('--dry-run writes nothing', () => {
  update();
  const before = shop.text('production');
  expect(promote('--dry-run', '--no-plan').stderr).toContain('Not written: --dry-run.');
  expect(shop.text('production')).toBe(before);
});

test('--commit commits the release file alone, and -o json tells the moves', () => {
  update();
  shop.project.write('other.txt', 'not ours');
  // WHEN
  const { code, stdout } = promote('--commit', '--no-plan', '-o', 'json');
  // THEN
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    schemaVersion: 1,
    environment: 'production',
    moves: [{ workload: 'shop/cart', to: { tag: '1.1' } }],
  });
  expect(shop.git('show', '--format=%s', '--name-only', 'HEAD')).toBe(
    'release(production): promote shop from staging\n\nreleases/production.json',
  );
  expect(shop.git('status', '--porcelain')).toBe('?? other.txt');
});

describe('the code moves with the images, where production is pinned', () => {
  let pinned: string;
  beforeEach(() => {
    pinned = shop.git('rev-parse', 'HEAD');
    shop.release('production', { 'shop/cart': { tag: '1.0' }, 'shop/web': { tag: '1.0' } }, { revision: pinned });
    shop.code({ replicas: 3 });
    shop.commit('more replicas');
    update();
  });

  test('to the newest commit of the protected branch', () => {
    const { stdout } = promote();
    expect(shop.read('production').revision).toBe(shop.git('rev-parse', 'main'));
    expect(stdout).toContain('for the whole environment');
    expect(stdout).toContain('1 → 3');
  });

  test('unless only images are asked for', () => {
    promote('--only', 'images', '--no-plan');
    expect(shop.read('production')).toMatchObject({ revision: pinned, images: { 'shop/cart': { tag: '1.1' } } });
  });

  test('to no commit that is not on the protected branch', () => {
    shop.git('checkout', '--quiet', '-b', 'aside');
    shop.code({ replicas: 9 });
    const aside = shop.commit('aside');
    shop.git('checkout', '--quiet', 'main');
    shop.release('staging', { 'shop/cart': { tag: '1.1' }, 'shop/web': { tag: '1.0' } }, { revision: aside });
    shop.commit('staging is aside');
    expect(promote('--no-plan')).toMatchObject({ code: 1, stderr: expect.stringContaining("is not on the protected branch 'main'.") });
  });

  test('where no file but releases differs, it stays', () => {
    promote('--no-plan', '--commit');
    const { revision } = shop.read('production');
    update('1.2');
    promote('--no-plan', '--commit');
    expect(shop.read('production')).toMatchObject({ revision, images: { 'shop/cart': { tag: '1.2' } } });
  });
});

describe('refused is', () => {
  const refusal = (...args: readonly string[]) => {
    const before = shop.text('production');
    const { code, stderr } = shop.run('promote', ...args);
    expect(shop.text('production')).toBe(before);
    return [code, stderr.replace(/^Synthesizing.*\n/gm, '')];
  };
  const said = (text: string) => [1, expect.stringContaining(text)];

  test('an app or a workload that the source does not have', () => {
    expect(refusal('shp', '--from', 'staging', '--to', 'production')).toEqual(
      said("Error: 'releases/staging.json' has no app 'shp'.\nIt has: shop."),
    );
    expect(refusal('shop/mail', '--from', 'staging', '--to', 'production')).toEqual(said("has no workload 'shop/mail'."));
  });

  test('an environment that has no release', () => {
    expect(refusal('shop', '--from', 'stagin', '--to', 'production')).toEqual(
      said("There is no release file of environment 'stagin'.\nThere are those of: staging"),
    );
  });

  test('a workload that the target does not run', () => {
    shop.release('staging', { 'shop/cart': { tag: '1.0' }, 'shop/web': { tag: '1.0' }, 'shop/debug': { tag: '1' } });
    shop.commit('a debugger');
    expect(refusal('shop/debug', '--from', 'staging', '--to', 'production')).toEqual(
      said("Environment 'production' runs no 'shop/debug'."),
    );
    expect(promote()).toMatchObject({ code: 0, stderr: expect.stringContaining('shop/debug is not in production: it stays out.') });
  });

  test('another source than the one that the environment states', () => {
    shop.code({ replicas: 1, from: 'qa' });
    shop.commit('from qa');
    expect(refusal('shop', '--from', 'staging', '--to', 'production')).toEqual(
      said("Environment 'production' promotes from 'qa', not from 'staging'."),
    );
  });

  test('an image without a digest, where one is required', () => {
    shop.code({ replicas: 1, requireDigest: true });
    update();
    expect(refusal('shop', '--from', 'staging', '--to', 'production')).toEqual(
      said("shop/cart 1.1 has no digest, and 'production' requires one"),
    );
  });

  test('a file that the environment does not read', () => {
    update();
    for (const [environment, other] of [
      ['production', 'deploy/releases/production.json'],
      ['staging', 'deploy/releases/staging.json'],
    ] as const) {
      shop.code({ replicas: 1, release: { [environment]: other } });
      expect(refusal('shop', '--from', 'staging', '--to', 'production')).toEqual(
        said(`Environment '${environment}' reads its release from '${other}', not from 'releases/${environment}.json'.`),
      );
    }
  });

  test('an image that is held', () => {
    update();
    shop.run('hold', 'shop/cart', '--env', 'production', '--reason', 'INC-42', '--commit');
    expect(refusal('shop', '--from', 'staging', '--to', 'production')).toEqual(
      said("'shop/cart' is held in 'releases/production.json', as 'shop/cart', by Ada"),
    );
  });

  test('a release with changes that are not committed', () => {
    shop.release('production', { 'shop/cart': { tag: '0.9' }, 'shop/web': { tag: '1.0' } });
    expect(refusal('shop', '--from', 'staging', '--to', 'production')).toEqual(
      said("'releases/production.json' has changes that are not committed."),
    );
  });

  test('a release with a conflict', () => {
    shop.project.write('releases/production.json', '{\n<<<<<<< ours\n}\n');
    expect(refusal('shop', '--from', 'staging', '--to', 'production')).toEqual(
      said('releases/production.json:2:1: a merge left its conflict here.'),
    );
  });

  test('an option in place of a name', () => {
    expect(refusal('--from', 'staging', '--to', '--upload-pack=x', 'shop')).toEqual(said('There is no release file'));
  });
});

describe('an image soaks', () => {
  beforeEach(() => {
    shop.code({ replicas: 1, soakSeconds: 3600 });
    shop.commit('soak an hour', '2026-01-01T00:00:00Z');
  });

  test('until the time that its environment states is over', () => {
    update();
    expect(promote('--no-plan')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/shop\/cart 1\.1 soaks in staging until \d{4}-\d\d-\d\d \d\d:\d\d UTC/),
    });
  });

  test('from the merge into the protected branch, not from the commit that was merged', () => {
    shop.git('checkout', '--quiet', '-b', 'bot');
    update('1.1', '2026-01-01T00:00:00Z');
    shop.git('checkout', '--quiet', 'main');
    shop.git('merge', '--quiet', '--no-ff', '--message', 'merged', 'bot');
    expect(promote('--no-plan')).toMatchObject({ code: 1, stderr: expect.stringContaining('soaks in staging until') });
  });

  test('and goes on then', () => {
    update('1.1', '2026-01-02T00:00:00Z');
    expect(promote('--no-plan')).toMatchObject({ code: 0 });
  });

  test('as does the revision that staging is pinned to', () => {
    const images = { 'shop/cart': { tag: '1.0' }, 'shop/web': { tag: '1.0' } };
    const pinned = shop.git('rev-parse', 'HEAD');
    shop.release('production', images, { revision: pinned });
    shop.code({ replicas: 3, soakSeconds: 3600 });
    const revision = shop.commit('more replicas, and production is pinned', '2026-01-01T00:00:00Z');
    shop.release('staging', images, { revision });
    shop.commit('staging is pinned');
    expect(promote('--no-plan')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(new RegExp(`revision ${revision.slice(0, 12)} soaks in staging until .*\n.*--only images`)),
    });
    expect(shop.read('production').revision).toBe(pinned);
    // WHEN
    shop.gitAt('2026-01-02T00:00:00Z', 'commit', '--quiet', '--amend', '--no-edit');
    // THEN
    expect(promote('--no-plan').code).toBe(0);
    expect(shop.read('production').revision).toBe(revision);
  });

  test('by a clock that is right', () => {
    update('1.1', '2099-01-01T00:00:00Z');
    expect(promote('--no-plan')).toMatchObject({ code: 1, stderr: expect.stringContaining('a clock is wrong') });
  });
});
