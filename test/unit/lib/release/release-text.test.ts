import { ReleaseText } from '../../../../lib/release/release-text';

const hold = { reason: 'black friday', by: 'ops', since: '2026-11-27', until: '2026-11-30' };
const text = `{
  "schemaVersion": 1,
  "images": {
    "shop/cart": { "tag": "v1" }
  }
}
`;
const file = new ReleaseText(text, 'releases/production.json');
const today = '2026-11-29';

test('holds and the revision stand before the images, and leave no trace once they are gone', () => {
  // WHEN
  const edited = file.withRevision('4f2a'.repeat(10), today).withHold('shop', hold);
  // THEN
  expect(edited.text).toBe(`{
  "schemaVersion": 1,
  "revision": "4f2a4f2a4f2a4f2a4f2a4f2a4f2a4f2a4f2a4f2a",
  "holds": {
    "shop": {
      "reason": "black friday",
      "by": "ops",
      "since": "2026-11-27",
      "until": "2026-11-30"
    }
  },
  "images": {
    "shop/cart": { "tag": "v1" }
  }
}
`);
  expect(edited.withHold('shop', undefined).withRevision(undefined, today).text).toBe(text);
  expect(edited.withHold('*', hold).withHold('*', undefined).text).toBe(edited.text);
});

describe('a hold', () => {
  test.each(['shop/cart', 'shop', '*'])('of %s keeps an image where it is, by name and reason', (held) => {
    const kept = file.withHold(held, hold);
    expect(() => kept.withImage('shop/cart', { tag: 'v2' }, today)).toThrow(
      `'shop/cart' is held in 'releases/production.json' until 2026-11-30, as '${held}', by ops since 2026-11-27: black friday. \`slipway release-hold '${held}'\` ends that.`,
    );
  });

  test('keeps no other workload', () => {
    const kept = file.withHold('shop/web', hold).withHold('sho', hold);
    expect(kept.withImage('shop/cart', { tag: 'v2' }, today).imageOf('shop/cart')).toEqual({ tag: 'v2' });
  });

  test('holds on its last day, and not on the day after', () => {
    const kept = file.withHold('shop', hold);
    expect(() => kept.withImage('shop/cart', { tag: 'v2' }, '2026-11-30')).toThrow('is held');
    expect(kept.withImage('shop/cart', { tag: 'v2' }, '2026-12-01').text).toContain('"tag": "v2"');
  });

  test.each(['shop/cart', 'shop', '*', 'blog'])('of %s keeps the revision, which moves the code of all', (held) => {
    const kept = file.withHold(held, hold);
    expect(() => kept.withRevision('4f2a'.repeat(10), today)).toThrow(
      `The code of the environment is held in 'releases/production.json' until 2026-11-30`,
    );
    expect(kept.withRevision('4f2a'.repeat(10), '2026-12-01').release.revision).toBe('4f2a'.repeat(10));
  });
});

test('names of an object prototype are no workloads that a release has', () => {
  expect(file.imageOf('constructor')).toBeUndefined();
  expect(file.holdOf('toString/valueOf', today)).toBeUndefined();
});
