import { eachShop, type Shop } from './shop';

let shop: Shop;
eachShop((made) => {
  shop = made;
  shop.staging('1.1');
});

const images = { 'shop/cart': { tag: '1.0' }, 'shop/web': { tag: '1.0' } };
const reason = ['--reason', 'INC-42'];
/** Every verb that reads the release of an environment, of an app. */
const verbs = (app: string, environment: string): Readonly<Record<string, readonly string[]>> => ({
  promote: ['promote', app, '--from', 'staging', '--to', environment, '--no-plan'],
  rollback: ['rollback', app, '--env', environment, ...reason, '--no-plan'],
  hold: ['hold', app, '--env', environment, ...reason],
  'release-hold': ['release-hold', app, '--env', environment, ...reason],
  render: ['render', '--env', environment],
  where: ['where', '1.1'],
  versions: ['versions', '--env', environment],
});
const all = Object.keys(verbs('', ''));
const apart = (...names: readonly string[]) => all.filter((verb) => !names.includes(verb));

/** Runs each of them: an error in a paragraph, whatever the file says, and nothing is written. */
function refused(names: readonly string[], said: string, app = 'shop', environment = 'production'): void {
  const before = [shop.text('production'), shop.git('status', '--porcelain'), shop.git('rev-parse', 'HEAD')];
  for (const verb of names) {
    const { code, stdout, stderr } = shop.run(...verbs(app, environment)[verb]!);
    expect([verb, code, stdout, stderr]).toEqual([verb, 1, '', expect.stringContaining(said)]);
    expect([verb, stderr]).toEqual([verb, expect.not.stringMatching(/^ +at /m)]);
  }
  expect([shop.text('production'), shop.git('status', '--porcelain'), shop.git('rev-parse', 'HEAD')]).toEqual(before);
}

test('a release file with a conflict is told at its line by every verb', () => {
  shop.project.write('releases/production.json', '{\n<<<<<<< ours\n}\n');
  refused(apart('where', 'versions'), 'releases/production.json:2:1: a merge left its conflict here.');
  // They read what is on the branch.
  shop.commit('a merge that nobody looked at');
  refused(all, 'releases/production.json:2:1: a merge left its conflict here.');
});

test('an app and an environment that nobody has are told with those that there are', () => {
  refused(['promote', 'rollback', 'hold'], "has no app 'shp'.\nIt has: shop.", 'shp');
  refused(['release-hold'], "holds no 'shp'.", 'shp');
  refused(apart('where'), "There is no release file of environment 'prod'.\nThere are those of: production", 'shop', 'prod');
});

test('a revision that is not here is told, and in a shallow clone how to get it', () => {
  shop.release('production', images, { revision: 'f'.repeat(40) });
  shop.commit('pinned to what nobody has');
  refused(['promote', 'render'], `'${'f'.repeat(40)}'`);
  shop.release('production', images, { revision: shop.git('rev-parse', 'HEAD~2') });
  shop.commit('pinned to what is older');
  shop.git('clone', '--quiet', '--depth', '1', `file://${shop.folder}`, 'clone');
  for (const verb of ['promote', 'rollback', 'render']) {
    const { code, stderr } = shop.run(
      '-C',
      'clone',
      ...verbs('shop', 'production')[verb]!,
      ...(verb === 'rollback' ? ['--by', 'ops'] : []),
    );
    expect([verb, code, stderr]).toEqual([verb, 1, expect.stringContaining('git fetch --unshallow')]);
  }
});

test('a release with changes that nobody committed is written over by no verb that commits, and other changes are left alone', () => {
  shop.release('production', { ...images, 'shop/web': { tag: '0.9' } });
  shop.project.write('code.json', '{ "replicas": 2 }');
  const before = [shop.text('production'), shop.git('rev-parse', 'HEAD')];
  for (const verb of ['promote', 'hold']) {
    const { code, stderr } = shop.run(...verbs('shop', 'production')[verb]!, '--commit');
    expect([verb, code, stderr]).toEqual([
      verb,
      1,
      expect.stringContaining("'releases/production.json' has changes that are not committed."),
    ]);
  }
  expect([shop.text('production'), shop.git('rev-parse', 'HEAD')]).toEqual(before);
  shop.git('checkout', '--quiet', '--', 'releases');
  expect(shop.run(...verbs('shop', 'production').promote!, '--commit').code).toBe(0);
  expect(shop.git('status', '--porcelain')).toBe('M code.json');
});

test('a clock that is wrong lets nothing go on', () => {
  shop.code({ replicas: 1, soakSeconds: 60 });
  shop.commit('a minute', '2026-01-01T00:00:00Z');
  shop.release('staging', { ...images, 'shop/cart': { tag: '1.2' } });
  shop.commit('staging: 1.2, by a clock that is ahead', '2099-01-01T00:00:00Z');
  refused(['promote'], 'which is not yet: a clock is wrong, here or where it was committed');
});

test('a revision whose library writes another assembly is refused, with both versions', () => {
  shop.code({ replicas: 1, schemaVersion: 99 });
  const revision = shop.commit('a library of later');
  shop.code({ replicas: 1 });
  shop.release('production', images, { revision });
  shop.commit('pinned to it');
  const said = expect.stringMatching(new RegExp(`Revision ${revision.slice(0, 12)}: .*99`));
  expect(shop.run('render', '--env', 'production')).toMatchObject({ code: 1, stderr: said });
  expect(shop.run('promote', 'shop', '--from', 'staging', '--to', 'production', '--only', 'images')).toMatchObject({
    code: 1,
    stderr: said,
  });
});
