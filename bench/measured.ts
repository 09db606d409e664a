import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Beside, Spread } from './interleaved';

/** What a run of the bench measured of synthesis, as `docs/performance.json` keeps it. */
export interface Measured {
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly Beside[];
}

const root = path.join(__dirname, __dirname.includes(`${path.sep}build${path.sep}`) ? '../..' : '..');
const file = path.join(root, 'docs/performance.json');
const page = path.join(root, 'docs/performance.md');

export function readMeasured(): Measured {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

/**
 * What was measured, and where.
 *
 * @param isKept whether it goes to the page
 */
export function keepMeasured(rows: readonly Beside[], isKept: boolean): Measured {
  const measured: Measured = { machine: machine(), versions: versions(), rows };
  if (!isKept) return measured;
  fs.writeFileSync(file, `${JSON.stringify(measured, undefined, 2)}\n`);
  fs.writeFileSync(page, withTable(fs.readFileSync(page, 'utf8'), measured));
  return measured;
}

const [start, end] = ['<!-- what was measured: performance.json -->\n', '<!-- end of what was measured -->'];

/** The page with the table of what was measured between its marks. */
export function withTable(text: string, measured: Measured): string {
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/performance.md has lost its marks.');
  return `${text.slice(0, from + start.length)}\n${tableOf(measured)}\n${text.slice(to)}`;
}

/** A row for each comparison: ratios above 1 are in favour of slipway. */
export function tableOf({ machine: where, versions: used, rows }: Measured): string {
  const shown = ({ min, median, max }: Spread) => `${min.toFixed(2)} / **${median.toFixed(2)}** / ${max.toFixed(2)}`;
  return [
    '| beside | run as | workloads | stacks | rounds | CPU, times ours | clock, times ours | CPU, ours | CPU, other | peak, ours | peak, other |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(({ beside, runner, workloads, stacks, rounds, cpuRatio, secondsRatio, cpu, peak }) => {
      const cells = [
        beside,
        runner,
        workloads.toLocaleString('en'),
        String(stacks),
        String(rounds),
        shown(cpuRatio),
        shown(secondsRatio),
        ...cpu.map(({ median }) => `${median.toFixed(1)} s`),
        ...peak.map((megabytes) => `${megabytes.toLocaleString('en')} MB`),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
    '',
    `${where}; ${Object.entries(used)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}. Ratios are minimum, **median** and maximum of runs that follow each other by turns; times are medians.`,
    '',
  ].join('\n');
}

function machine(): string {
  const cores = os.cpus();
  return `${cores.length} cores of ${cores[0]?.model.trim() ?? 'an unknown kind'}, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.platform()}`;
}

function versions(): Readonly<Record<string, string>> {
  const of = (name: string): string => (require(`${name}/package.json`) as { readonly version: string }).version;
  return {
    Node: process.versions.node,
    cdktf: of('cdktf'),
    cdk8s: of('cdk8s'),
    constructs: of('constructs'),
    typescript: of('typescript'),
  };
}
