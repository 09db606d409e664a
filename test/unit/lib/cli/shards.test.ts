import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ApiObject } from 'cdk8s';
import { Workload } from '../../../../constructs';
import { parseShard, stacksOf } from '../../../../lib/assembly/shard';
import { mergeShards } from '../../../../lib/cli/shards/merge-shards';
import { DeploymentStack, type Platform, packWith, Waiver } from '../../../../lib/index';
import { baseline } from '../../../../policies';
import { cluster, environment, region } from '../../../kit/places';
import { treeOf, wholeAndMerged, writeShard } from '../../../kit/shards';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shards-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const production = environment({
  regions: [region('eu-west-1', [cluster('blue')])],
  policies: [packWith(baseline, { level: 'advisory' })],
  approvedOrigins: ['./test'],
});
const orders = (stack: DeploymentStack) =>
  new Workload(stack, 'orders', { image: 'ghcr.io/acme/orders', resources: { requests: { cpu: '100m', memory: '64Mi' } } });
const shop = (platform: Platform) => {
  for (const app of ['billing', 'shop', 'warehouse']) production.stamp(platform, app, orders);
};

describe('a part of a whole', () => {
  test.each(['0/3', '4/3', '3', '1/0', '-1/2', '1/2/3', '1.5/2', ' 1/2', '1/9999', '', 'a/b', '１/2'])('%j is none', (given) => {
    expect(() => parseShard(given)).toThrow('no part of a whole');
  });

  test('each stack is of one shard, whatever the order of their definition', () => {
    const ids = ['d', 'a', 'c', 'b', 'e'];
    const parts = [1, 2, 3].map((index) => [...stacksOf({ index, count: 3 }, ids)]);
    expect(parts).toEqual([['a', 'd'], ['b', 'e'], ['c']]);
    expect(stacksOf({ index: 1, count: 3 }, [...ids].reverse())).toEqual(new Set(parts[0]));
  });
});

describe('shards that are put together are the bytes of the whole', () => {
  test('where most of them have no stack', async () => {
    const { whole, merged } = await wholeAndMerged(folder, shop, 5);
    expect(merged).toEqual(whole);
  }, 120_000);

  test('also what is said of waivers, which one shard alone cannot know', async () => {
    const terms = { reason: 'Accepted until the vendor ships a fix.', owner: 'shop', expires: '2026-06-30' };
    const of = (app: string) => new Waiver({ rule: 'k8s/image/tag', path: `${app}-production-eu-west-1/orders/Deployment`, ...terms });
    const waiving = production.with({ name: 'staging', waivers: [of('billing'), of('shop'), of('nobody')] });
    const { whole, merged } = await wholeAndMerged(
      folder,
      (platform) => {
        shop(platform);
        waiving.stamp(platform, 'back', orders);
      },
      3,
    );
    expect(JSON.parse(merged['cdktf.out/report.json']!).waivers).toHaveLength(3);
    expect(merged).toEqual(whole);
  });
});

describe('what crosses shards is looked at once more', () => {
  const object = (stack: DeploymentStack) =>
    new ApiObject(stack.chartScope(orders(stack), stack.clusters[0]!), 'role', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'reader' },
    });
  const twice = (platform: Platform) => {
    for (const app of ['billing', 'shop']) production.stamp(platform, app, object);
  };

  test('two that make one object are refused by the whole and by their merge, and nothing is written', async () => {
    const shards: string[] = [];
    for (const index of [1, 2, 3]) shards.push(await writeShard(folder, twice, index, 3));
    await expect(merging(shards)).rejects.toThrow(/billing-production-eu-west-1\/orders.* both make .*ClusterRole 'reader'/);
    expect(fs.existsSync(path.join(folder, 'merged'))).toBe(false);
    await expect(wholeAndMerged(folder, twice, 1)).rejects.toThrow('both make');
  });
});

const merging = (shards: readonly string[]) =>
  mergeShards(shards, {
    app: '',
    terraformOut: path.join(folder, 'merged/cdktf.out'),
    kubernetesOut: path.join(folder, 'merged/dist'),
    context: undefined,
  });

