import type { Kind } from '../../../../lib/properties/property';
import { either, inOrder } from '../../../../lib/properties/walk/kinds';

const text = (...values: readonly string[]): Kind => (values.length > 0 ? { is: 'text', values } : { is: 'text' });
const number = (...values: readonly number[]): Kind => (values.length > 0 ? { is: 'number', values } : { is: 'number' });
const [flag, anything] = [{ is: 'flag' }, { is: 'anything' }] as const;

test.each<[kinds: readonly Kind[], one: Kind]>([
  [[flag], flag],
  [[flag, flag], flag],
  [[text('b'), text('a', 'b')], text('a', 'b')],
  [[text('a'), text()], text()],
  [[number(2), number(1)], number(1, 2)],
  [[number(1), number()], number()],
  [[text('a'), anything], anything],
  [[{ is: 'either', of: [flag, anything] }, text()], anything],
  [[text('b'), flag, text('a')], { is: 'either', of: [flag, text('a', 'b')] }],
  [[{ is: 'either', of: [text('b'), flag] }, text('a')], { is: 'either', of: [flag, text('a', 'b')] }],
  [[number(1), text('a')], { is: 'either', of: [number(1), text('a')] }],
])('%j are one kind, in whatever order', (kinds, one) => {
  expect([either(kinds), either([...kinds].reverse())]).toEqual([one, one]);
});

test('texts have the order that is given, also in lists and alternatives, and others stand behind', () => {
  const [given, ordered] = [text('a', 'b', 'c'), text('c', 'b', 'a')];
  const of = (kind: Kind): readonly Kind[] => [kind, { is: 'list', of: kind }, { is: 'either', of: [flag, { is: 'map', of: kind }] }];
  expect(of(given).map((kind) => inOrder(kind, ['c', 'b']))).toEqual(of(ordered));
});
