import { type PlaceOf, RecentPlaces } from '../../../../lib/documents/recent-places';

/** Places of so many documents of a length, and how often each was looked through. */
function documents(count: number, characters: number) {
  const recent = new RecentPlaces();
  const searched: number[] = Array.from({ length: count }, () => 0);
  const places = searched.map((_, line) =>
    recent.in(characters, (): PlaceOf => {
      searched[line]!++;
      return (path) => ({ line: line + 1, column: path.length + 1 });
    }),
  );
  return { places, searched };
}

test('a document is looked through once somebody asks, and once', () => {
  const { places, searched } = documents(3, 1_000);
  expect(searched).toEqual([0, 0, 0]);
  expect([places[1]!(['a']), places[1]!([]), places[1]!(['a', 0])].map(({ column }) => column)).toEqual([2, 1, 3]);
  expect(searched).toEqual([0, 1, 0]);
});

test('of many documents those asked last are kept, and where one begins is known of all', () => {
  const { places, searched } = documents(100, 100_000);
  for (const place of places) place(['a']);
  expect(places[99]!(['b'])).toEqual({ line: 100, column: 2 });
  expect(places.map((place) => place([]).line)).toEqual(places.map((_, index) => index + 1));
  expect(searched).toEqual(places.map(() => 1));
  expect(places[0]!(['b'])).toEqual({ line: 1, column: 2 });
  expect([searched[0], searched[99]]).toEqual([2, 1]);
});

test('some are kept however long they are', () => {
  const { places, searched } = documents(4, 60_000_000);
  for (const path of [['a'], ['b'], ['c']]) for (const place of places) place(path);
  expect(searched).toEqual([1, 1, 1, 1]);
});
