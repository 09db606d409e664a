import { releasesOf } from '../../../../lib/kept/releases';

test.each<[lifecycle: unknown, isReleased: boolean]>([
  [{ destroy: false }, true],
  [{ destroy: 'false' }, true],
  [[{ destroy: false }], true],
  [[{}, { destroy: false }], true],
  [{ destroy: true }, false],
  [{}, false],
  [[], false],
  [undefined, false],
  [null, false],
  ['destroy', false],
])('with the lifecycle %j it is %p that what is removed stays where it is', (lifecycle, isReleased) => {
  const { released } = releasesOf({ removed: { from: 'aws_sqs_queue.a', lifecycle } });
  expect([...released]).toEqual(isReleased ? ['aws_sqs_queue.a'] : []);
});

test('what has no address, or is no block, says nothing', () => {
  const none = { moved: new Map(), released: new Set(), imported: new Set() };
  for (const document of [
    undefined,
    [],
    {},
    { moved: [{ from: 'a.b' }, 'x'], removed: [{ lifecycle: { destroy: false } }], import: [{ to: 7 }] },
  ])
    expect(releasesOf(document)).toEqual(none);
});
