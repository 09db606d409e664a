import { printable } from '../wording/printable';
import type { VersionCell, Versions } from './versions';

/** For a terminal: a row for each workload and a column for each environment; rows of their own for environments, where that is too wide. */
export function versionsText(versions: Versions, columns: number): string {
  const { environments, workloads } = versions;
  const rows = [
    ['', ...environments],
    ...workloads.map(({ workload, cells }) => [workload, ...environments.map((name) => words(own(cells, name)))]),
  ];
  const widths = rows[0]!.map((_, index) => Math.max(...rows.map((row) => printable(row[index]!).length)));
  if (widths.reduce((sum, width) => sum + width + 2, -2) > columns) return narrow(versions);
  return `${rows
    .map((row) =>
      row
        .map((cell, index) => printable(cell).padEnd(widths[index]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`;
}

function narrow({ environments, workloads }: Versions): string {
  const width = Math.max(0, ...environments.map((name) => name.length));
  const lines = workloads.flatMap(({ workload, cells }) => [
    workload,
    ...environments.map((name) => `  ${name.padEnd(width)}  ${words(own(cells, name))}`.trimEnd()),
  ]);
  return `${lines.map((line) => line.replace(/^( *)(.*)$/, (_all, space: string, rest: string) => space + printable(rest))).join('\n')}\n`;
}

/** As a table for a comment. */
export function versionsMarkdown({ environments, workloads }: Versions): string {
  const cell = (text: string) => printable(text).replace(/[\\`*_{}[\]<>()#+!|@~-]/g, '\\$&');
  const row = (texts: readonly string[]) => `| ${texts.map(cell).join(' | ')} |`;
  return `${[
    row(['', ...environments]),
    `| ${['', ...environments].map(() => '---').join(' | ')} |`,
    ...workloads.map(({ workload, cells }) => row([workload, ...environments.map((name) => words(own(cells, name)))])),
  ].join('\n')}\n`;
}

/** Such as `1.4.2 @4f2a1c0 3d, 2 behind, held`. */
function words(cell: VersionCell | undefined): string {
  if (!cell) return '';
  const { tag, digest, commit, ageDays, differs, behind, held } = cell;
  const age = ageDays === undefined ? [] : [`${ageDays}d`];
  const parts = [
    tag,
    ...(digest === undefined ? [] : [digest.slice(7, 14)]),
    ...(commit === undefined ? [] : [`@${commit.slice(0, 7)}`]),
    ...age,
  ];
  const notes = [...(differs ? [behind === undefined ? 'behind' : `${behind} behind`] : []), ...(held === undefined ? [] : ['held'])];
  return [parts.join(' '), ...notes].join(', ');
}

function own(cells: Readonly<Record<string, VersionCell>>, name: string): VersionCell | undefined {
  return Object.hasOwn(cells, name) ? cells[name] : undefined;
}
