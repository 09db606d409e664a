import { printable } from '../../assembly/printable';
import { printSource } from '../../assembly/source';
import { severities } from '../severity';
import { blocks, blocksWaiver, type Strictness } from './blocking';
import type { Finding, Report, ReportedWaiver } from './report';

/** How words are marked; as they are by default. */
export interface TextStyle {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
}

const plain: TextStyle = { bold: (text) => text, dim: (text) => text, red: (text) => text, yellow: (text) => text };

/** Found in one workload by one rule, in one or several environments. */
interface Row {
  readonly first: Finding;
  readonly environments: readonly string[];
}

/** A report for people: by workload, worst first, each finding with what stands there and what to set. */
export function textReport(report: Report, strictness: Strictness = {}, style: TextStyle = plain): string {
  const open = report.findings.filter(({ waiver, fingerprint }) => !waiver && !strictness.baseline?.has(fingerprint));
  const groups = groupBy(open, ({ workload }) => workload);
  const width = Math.max(...severities.map(({ length }) => length));
  const lines = [...groups].flatMap(([workload, findings]) => {
    const places = new Set(findings.map(({ source }) => (source ? printSource(source) : '')));
    /** One line for all of them stands in the heading. */
    const at = (source: Finding['source']) => (source ? style.dim(`  ${printable(printSource(source))}`) : '');
    return [
      `${style.bold(printable(workload))}${places.size === 1 ? at(findings[0]!.source) : ''}`,
      ...rows(findings).flatMap(({ first, environments }) => {
        const paint = blocks(first, strictness) ? style.red : style.yellow;
        const kind = first.verdict === 'fail' ? '' : ` (${first.verdict})`;
        const where = environments.filter(Boolean).length > 0 ? style.dim(`  ${environments.map(printable).join(', ')}`) : '';
        const object = first.addresses[0]!.split('/').slice(-2).join('/');
        return [
          `  ${paint(first.severity.padEnd(width))}  ${printable(first.rule)}${kind}${first.level === 'advisory' ? ' (advisory)' : ''}${where}${places.size > 1 ? at(first.source) : ''}`,
          `  ${' '.repeat(width)}  ${printable(object)}: ${printable(first.message)}`,
          `  ${' '.repeat(width)}  ${printable(first.cure)}${style.dim(`  [${first.fingerprint}]`)}`,
        ];
      }),
      '',
    ];
  });
  const waivers = report.waivers.filter(({ state }) => state !== 'used').map((waiver) => waiverLine(waiver, strictness, style));
  const changes = (report.changes ?? []).map(
    ({ kind, rule, detail }) => `${style.yellow(kind.replace('-', ' '))}  ${printable(`${rule}: ${detail}`)}`,
  );
  const notes = [...waivers, ...changes];
  return [...lines, ...notes, ...(notes.length > 0 ? [''] : []), ...summary(report, strictness, style), ''].join('\n');
}

function waiverLine(waiver: ReportedWaiver, strictness: Strictness, style: TextStyle): string {
  const { rule, path, fingerprint, owner, source, state, problem = 'covers nothing: drop it' } = waiver;
  const paint = blocksWaiver(waiver, strictness) ? style.red : style.yellow;
  const place = source ? `${printSource(source)}: ` : '';
  return `${paint(`waiver ${state}`)}  ${printable(`${place}${rule} for ${path ?? fingerprint} (${owner}) ${problem}.`)}`;
}

function summary(report: Report, strictness: Strictness, style: TextStyle): string[] {
  const { findings, stacks, rules, waivers } = report;
  const failing = findings.filter((finding) => blocks(finding, strictness)).length;
  const waived = findings.filter(({ waiver }) => waiver).length;
  const former = findings.filter(({ waiver, fingerprint }) => !waiver && strictness.baseline?.has(fingerprint)).length;
  const remarks = findings.length - failing - waived - former;
  const unchecked = stacks.filter(({ packs }) => packs.length === 0);
  const judged = stacks.reduce((total, stack) => total + stack.judged, 0);
  const words = [
    `${failing} ${failing === 1 ? 'finding fails' : 'findings fail'}`,
    ...(remarks > 0 ? [`${remarks} to look at`] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
    ...(former > 0 ? [`${former} in the baseline`] : []),
  ].join(', ');
  const bad = failing > 0 || waivers.some((waiver) => blocksWaiver(waiver, strictness));
  return [
    `${(bad ? style.red : style.bold)(words)}; ${rules.length} rules, ${judged.toLocaleString('en-US')} checks, ${stacks.length} ${stacks.length === 1 ? 'stack' : 'stacks'}.`,
    ...(unchecked.length > 0 ? [style.yellow(`Without policies: ${unchecked.map(({ id }) => printable(id)).join(', ')}.`)] : []),
    ...notCovered(report).map((line) => style.dim(line)),
  ];
}

/** Types that no rule knows, in all stacks that have policies. */
function notCovered({ stacks }: Report): string[] {
  const counts = new Map<string, number>();
  for (const stack of stacks.filter(({ packs }) => packs.length > 0))
    for (const [type, count] of Object.entries(stack.notCovered)) counts.set(type, (counts.get(type) ?? 0) + count);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  return [
    `Not covered by any rule: ${total} ${total === 1 ? 'resource' : 'resources'} of ${[...counts.keys()].sort().map(printable).join(', ')}.`,
  ];
}

/** The same finding in several environments, and in alike objects of one workload, is one row. */
function rows(findings: readonly Finding[]): readonly Row[] {
  const alike = groupBy(findings, ({ rule, path, field, message, level, verdict }) =>
    JSON.stringify([rule, path.split('/').slice(1), field, message, level, verdict]),
  );
  return [...alike.values()].map((all) => ({ first: all[0]!, environments: [...new Set(all.map(({ environment }) => environment))] }));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
