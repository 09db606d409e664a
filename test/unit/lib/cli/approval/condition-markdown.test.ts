import { conditionMarkdown } from '../../../../../lib/cli/approval/condition-markdown';
import { hostilePlanTexts } from '../../../../kit/plans';

const table = (text: string) =>
  conditionMarkdown(`production${text}`, 'ab'.repeat(32), [
    { name: 'output', passed: true, wanted: `w${text}`, found: `f${text}` },
    { name: 'approvals', passed: false, wanted: `w${text}`, found: `f${text}`, cure: `c${text}` },
  ]);

test('the gate as a comment has a row for each condition, what stops it first', () => {
  expect(table('')).toBe(`### Gate of \`production\`: 1 condition stops it

Bundle \`${'ab'.repeat(32)}\`

| | condition | wanted | found | what to do |
| --- | --- | --- | --- | --- |
| **stop** | \`approvals\` | \`w\` | \`f\` | c |
| pass | \`output\` | \`w\` | \`f\` |  |
`);
});

test('what others wrote stands in code, and the table keeps its columns', () => {
  const bars = (text: string) =>
    table(text)
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.split('|').length);
  for (const text of hostilePlanTexts) {
    expect([text, bars(text)]).toEqual([text, bars('x')]);
    const rest = table(text).replace(/(`+)(?!`).*?[^`]\1(?!`)/g, '');
    expect(rest).not.toMatch(/evil|@team|#12|<|\[x\]|alert|:smile:/);
  }
});

test('what to do is text with its commands as code, and code where others may have written in it', () => {
  const cell = (cure: string) =>
    conditionMarkdown('production', '', [{ name: 'n', passed: false, wanted: 'w', found: 'f', cure }])
      .split('\n')
      .find((line) => line.startsWith('| **stop**'))!
      .split(' | ')[4];
  expect(cell('Run `slipway render` into an empty folder, and deploy that.')).toBe(
    'Run `slipway render` into an empty folder, and deploy that. |',
  );
  for (const text of ['a@b', 'www.evil.example', 'a :smile: b', 'https:evil', 'a_b_', '#12', 'one ` only', '``'])
    expect(cell(text)).toMatch(/^(`+)[^`][\s\S]*\1 \|$/);
});
