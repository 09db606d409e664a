import type { FieldChange } from '../../../../lib/plan/compare/changed-fields';
import { partsOf } from '../../../../lib/plan/verdicts/parts-of';

const path = ['spec'];
const pathsOf = (change: Omit<FieldChange, 'path'>) => partsOf({ path, ...change }).map(({ path: at }) => at.join('.'));

test.each(['before', 'after'] as const)('a whole that stands only %s has a part for all that is in it', (side) => {
  const whole = { a: { b: [1, { c: true }] }, d: null };
  expect(partsOf({ path, [side]: whole })).toEqual([
    { path, [side]: whole },
    { path: ['spec', 'a'], [side]: whole.a },
    { path: ['spec', 'a', 'b'], [side]: whole.a.b },
    { path: ['spec', 'a', 'b', 0], [side]: 1 },
    { path: ['spec', 'a', 'b', 1], [side]: { c: true } },
    { path: ['spec', 'a', 'b', 1, 'c'], [side]: true },
    { path: ['spec', 'd'], [side]: null },
  ]);
});

test('of two lists, what both have is no part, whatever its place and the order of its keys', () => {
  const before = [{ a: 1, b: 2 }, 'same', { gone: 1 }];
  const after = ['same', { came: 1 }, { b: 2, a: 1 }];
  expect(partsOf({ path, before, after })).toEqual([
    { path, before, after },
    { path: ['spec', 2], before: { gone: 1 } },
    { path: ['spec', 2, 'gone'], before: 1 },
    { path: ['spec', 1], after: { came: 1 } },
    { path: ['spec', 1, 'came'], after: 1 },
  ]);
});

test.each<[string, unknown, unknown]>([
  ['a text', 'a', 'b'],
  ['an object and a list', { a: 1 }, [1]],
  ['two objects', { a: 1 }, { a: 2 }],
])('what became another one has no part but itself: %s', (_what, before, after) => {
  expect(pathsOf({ before, after })).toEqual(['spec']);
});

const many = (count: number) => Array.from({ length: count }, (_, index) => index);
test.each<[string, (count: number) => Omit<FieldChange, 'path'>]>([
  ['a list that came', (count) => ({ after: many(count) })],
  ['an object that went', (count) => ({ before: Object.fromEntries(many(count).map((key) => [`k${key}`, key])) })],
  ['a list of others', (count) => ({ before: [], after: many(count) })],
])('of more than 2,000 parts the first ones are looked at, with the whole: %s', (_what, made) => {
  expect([1_998, 1_999, 2_000, 20_000].map((count) => pathsOf(made(count)).length)).toEqual([1_999, 2_000, 2_000, 2_000]);
});
