import { cellCode } from '../wording/markdown-text';
import { printable } from '../wording/printable';
import { behindWords, cellOf, shortWords, type VersionCell, type Versions } from './versions';

/** For a terminal: a row for each workload and a column for each environment; rows of their own for environments, where that is too wide. */
export function versionsText(versions: Versions, columns: number): string {
  const { environments, workloads } = versions;
  const rows = [['', ...environments], ...workloads.map((row) => [row.workload, ...environments.map((name) => words(cellOf(row, name)))])];
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
  const names = environments.map(printable);
  const width = Math.max(0, ...names.map((name) => name.length));
  const lines = workloads.flatMap((row) => [
    printable(row.workload),
    ...environments.map((name, index) => `  ${names[index]!.padEnd(width)}  ${printable(words(cellOf(row, name)))}`.trimEnd()),
  ]);
  return `${lines.join('\n')}\n`;
}

/** As a table for a comment. Texts of others mark, link and mention nothing. */
export function versionsMarkdown({ environments, workloads }: Versions): string {
  const row = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  const cell = (found: VersionCell | undefined) => (found ? [cellCode(imageWords(found)), ...noteWords(found)].join(', ') : '');
  return `${[
    row(['workload', ...environments.map((name) => cellCode(name))]),
    row(['', ...environments].map(() => '---')),
    ...workloads.map((each) => row([cellCode(each.workload), ...environments.map((name) => cell(cellOf(each, name)))])),
  ].join('\n')}\n`;
}

/** Such as `1.4.2 4f2a1c0 @9b8c7d6, 3d, 2 behind, held`. */
function words(cell: VersionCell | undefined): string {
  return cell ? [imageWords(cell), ...noteWords(cell)].join(', ') : '';
}

function imageWords(cell: VersionCell): string {
  return [cell.tag, ...shortWords(cell)].join(' ');
}

function noteWords(cell: VersionCell): readonly string[] {
  const { ageDays, held } = cell;
  const behind = behindWords(cell);
  return [
    ...(ageDays === undefined ? [] : [`${ageDays}d`]),
    ...(behind === undefined ? [] : [behind]),
    ...(held === undefined ? [] : ['held']),
  ];
}
