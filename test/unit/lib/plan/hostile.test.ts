import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { htmlPlan } from '../../../../lib/plan/formats/html-plan';
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
  HTML: htmlPlan,
  JSON: printableJson,
} satisfies Record<string, (plan: Parameters<typeof textPlan>[0]) => string>;

describe.each(Object.entries(forms))('a plan as %s', (_name, form) => {
  test('steers no terminal, and hides nothing in it', () => {
    check(
      fc.property(wordPlan, hostileWords, (plan, textOf) => {
        const said = form(withTexts(plan, textOf));
        expect(said.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}\u2028\u2029]/gu)).toBeNull();
      }),
      { short: 10, long: 250 },
    );
  });

  test('commands nothing that runs the job', () => {
    check(
      fc.property(wordPlan, hostileWords, (plan, textOf) => {
        const said = form(withTexts(plan, textOf));
        expect(said.split('\n').filter((line) => /^\s*::[^:].*::/.test(line) || /##\w*\[/.test(line))).toEqual([]);
      }),
      { short: 10, long: 250 },
    );
  });
});

test('a page has the elements and attributes of one with harmless texts, in their order', () => {
  check(
    fc.property(wordPlan, hostileWords, (plan, textOf) => {
      const tags = (page: string) => page.match(/<[^>]*>/g);
      expect(tags(htmlPlan(withTexts(plan, textOf)))).toEqual(tags(htmlPlan(plan)));
    }),
    { short: 10, long: 250 },
  );
});

test('a page allows itself its own style and script, and nothing else', () => {
  const page = htmlPlan(fc.sample(wordPlan, { seed: 1, numRuns: 1 })[0]!);
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  const hashOf = (tag: string) => {
    const [, text = ''] = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page) ?? [];
    return `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;
  };
  expect(policy.split('; ')).toEqual([
    'default-src &#39;none&#39;',
    `style-src ${hashOf('style')}`,
    `script-src ${hashOf('script')}`,
    'base-uri &#39;none&#39;',
    'form-action &#39;none&#39;',
  ]);
  expect(page).not.toMatch(/ (?:src|style|on\w+)=|<(?:link|img|iframe|object|base)\b/);
});
