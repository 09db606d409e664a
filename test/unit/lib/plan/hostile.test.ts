import * as fc from 'fast-check';
import { markdownPlan } from '../../../../lib/plan/formats/markdown-plan';
import { textPlan } from '../../../../lib/plan/formats/text-plan';
import { printableJson } from '../../../../lib/wording/printable';
import { hostileWords, withTexts, wordPlan } from '../../../kit/plans';
import { check } from '../../../kit/property';

const everything = { characters: 10_000_000, folds: true };
const forms = {
  text: textPlan,
  'all of the text': (plan) => textPlan(plan, { verbose: true, columns: 40 }),
  Markdown: (plan) => markdownPlan(plan, everything),
  JSON: printableJson,
} satisfies Record<string, (plan: Parameters<typeof textPlan>[0]) => string>;

describe.each(Object.entries(forms))('a plan as %s', (_name, form) => {
  test('steers no terminal, and hides nothing in it', () => {
    check(
      fc.property(wordPlan, hostileWords, (plan, textOf) => {
        const said = form(withTexts(plan, textOf));
        expect(said.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}\u2028\u2029]/gu)).toBeNull();
      }),
      { short: 25 },
    );
  });

  test('commands nothing that runs the job', () => {
    check(
      fc.property(wordPlan, hostileWords, (plan, textOf) => {
        const said = form(withTexts(plan, textOf));
        expect(said.split('\n').filter((line) => /^\s*::[^:].*::/.test(line) || /##\w*\[/.test(line))).toEqual([]);
      }),
      { short: 25 },
    );
  });
});
