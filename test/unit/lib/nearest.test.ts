import { nearestFirst } from '../../../lib/wording/nearest';

test.each([
  ['prod', ['development', 'sandbox', 'production'], 'production'],
  ['devlopment', ['production', 'development'], 'development'],
  ['Staging', ['sandbox', 'staging'], 'staging'],
  ['', ['b', 'a'], 'a'],
])('%j is meant as %j: %s', (typed, names, nearest) => {
  expect(nearestFirst(typed, names)[0]).toBe(nearest);
  expect(nearestFirst(typed, names)).toHaveLength(names.length);
});
