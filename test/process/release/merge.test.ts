import type { Slipway } from '../cli/slipway';
import { eachShop, type Shop } from './shop';

let slipway: Slipway;
let shop: Shop;
eachShop((made, program) => {
  shop = made;
  slipway = program;
});

const hold = (what: string) => shop.run('hold', what, '--env', 'production', '--reason', `a reason for ${what}`, '--commit');
/** Two people who edit at once. @returns whether git merges what they did */
function merges(ours: () => void, theirs: () => void): boolean {
  shop.git('checkout', '--quiet', '-b', 'theirs');
  theirs();
  shop.git('checkout', '--quiet', 'main');
  ours();
  try {
    shop.git('merge', '--quiet', '--no-edit', 'theirs');
    return true;
  } catch {
    return false;
  }
}
function useDriver(): void {
  shop.git('config', 'merge.slipway-release.driver', `'${process.execPath}' '${slipway.main}' merge-release %O %A %B`);
  shop.project.write('.gitattributes', 'releases/*.json merge=slipway-release\n');
  shop.commit('the driver');
}
function promoting(workload: string): () => void {
  return () => {
    const args = ['promote', workload, '--from', 'staging', '--to', 'production', '--no-plan', '--commit'];
    expect(shop.run(...args).code).toBe(0);
  };
}

test('two people who promote two workloads merge without a conflict', () => {
  shop.staging('2.0', '2.0');
  expect(merges(promoting('shop/cart'), promoting('shop/web'))).toBe(true);
  expect(shop.read('production').images).toMatchObject({ 'shop/cart': { tag: '2.0' }, 'shop/web': { tag: '2.0' } });
});

test('so do one who holds and one who promotes', () => {
  shop.staging('2.0', '2.0');
  expect(merges(promoting('shop/web'), () => void hold('shop/cart'))).toBe(true);
});

describe('one who holds what another one promotes', () => {
  beforeEach(() => {
    useDriver();
    shop.staging('2.0');
  });

  test('is a conflict, in which the image stays', () => {
    expect(merges(() => void hold('shop'), promoting('shop/cart'))).toBe(false);
    expect(shop.read('production')).toMatchObject({ images: { 'shop/cart': { tag: '1.0' } }, holds: { shop: {} } });
  });

  test('is one on either side', () => {
    expect(merges(promoting('shop/cart'), () => void hold('shop'))).toBe(false);
    expect(shop.git('diff', '--name-only', '--diff-filter=U')).toBe('releases/production.json');
  });
});

describe('two holds at one place', () => {
  const both = () =>
    merges(
      () => void hold('shop/cart'),
      () => void hold('shop/web'),
    );

  test('are a conflict without the driver', () => expect(both()).toBe(false));

  test('merge with it, key by key', () => {
    useDriver();
    expect(both()).toBe(true);
    expect(Object.keys(shop.read('production').holds!)).toEqual(['shop/cart', 'shop/web']);
  });
});

test('entries of one line each merge with the driver', () => {
  shop.project.write(
    'releases/production.json',
    '{ "schemaVersion": 1, "images": {\n  "shop/cart": { "tag": "1" },\n  "shop/web": { "tag": "1" }\n} }\n',
  );
  useDriver();
  const edit = (from: string, to: string) => () => {
    shop.project.write('releases/production.json', shop.text('production').replace(from, to));
    shop.commit(to);
  };
  expect(merges(edit('cart": { "tag": "1"', 'cart": { "tag": "2"'), edit('web": { "tag": "1"', 'web": { "tag": "2"'))).toBe(true);
  expect(shop.text('production')).toBe(
    '{ "schemaVersion": 1, "images": {\n  "shop/cart": { "tag": "2" },\n  "shop/web": { "tag": "2" }\n} }\n',
  );
});

test('two images for one workload are a conflict, which is named', () => {
  useDriver();
  const edit = (tag: string) => () => {
    shop.release('production', { 'shop/cart': { tag }, 'shop/web': { tag: '1.0' } });
    shop.commit(tag);
  };
  expect(merges(edit('2.0'), edit('3.0'))).toBe(false);
  expect(shop.read('production').images['shop/cart']).toEqual({ tag: '2.0' });
  expect(shop.git('diff', '--name-only', '--diff-filter=U')).toBe('releases/production.json');
});
