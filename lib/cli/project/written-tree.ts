import { bookkeeping, manifestFile, terraformFile } from '../../assembly/layout';
import { printable } from '../../wording/printable';
import { Paint } from '../terminal/paint';
import { Project } from './project';
import { Written, WrittenStack } from './written';

/** What was written and where: a tree of environments and their stacks, one line per cluster, and the places of the files. */
export function writtenTree({ stacks }: Written, { terraformOut, kubernetesOut }: Project, paint: Paint): string {
  const environments = [...new Set(stacks.map(({ environment }) => environment))];
  const clusters = stacks.flatMap((stack) => stack.clusters);
  const rows: Row[] = [
    { label: '', cells: ['resources', 'cluster', 'files', 'objects'], paint: paint.dim },
    ...environments.flatMap((name) =>
      environmentRows(
        name,
        stacks.filter(({ environment }) => environment === name),
        paint,
      ),
    ),
    {
      label: `${count(stacks.length, 'stack')} in ${count(environments.length, 'environment')}`,
      cells: [
        sum(stacks.map(({ terraform }) => terraform?.resources ?? 0)),
        '',
        sum(clusters.map(({ files }) => files.length)),
        sum(clusters.map(({ objects }) => objects)),
      ],
      paint: paint.bold,
    },
  ];
  const places = [
    ['Terraform', `${terraformOut}/${terraformFile('<stack>')}`],
    ['Kubernetes', `${kubernetesOut}/${manifestFile('<environment>', '<cluster>', '<stack>', '<workload>')}`],
    ['Assembly', `${terraformOut}/${bookkeeping.assembly}`],
  ].map(([what, where]) => `${paint.dim(what!.padEnd(10))}  ${printable(where!)}`);
  return [...table(rows, paint), '', ...places, '', ...migrations(stacks, paint)].join('\n');
}

/** The commands of one environment, or where to read those of several. */
function migrations(stacks: readonly WrittenStack[], paint: Paint): readonly string[] {
  const migrating = stacks.filter(({ clusters }) => clusters.some(({ migration }) => migration));
  const [first] = migrating;
  if (!first) return [];
  if (migrating.some(({ environment }) => environment !== first.environment)) {
    return [
      paint.dim(`${count(migrating.length, 'stack')} with migrations: --env <environment> shows the commands that apply them first.`),
      '',
    ];
  }
  return [
    'Migrations come before the rest, where kubectl applies:',
    ...migrating.flatMap(({ clusters }) =>
      clusters.flatMap(({ migration = [] }) => ['', ...migration.map((line) => `  ${printable(line)}`)]),
    ),
    '',
  ];
}

/** A line: a label in the tree at its left, then columns. */
interface Row {
  /** Branches of the tree before the label. */
  readonly branch?: string;
  readonly label: string;
  readonly cells: readonly [resources: string, cluster: string, files: string, objects: string] | readonly [];
  /** @default - as it is */
  readonly paint?: (text: string) => string;
  /** Added to the label, outside the columns. */
  readonly note?: string;
}

function environmentRows(name: string, stacks: readonly WrittenStack[], paint: Paint): Row[] {
  const rows = stacks.flatMap((stack, index) => {
    const last = index === stacks.length - 1;
    const [first, ...others] = stack.clusters.map(
      ({ name: cluster, files, objects }) => [printable(cluster), String(files.length), String(objects)] as const,
    );
    return [
      {
        branch: last ? '└─ ' : '├─ ',
        label: printable(stack.id),
        note: stack.foreign ? paint.dim('  adopted') : '',
        cells: [stack.terraform ? String(stack.terraform.resources) : '', ...(first ?? (['', '', ''] as const))] as const,
      },
      ...others.map((cells) => ({ branch: last ? '   ' : '│  ', label: '', cells: ['', ...cells] as const })),
    ];
  });
  const note = stacks.some((stack) => stack.protected) ? paint.dim('  protected') : '';
  return [{ label: printable(name), cells: [], paint: paint.bold, note }, ...rows];
}

/** Lines with their columns aligned. */
function table(rows: readonly Row[], paint: Paint): string[] {
  const labelWidth = Math.max(...rows.map(({ branch = '', label, cells }) => (cells.length > 0 ? branch.length + label.length : 0)));
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map(({ cells }) => cells[column]?.length ?? 0)));
  return rows.map(({ branch = '', label, cells, note = '', paint: mark = (text) => text }) => {
    const name = label.padEnd(cells.length > 0 ? labelWidth - branch.length : 0);
    const columns = cells.map((cell, column) => `   ${column === 1 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)}`);
    return `${paint.dim(branch)}${mark(`${name}${columns.join('')}`.trimEnd())}${note}`;
  });
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function sum(numbers: readonly number[]): string {
  return String(numbers.reduce((total, number) => total + number, 0));
}
