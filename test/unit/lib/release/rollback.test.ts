import type { Hold, Release } from '../../../../lib/release/release';
import { ReleaseText } from '../../../../lib/release/release-text';
import { Backwards, rolledBack } from '../../../../lib/release/rollback';

const commit = (end: string) => end.padStart(40, 'c');
const today = '2026-11-29';
const hold: Hold = { reason: 'INC-42', by: 'ops', since: today };
const release = (cart: string, web = '1', rest: Partial<Release> = {}): Release => ({
  schemaVersion: 1,
  ...rest,
  images: { 'shop/cart': { tag: cart }, 'shop/web': { tag: web } },
});
const text = (value: Release) => new ReleaseText(JSON.stringify(value), 'releases/production.json');
const options = { stoodAt: commit('2'), workloads: ['shop/cart'], held: 'shop/cart', hold, today, onlyImages: false };
/** @param history from the newest to the oldest */
function found(history: readonly Release[], workloads = ['shop/cart'], tag?: string): Release | undefined {
  const backwards = new Backwards(history[0]!, workloads, tag);
  return history.find((one) => backwards.isBefore(one));
}

describe('what a rollback goes back to', () => {
  const held = { holds: { 'shop/cart': hold } };
  test('is what ran before', () => expect(found([release('2'), release('1'), release('0')])).toEqual(release('1')));

  test.each([
    ['still held', [release('1', '1', held), release('2'), release('1'), release('0')]],
    ['released', [release('1'), release('1', '1', held), release('2'), release('1'), release('0')]],
    ['held as its app', [release('1', '1', { holds: { shop: hold } }), release('2'), release('1'), release('0')]],
    [
      'held anew',
      [release('1', '1', { holds: { 'shop/cart': { ...hold, reason: 'INC-43' } } }), release('2', '1', held), release('2'), release('0')],
    ],
  ])('is nothing that a rollback left, %s', (_what, history) => {
    expect(found(history)?.images['shop/cart']).toEqual({ tag: '0' });
  });

  test('is that, too, where it is named', () => {
    expect(found([release('1', '1', held), release('2'), release('1')], ['shop/cart'], '2')).toEqual(release('2'));
  });

  test('is what was left once, where it ran again since', () => {
    expect(found([release('3'), release('2'), release('1', '1', held), release('2'), release('1')])).toEqual(release('2'));
  });

  test('of an app is one that moves a workload to the tag that is named', () => {
    const history = [release('1.2', '5'), release('1.2', '4'), release('1.3', '4'), release('1.2', '3'), release('1', '1.2')];
    expect(found(history, ['shop/cart', 'shop/web'], '1.2')).toEqual(release('1', '1.2'));
  });
});

describe('the code', () => {
  test('of before is what is put back', () => {
    const back = rolledBack(text(release('2', '1', { revision: commit('9') })), {
      ...options,
      former: release('1', '1', { revision: commit('1') }),
    });
    expect([back.text.release.revision, back.movesRevision]).toEqual([commit('1'), true]);
  });

  test('that followed the branch is pinned to where it stood', () => {
    const back = rolledBack(text(release('2', '1', { revision: commit('9') })), { ...options, former: release('1') });
    expect([back.text.release.revision, back.movesRevision]).toEqual([commit('2'), true]);
  });

  test('stays where only images go back, and where it never was pinned', () => {
    const pinned = text(release('2', '1', { revision: commit('9') }));
    expect(rolledBack(pinned, { ...options, onlyImages: true, former: release('1') }).text.release.revision).toBe(commit('9'));
    expect(rolledBack(text(release('2')), { ...options, former: release('1') }).text.release.revision).toBeUndefined();
  });

  test('moves under no hold of anybody else, and no other verb moves what a rollback put back', () => {
    const former = release('1', '1', { revision: commit('1') });
    const current = text(release('2', '1', { revision: commit('9') }));
    expect(() => rolledBack(current.withHold('shop/web', hold), { ...options, former })).toThrow(
      "The code of the environment is held in 'releases/production.json', as 'shop/web', by ops since 2026-11-29: INC-42. `--only images` leaves the code where it is; `slipway release-hold 'shop/web'` ends the hold.",
    );
    const back = rolledBack(current, { ...options, former }).text;
    expect(() => back.withRevision(commit('10'), today)).toThrow("as 'shop/cart'");
    expect(back.withImage('shop/web', { tag: '2' }, today).imageOf('shop/web')).toEqual({ tag: '2' });
  });
});

test('a rollback replaces the hold of its own key, and passes no other one', () => {
  const kept = text(release('2')).withHold('shop/cart', { ...hold, reason: 'INC-1' });
  expect(rolledBack(kept, { ...options, former: release('1') }).text.release.holds).toEqual({ 'shop/cart': hold });
  expect(() => rolledBack(kept.withHold('*', hold), { ...options, former: release('1') })).toThrow("'shop/cart' is held in ");
});
