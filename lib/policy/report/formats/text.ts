import { printSource } from '../../../source/source';
import { printable } from '../../../wording/printable';
import { severities } from '../../severity';
import { blocks, blocksWaiver, isBlocked, type Strictness } from '../blocking';
import { importLines } from '../imported';
import { notCoveredLines } from '../not-covered';
import { judgedNothing, notJudgedLines } from '../not-judged';
import type { Finding, Report, ReportedWaiver } from '../report';
import { countOf, cureIn, groupBy, rowsOf, whatOf } from './rows';

/** How words are marked; as they are by default. */
export interface TextStyle {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
}

/** Characters of the longest severity. */
const width = Math.max(...severities.map(({ length }) => length));

const plain: TextStyle = { bold: (text) => text, dim: (text) => text, red: (text) => text, yellow: (text) => text };

/** A report for people: by workload, what fails and what is worst first, each finding with what stands there and what to set. */
export function textReport(report: Report, strictness: Strictness = {}, style: TextStyle = plain): string {
  return [...textPieces(report, strictness, style)].join('');
}

/** The same in pieces, one for each workload and one for the rest: a long report is never in memory as a whole. */
export function* textPieces(report: Report, strictness: Strictness, style: TextStyle): Generator<string> {
  const unwaived = report.findings.filter(({ waiver, fingerprint }) => !waiver && !strictness.baseline?.has(fingerprint));
  const failing = unwaived.filter((finding) => blocks(finding, strictness));
  const open = [...failing, ...unwaived.filter((finding) => !blocks(finding, strictness))];
  const groups = groupBy(open, ({ workload }) => workload);
  const everywhere = new Set(report.stacks.map(({ environment }) => environment)).size;
  for (const [workload, findings] of groups) {
    const places = new Set(findings.map(({ source }) => (source ? printSource(source) : '')));
    /** One line for all of them stands in the heading. */
    const at = (source: Finding['source']) => (source ? style.dim(`  ${printable(printSource(source))}`) : '');
    const lines = [
      `${style.bold(printable(workload))}${places.size === 1 ? at(findings[0]!.source) : ''}`,
      ...rowsOf(findings).flatMap((row) => {
        const { first, environments } = row;
        const paint = blocks(first, strictness) ? style.red : style.yellow;
        const marks = [...(first.verdict === 'fail' ? [] : [first.verdict]), ...(first.level === 'advisory' ? ['advisory'] : [])];
        const rule = `${first.rule}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
        const where = environments.length < everywhere ? style.dim(`  (${environments.map(printable).join(', ')})`) : '';
        return [
          `  ${paint(first.severity.padEnd(width))}  ${printable(whatOf(first))}${where}${places.size > 1 ? at(first.source) : ''}`,
          `  ${' '.repeat(width)}  ${printable(cureIn(row))}${style.dim(`  [${printable(rule)} ${first.fingerprint}]`)}`,
        ];
      }),
      '',
    ];
    yield `${lines.join('\n')}\n`;
  }
  const waivers = report.waivers.filter(({ state }) => state !== 'used').map((waiver) => waiverLine(waiver, strictness, style));
  const changes = (report.changes ?? []).map(
    ({ kind, rule, detail }) => `${style.yellow(kind.replace('-', ' '))}  ${printable(`${rule}: ${detail}`)}`,
  );
  const imports = importLines(report).map((line) => (line.startsWith(' ') ? printable(line) : style.bold(printable(line))));
  const leftOut = notJudgedLines(report).map((line) => (line.startsWith(' ') ? line : style.yellow(line)));
  const notes = [...waivers, ...changes, ...imports, ...leftOut];
  yield [...notes, ...(notes.length > 0 ? [''] : []), ...summary(report, strictness, style), ''].join('\n');
}

function waiverLine(waiver: ReportedWaiver, strictness: Strictness, style: TextStyle): string {
  const { rule, path, fingerprint, owner, source, state, problem = 'covers nothing: drop it' } = waiver;
  const paint = blocksWaiver(waiver, strictness) ? style.red : style.yellow;
  const place = source ? `${printSource(source)}: ` : '';
  return `${paint(`waiver ${state}`)}  ${printable(`${place}${rule} for ${path ?? fingerprint} (${owner}) ${problem}.`)}`;
}

function summary(report: Report, strictness: Strictness, style: TextStyle): string[] {
  const { findings, stacks, rules } = report;
  const failing = findings.filter((finding) => blocks(finding, strictness));
  const waived = findings.filter(({ waiver }) => waiver);
  const former = findings.filter(({ waiver, fingerprint }) => !waiver && strictness.baseline?.has(fingerprint));
  const told = new Set([...failing, ...waived, ...former]);
  const remarks = findings.filter((finding) => !told.has(finding));
  const unchecked = stacks.filter(({ packs }) => packs.length === 0);
  const judged = stacks.reduce((total, stack) => total + stack.judged, 0);
  const words = [
    countOf(failing, (count) => (count === 1 ? 'finding fails' : 'findings fail')),
    ...(remarks.length > 0 ? [countOf(remarks, () => 'to look at')] : []),
    ...(waived.length > 0 ? [countOf(waived, () => 'waived')] : []),
    ...(former.length > 0 ? [countOf(former, () => 'in the baseline')] : []),
  ].join(', ');
  const bad = isBlocked(report, strictness);
  if (judgedNothing(report)) return [style.red('Nothing was judged.')];
  return [
    `${(bad ? style.red : style.bold)(words)}; ${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}, ${judged.toLocaleString('en-US')} checks, ${stacks.length} ${stacks.length === 1 ? 'stack' : 'stacks'}.`,
    ...(unchecked.length > 0 ? [style.yellow(`Without policies: ${unchecked.map(({ id }) => printable(id)).join(', ')}.`)] : []),
    ...notCoveredLines(report).map((line) => (strictness.uncovered ? style.red : style.dim)(line)),
  ];
}