describe('shards that are not the parts of one whole are refused, and nothing is written', () => {
  let written: string;
  beforeAll(async () => {
    written = fs.mkdtempSync(path.join(os.tmpdir(), 'shards-'));
    for (const index of [1, 2]) await writeShard(written, shop, index, 2);
  });
  afterAll(() => fs.rmSync(written, { recursive: true, force: true }));

  /** Both shards of the shop, for a test to change. */
  const twoShards = (): [string, string] => {
    fs.cpSync(path.join(written, 'shards'), path.join(folder, 'shards'), { recursive: true });
    return [path.join(folder, 'shards/1-of-2'), path.join(folder, 'shards/2-of-2')];
  };

  const edit = (shard: string, file: string, change: (text: string) => string) => {
    const place = path.join(shard, file);
    fs.writeFileSync(place, change(fs.readFileSync(place, 'utf8')));
  };
  const describing = (shard: string, change: (document: Record<string, never>) => object) =>
    edit(shard, 'shard.json', (text) => JSON.stringify(change(JSON.parse(text))));
  const shardOf = (document: object) => (document as { readonly shard: object }).shard;

  test.each<[string, RegExp, (shards: string[]) => string[] | undefined]>([
    ['one is missing', /Of 2 shards 2 is missing/, ([one]) => [one!]],
    ['one is named twice', /are both shard 1\/2/, ([one, other]) => [one!, other!, one!]],
    ['one is a copy of another', /are both shard 1\/2/, ([one, other]) => void fs.cpSync(one!, other!, { recursive: true, force: true })],
    ['one is no folder', /does not exist/, ([one]) => [one!, path.join(folder, 'none')]],
    ['one was interrupted', /does not exist/, ([, other]) => fs.rmSync(path.join(other!, 'shard.json')) as undefined],
    ['of another commit', /of another commit/, ([, two]) => describing(two!, (d) => ({ ...d, commit: 'a'.repeat(40) })) as undefined],
    [
      'of another version',
      /of another version of slipway.*0\.9\.0/,
      ([, two]) => describing(two!, (d) => ({ ...d, slipway: '0.9.0' })) as undefined,
    ],
    ['of another day', /of another day/, ([, two]) => describing(two!, (d) => ({ ...d, day: '2026-03-02' })) as undefined],
    [
      'of another program',
      /defines something else/,
      ([, two]) => describing(two!, (d) => ({ ...d, program: '0'.repeat(64) })) as undefined,
    ],
    [
      'of another number',
      /another number/,
      ([, two]) => describing(two!, (d) => ({ ...d, shard: { ...shardOf(d), count: 3 } })) as undefined,
    ],
    [
      'with a number past the last',
      /which there is not/,
      ([, two]) => describing(two!, (d) => ({ ...d, shard: { ...shardOf(d), index: 9 } })) as undefined,
    ],
    ['with other stacks', /with other stacks/, ([, two]) => describing(two!, (d) => ({ ...d, stacks: ['x'] })) as undefined],
    [
      'with what nobody knows',
      /'files' is unknown|'more' is unknown/,
      ([, two]) => describing(two!, (d) => ({ ...d, more: 1 })) as undefined,
    ],
    [
      'that leads out of its folder',
      /lies in no output folder/,
      ([, two]) => describing(two!, (d) => ({ ...d, files: { 'dist/../../x': '0'.repeat(64) } })) as undefined,
    ],
    [
      'with a file that was changed',
      /is not as the shard wrote it/,
      ([, two]) => edit(two!, 'cdktf.out/report.json', (text) => `${text} `) as undefined,
    ],
    ['that hides a stack', /has no 'cdktf.out\/manifest.json'/, ([, two]) => describing(two!, (d) => ({ ...d, files: {} })) as undefined],
    ['with a deep document', /shard\.json/, ([, two]) => edit(two!, 'shard.json', () => '['.repeat(200_000)) as undefined],
  ])('%s', async (_, message, change) => {
    const shards = twoShards();
    const given = change([...shards]) ?? shards;
    await expect(merging(given)).rejects.toThrow(message);
    expect(fs.existsSync(path.join(folder, 'merged'))).toBe(false);
  });

  test('a link in the place of a file is not read', async () => {
    const shards = twoShards();
    const place = path.join(shards[1], 'cdktf.out/report.json');
    fs.renameSync(place, path.join(folder, 'elsewhere.json'));
    fs.symlinkSync(path.join(folder, 'elsewhere.json'), place);
    await expect(merging(shards)).rejects.toThrow('symbolic link');
  });

  test('a whole that was merged before is replaced, and what is gone is removed', async () => {
    await merging(twoShards());
    const less = (platform: Platform) => production.stamp(platform, 'shop', orders);
    const after = [await writeShard(folder, less, 1, 2), await writeShard(folder, less, 2, 2)];
    await merging(after);
    const files = Object.keys(treeOf(path.join(folder, 'merged')));
    expect(files.filter((file) => /billing|warehouse/.test(file))).toEqual([]);
    expect(files).toContain('cdktf.out/stacks/shop-production-eu-west-1/cdk.tf.json');
  });
});
