import { quantityOf } from '../../../../lib/documents/quantity';

const one = quantityOf('1')!;

test.each<[equal: readonly (string | number)[]]>([
  [['1', 1, '1.0', '+1', '1000m', '1000000u', '1000000000n', '1e0', '0.1e1']],
  [['1k', '1000', '1e3', '1E3']],
  [['1Ki', '1024', '1.024k']],
  [['1M', '1e6']],
  [['1Mi', '1024Ki', '1048576']],
  [['1Gi', '1024Mi']],
  [['1Ti', '1024Gi']],
  [['1Pi', '1024Ti']],
  [['1Ei', '1024Pi']],
  [['1E', '1000P', '1000000T', '1000000000G']],
  [['-1', -1, '-1000m']],
  [['0', 0, '-0', '0Ki']],
])('%j amount to one', (equal) => {
  const [first, ...others] = equal.map(quantityOf);
  expect(first).toBeDefined();
  for (const other of others) expect(other).toBe(first);
});

test('amounts are told apart, and ordered', () => {
  const ordered = ['-1', '0', '1n', '1m', '0.5', '1', '1k', '1Ki', '1M', '1Mi', '1Ei'].map((text) => quantityOf(text)!);
  expect([...ordered].sort((a, b) => (a < b ? -1 : 1))).toEqual(ordered);
  expect(new Set(ordered).size).toBe(ordered.length);
  expect(quantityOf('2')).toBe(2n * one);
});

test.each(['', 'x', '1x', '1 Gi', '.', 'm', '1KI', '1ki', '0x10', '1e100', `1${'0'.repeat(31)}`, true, null, undefined, {}])(
  '%j is none',
  (value) => {
    expect(quantityOf(value)).toBeUndefined();
  },
);
