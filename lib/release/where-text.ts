import { cellCode } from '../wording/markdown-text';
import { minute } from '../wording/minute';
import { printable } from '../wording/printable';
import type { Where, WhereWorkload } from './where';

/** For a terminal: a line for each workload, with what it waits for below it. */
export function whereText({ asked, environments }: Where): string {
  const width = Math.max(0, ...environments.flatMap(({ workloads }) => workloads.map(({ workload }) => workload.length)));
  const lines = environments.flatMap(({ name, workloads }) => [
    name,
    ...(workloads.length === 0 ? ['  nothing of it'] : workloads.flatMap((one) => workloadLines(one, width))),
  ]);
  return `Wanted of ${asked}, which is not what runs:\n\n${lines.join('\n')}\n`.split('\n').map(printable).join('\n');
}

function workloadLines({ workload, tag, state, since, waitsFor, isLater }: WhereWorkload, width: number): readonly string[] {
  const later = isLater ? ', of a later commit' : '';
  const name = `  ${workload.padEnd(width)}  ${tag}`;
  if (state === 'wanted') return [`${name}  wanted since ${sinceWords(since)}${later}`];
  return [`${name}  not yet${later}`, `  ${' '.repeat(width)}  ${waitsFor ?? ''}`];
}

/** For a comment: a table. Texts of others mark, link and mention nothing. */
export function whereMarkdown({ asked, environments }: Where): string {
  const rows = environments.flatMap(({ name, workloads }) =>
    workloads.map(({ workload, tag, state, since, waitsFor, isLater }) => {
      const what = state === 'wanted' ? `wanted since ${sinceWords(since)}` : `not yet: ${cellCode(waitsFor ?? '?')}`;
      return `| ${[name, workload, tag].map(cellCode).join(' | ')} | ${what}${isLater ? ' (of a later commit)' : ''} |`;
    }),
  );
  const table =
    rows.length === 0
      ? ['No environment wants it.']
      : ['| environment | workload | tag | what is wanted, not what runs |', '| --- | --- | --- | --- |', ...rows];
  return `${[`### Where ${cellCode(asked)} is`, '', ...table].join('\n')}\n`;
}

function sinceWords(since: string | undefined): string {
  return since === undefined ? '?' : minute(new Date(since));
}
