import * as fc from 'fast-check';
import { differenceWords, differingLines, valueWords } from '../../../../lib/plan/words/value-words';
import { check } from '../../../kit/property';

test.each<[before: unknown, after: unknown, words: string]>([
  [2, 6, '2 → 6'],
  [undefined, 6, 'set to 6'],
  [undefined, '', 'set to ""'],
  [undefined, {}, 'set to {}'],
  [undefined, [], 'set to []'],
  [undefined, ['a'], 'set to ["a"]'],
  [undefined, { a: 1 }, 'added'],
  [2, undefined, '2 removed'],
  ['', undefined, '"" removed'],
  [{ a: 1 }, undefined, 'removed'],
  [['a'], undefined, 'removed'],
  [['a'], ['b'], '+ b − a'],
  [['a', 'a'], ['a'], '− a'],
  [['a', 'b'], ['b', 'a'], 'in another order'],
  [['a'], 'a', '["a"] → a'],
  [{ b: 1, a: 2 }, null, '{"a":2,"b":1} → null'],
])('%j that becomes %j is told as %s', (before, after, words) => {
  expect(differenceWords(before, after)).toBe(words);
});

test.each([
  [80, 'x'.repeat(80)],
  [81, `${'x'.repeat(80)}… (81 characters)`],
])('of a value of %i characters the first 80 are told', (length, words) => {
  expect(valueWords('x'.repeat(length))).toBe(words);
});

const texts = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 6 });

/** Of the longest list of lines that both have in this order. */
function common(one: readonly string[], other: readonly string[]): number {
  const [[a, ...as], [b, ...bs]] = [one, other];
  if (a === undefined || b === undefined) return 0;
  return a === b ? 1 + common(as, bs) : Math.max(common(as, other), common(one, bs));
}

test('as few lines as can be lead from one text to another, in their order', () => {
  check(
    fc.property(texts, texts, (before, after) => {
      const lines = differingLines(before.join('\n'), after.join('\n'));
      expect(lines).toHaveLength(before.length + after.length - 2 * common(before, after));
      const marked = (mark: string) => lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(1));
      for (const [all, some] of [
        [before, marked('-')],
        [after, marked('+')],
      ] as const)
        expect(common(all, some)).toBe(some.length);
    }),
  );
});
