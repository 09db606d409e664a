import type { Where, WhereWorkload } from '../../../../lib/release/where';
import { whereStatus } from '../../../../lib/release/where-status';
import { whereMarkdown, whereText } from '../../../../lib/release/where-text';

const wanted: WhereWorkload = { workload: 'shop/cart', tag: '1.2', state: 'wanted', since: '2026-11-29T12:00:00Z' };
const waiting: WhereWorkload = { workload: 'shop/orders', tag: '1.3', state: 'waiting', waitsFor: 'is held', isLater: true };
const where = (...environments: readonly (readonly [string, ...WhereWorkload[]])[]): Where => ({
  schemaVersion: 1,
  asked: 'abc',
  environments: environments.map(([name, ...workloads]) => ({ name, workloads })),
});
const header = '| environment | workload | tag | what is wanted, not what runs |\n| --- | --- | --- | --- |\n';

test.each<[what: string, where: Where, state: string, description: string, rows: number]>([
  ['nowhere', where(['staging']), 'success', '', 0],
  ['wanted', where(['staging', wanted]), 'success', 'wanted in staging since 2026-11-29 12:00 UTC', 1],
  [
    'wanted where it came to last, and waits where it is held up first',
    where(['dev', wanted], ['staging', { ...wanted, since: '2026-11-30T12:00:00Z' }, waiting], ['production', waiting]),
    'pending',
    'wanted in staging since 2026-11-30 12:00 UTC; staging: is held',
    4,
  ],
])('a commit that is %s is told in a line, and in a table', (_what, asked, state, description, rows) => {
  expect(whereStatus(asked)).toEqual({ state, description });
  const markdown = whereMarkdown(asked);
  expect(markdown.includes('No environment wants it.')).toBe(rows === 0);
  expect(markdown.includes(header)).toBe(rows > 0);
  expect(markdown.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(rows === 0 ? 0 : rows + 2);
});

test('a status is as long as a forge takes, and steers nothing', () => {
  const { description } = whereStatus(where(['staging', { ...waiting, waitsFor: `\u001b[2J${'x'.repeat(300)}` }]));
  expect(description).toHaveLength(140);
  expect(description).toMatch(/^staging: [^\p{Cc}]*x…$/u);
});

test('a text has a line for each workload, with what it waits for below it', () => {
  expect(whereText(where(['staging', wanted, waiting], ['production']))).toBe(
    `Wanted of abc, which is not what runs:

staging
  shop/cart    1.2  wanted since 2026-11-29 12:00 UTC
  shop/orders  1.3  not yet, of a later commit
               is held
production
  nothing of it
`,
  );
});
