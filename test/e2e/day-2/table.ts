import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './row';

const file = join(__dirname, '../../../docs/change-without-loss.md');

/** What Terraform calls what it does, for people. */
const words: Readonly<Record<string, string>> = {
  create: 'made',
  update: 'changed in place',
  move: 'moved',
  import: 'taken in',
  'import and update': 'taken in and changed in place',
  remove: 'forgotten',
  delete: 'deleted',
  replace: 'replaced',
};

/** The rows as a table of Markdown, the same in every run. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const lines = outcomes.map(({ row, actions, lost, gone, looked, restarted, made, refusal }) => {
    const done = Object.keys(words).flatMap((action) => (actions[action] ? [`${actions[action]} ${words[action]}`] : []));
    const terraform = refusal === undefined ? done.join(', ') || 'nothing' : 'refused at synthesis';
    const data = gone.length === 0 ? `${looked} of ${looked} there` : `${looked} of ${looked + gone.length} there`;
    const pods = [...restarted.map((key) => `\`${key}\` anew`), ...made.map((key) => `\`${key}\` is new`)];
    return `| ${row.change} | ${row.says} | ${terraform} | ${lost.length} | ${data} | ${pods.sort().join(', ') || 'the same'} |`;
  });
  return [
    '| change | said in code | Terraform | holds data, and is destroyed or replaced | data | pods |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

/** Whether the page says something else below the title; `UPDATE_DOCS` writes it anew. */
export function isStale(title: string, outcomes: readonly Outcome[]): boolean {
  const start = `<!-- the second day: ${title} -->\n`;
  const page = readFileSync(file, 'utf8');
  const from = page.indexOf(start) + start.length;
  const to = page.indexOf('<!-- end -->', from);
  if (from < start.length || to < 0) throw new Error(`${file} has no place for the table: ${start}… <!-- end -->`);
  const current = `${page.slice(0, from)}\n${tableOf(outcomes)}\n\n${page.slice(to)}`;
  if (process.env.UPDATE_DOCS) writeFileSync(file, current);
  return !process.env.UPDATE_DOCS && page !== current;
}
