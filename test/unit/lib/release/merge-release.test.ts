import { mergeRelease } from '../../../../lib/release/merge-release';
import type { Release } from '../../../../lib/release/release';

const commit = (end: string) => end.padStart(40, 'c');
const today = '2026-11-29';
const hold = { reason: 'INC-42', by: 'ops', since: '2026-11-01' };
const release = (cart: string, rest: Partial<Release> = {}): Release => ({
  schemaVersion: 1,
  ...rest,
  images: { 'shop/cart': { tag: cart }, 'shop/web': { tag: '1' } },
});
const merge = (ours: Release, theirs: Release) =>
  mergeRelease(release('1'), { text: JSON.stringify(ours, undefined, 2), value: ours }, theirs, today);

describe.each(['shop/cart', 'shop', '*'])('a hold of %s', (key) => {
  const holding = release('1', { holds: { [key]: hold } });
  const conflict = { key: 'images.shop/cart', heldBy: key };

  test('of ours keeps the image where it is', () => {
    const { text, conflicts } = merge(holding, release('2'));
    expect([JSON.parse(text), conflicts]).toEqual([holding, [conflict]]);
  });

  test('of theirs is taken, and what we moved is a conflict', () => {
    const { text, conflicts } = merge(release('2'), holding);
    expect([JSON.parse(text), conflicts]).toEqual([release('2', { holds: { [key]: hold } }), [conflict]]);
  });

  test('keeps the code', () => {
    expect(merge(holding, release('1', { revision: commit('1') })).conflicts).toEqual([{ key: 'revision', heldBy: key }]);
    expect(merge(release('1', { revision: commit('1') }), holding).conflicts).toEqual([{ key: 'revision', heldBy: key }]);
  });
});

test('a rollback, which moves and holds at once, is no conflict', () => {
  const rolledBack = release('0', { revision: commit('0'), holds: { 'shop/cart': hold } });
  expect(merge(rolledBack, release('1')).conflicts).toEqual([]);
  const { text, conflicts } = merge(release('1'), rolledBack);
  expect([JSON.parse(text), conflicts]).toEqual([rolledBack, []]);
});

test('neither is a hold that is over, or one of another workload', () => {
  expect(merge(release('1', { holds: { shop: { ...hold, until: '2026-11-28' } } }), release('2')).conflicts).toEqual([]);
  expect(merge(release('1', { holds: { 'shop/web': hold } }), release('2')).conflicts).toEqual([]);
});

test('two images for one workload are one', () =>
  expect(merge(release('2'), release('3')).conflicts).toEqual([{ key: 'images.shop/cart' }]));
