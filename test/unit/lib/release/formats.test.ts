import type { Versions } from '../../../../lib/release/versions';
import { versionsPage } from '../../../../lib/release/versions-page';
import { versionsMarkdown, versionsText } from '../../../../lib/release/versions-text';
import type { Where } from '../../../../lib/release/where';
import { whereMarkdown, whereText } from '../../../../lib/release/where-text';
import { hostilePlanTexts } from '../../../kit/plans';

const since = '2026-01-02T03:04:05.000Z';
/** With a text in each place that others write. */
const versionsOf = (text: string): Versions => ({
  schemaVersion: 1,
  environments: [`e${text}`, 'production'],
  workloads: [
    {
      workload: `shop/${text}`,
      cells: { [`e${text}`]: { tag: `t${text}`, commit: `c${text}`, since, ageDays: 1, held: `h${text}`, differs: true, behind: 2 } },
    },
  ],
});
const whereOf = (text: string): Where => ({
  schemaVersion: 1,
  asked: `a${text}`,
  environments: [
    { name: `e${text}`, workloads: [{ workload: `w${text}`, tag: `t${text}`, state: 'waiting', waitsFor: `h${text}` }] },
    { name: 'production', workloads: [{ workload: `w${text}`, tag: `t${text}`, state: 'wanted', since, isLater: true }] },
  ],
});
const forms: Readonly<Record<string, (text: string) => string>> = {
  'versions as text': (text) => versionsText(versionsOf(text), 300),
  'versions as narrow text': (text) => versionsText(versionsOf(text), 20),
  'versions as Markdown': (text) => versionsMarkdown(versionsOf(text)),
  'versions as a page': (text) => versionsPage(versionsOf(text)),
  'where as text': (text) => whereText(whereOf(text)),
  'where as Markdown': (text) => whereMarkdown(whereOf(text)),
};

describe.each(Object.entries(forms))('%s', (_name, form) => {
  test('steers no terminal and no runner, whatever others wrote', () => {
    for (const text of hostilePlanTexts) {
      const said = form(text);
      expect(said.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}\u2028\u2029]/gu)).toBeNull();
      expect(said.split('\n').filter((line) => /^\s*::[^:].*::/.test(line) || /##\w*\[/.test(line))).toEqual([]);
    }
  });
});

test.each(['versions as Markdown', 'where as Markdown'])(
  'in %s, texts of others stand in code, and the table keeps its columns',
  (name) => {
    const bars = (text: string) =>
      forms[name]!(text)
        .split('\n')
        .map((line) => line.split('|').length);
    for (const text of hostilePlanTexts) {
      expect([text, bars(text)]).toEqual([text, bars('x')]);
      // What is left without spans of code is ours.
      const rest = forms[name]!(text).replace(/(`+)(?!`).*?[^`]\1(?!`)/g, '');
      expect(rest).not.toMatch(/evil|@team|#12|<|\[x\]|alert|:smile:/);
    }
  },
);

test('the page has the elements and attributes of one with harmless texts, in their order', () => {
  const tags = (page: string) => page.match(/<[^>]*>/g);
  for (const text of hostilePlanTexts) expect(tags(versionsPage(versionsOf(text)))).toEqual(tags(versionsPage(versionsOf('x'))));
});

test.each<[what: string, cells: Versions['workloads'][number]['cells'], states: string]>([
  ['all is alike and known', { a: { tag: '1', digest: 'sha256:0' }, b: { tag: '1', digest: 'sha256:0' } }, ''],
  ['a place lacks it', { a: { tag: '1', digest: 'sha256:0' } }, 'missing'],
  ['one has no digest', { a: { tag: '1' }, b: { tag: '1', digest: 'sha256:0' } }, 'undigested'],
  [
    'one differs, and is held there',
    { a: { tag: '1', digest: 'sha256:0' }, b: { tag: '2', digest: 'sha256:1', differs: true, held: 'INC-7' } },
    'differs held',
  ],
])('a row is found by what there is to see in it: %s', (_what, cells, states) => {
  const page = versionsPage({ schemaVersion: 1, environments: ['a', 'b'], workloads: [{ workload: 'shop/orders', cells }] });
  expect(/data-states="([^"]*)"/.exec(page)?.[1]).toBe(states);
});

test.each<[what: string, more: object, facts: readonly string[] | undefined]>([
  ['a tag alone', {}, undefined],
  ['one fact', { digest: 'sha256:0' }, ['Digest']],
  ['a commit alone', { commit: 'a1b2c3d' }, ['Commit']],
  ['why it is held', { held: 'INC-7' }, ['Held']],
  [
    'all there is',
    { digest: 'sha256:0', commit: 'a1b2c3d', since: '2026-01-01T00:00:00Z', held: 'INC-7' },
    ['Digest', 'Commit', 'Since', 'Held'],
  ],
])('what is folded in a cell of %s', (_what, more, facts) => {
  const cells = { a: { tag: '1', ...more } };
  const page = versionsPage({ schemaVersion: 1, environments: ['a'], workloads: [{ workload: 'shop/orders', cells }] });
  expect(page.includes('<details class="more">')).toBe(facts !== undefined);
  expect([...page.matchAll(/<dt>([^<]*)</g)].map(([, fact]) => fact)).toEqual(facts ?? []);
});

test('a page of nothing says so, and has nothing to filter', () => {
  const page = versionsPage({ schemaVersion: 1, environments: [], workloads: [] });
  expect(page).toContain('No release has an image.');
  expect(page).not.toContain('<form');
});
