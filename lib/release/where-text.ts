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
  if (state === 'wanted') return [`${name}  wanted since ${since?.slice(0, 16).replace('T', ' ') ?? '?'} UTC${later}`];
  return [`${name}  not yet${later}`, `  ${' '.repeat(width)}  ${waitsFor ?? ''}`];
}

/** For a comment: a table. */
export function whereMarkdown({ asked, environments }: Where): string {
  const cell = (text: string) => printable(text).replace(/[\\`*_{}[\]<>()#+!|@~-]/g, '\\$&');
  const rows = environments.flatMap(({ name, workloads }) =>
    workloads.map(({ workload, tag, state, since, waitsFor }) => {
      const what = state === 'wanted' ? `wanted since ${since?.slice(0, 16).replace('T', ' ') ?? '?'} UTC` : `not yet: ${waitsFor ?? ''}`;
      return `| ${[name, workload, tag, what].map(cell).join(' | ')} |`;
    }),
  );
  const table =
    rows.length === 0 ? ['No environment wants it.'] : ['| environment | workload | tag | |', '| --- | --- | --- | --- |', ...rows];
  return `${[`Where ${cell(asked)} is wanted (not what runs):`, '', ...table].join('\n')}\n`;
}
