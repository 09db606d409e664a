import { printSource } from '../../../source/source';
import { printable } from '../../../wording/printable';
import { blocks, isBlocked, type Strictness } from '../blocking';
import { importLines } from '../imported';
import { notCoveredLines } from '../not-covered';
import { judgedNothing, notJudgedLines } from '../not-judged';
import type { Report } from '../report';
import { countOf, cureIn, rowsOf, whatOf } from './rows';

/** Fits in a comment of GitHub, which takes 65,536. */
const defaultCharacters = 60_000;

/**
 * A report for the comment of a pull request: one table. Nothing that was judged can mark, link, mention or embed anything.
 *
 * @param mostCharacters what a comment may have, in UTF-16 units; at least 1,000
 */
export function markdownReport(report: Report, strictness: Strictness = {}, mostCharacters = defaultCharacters): string {
  const { baseline } = strictness;
  const failing = report.findings.filter((finding) => blocks(finding, strictness));
  const others = report.findings.filter(
    (finding) => !finding.waiver && !blocks(finding, strictness) && !baseline?.has(finding.fingerprint),
  );
  const rules = new Map(report.rules.map((rule) => [rule.name, rule]));
  const waived = report.findings.filter(({ waiver }) => waiver);
  const problems = report.waivers.filter(({ state }) => state !== 'used');
  const head = [
    judgedNothing(report)
      ? '### Policies: nothing was judged'
      : isBlocked(report, strictness)
        ? '### Policies: failed'
        : '### Policies: passed',
    '',
    `${countOf(failing, () => 'failing')}, ${countOf(others, () => 'to look at')}, ${countOf(waived, () => 'waived')}, of ${report.rules.length} ${report.rules.length === 1 ? 'rule' : 'rules'}.`,
    '',
  ];
  const rows = [...rowsOf(failing), ...rowsOf(others)].map((row) => {
    const { severity, rule, workload, source } = row.first;
    const { source: url, tool } = rules.get(rule) ?? {};
    // The pages of scanners are what they say of themselves.
    const link = url && tool === undefined && /^https:\/\/[\w./#?=&%:+-]+$/.test(url) ? `[${escaped(rule)}](${url})` : escaped(rule);
    const places = row.environments.filter(Boolean).join(', ');
    const where = `${escaped(workload)}${places ? ` (${escaped(places)})` : ''}${source ? `<br>${escaped(printSource(source))}` : ''}`;
    return `| ${severity} | ${link} | ${where} | ${escaped(whatOf(row.first))} | ${escaped(cureIn(row))} |`;
  });
  const tail = [
    ...problems.map(
      ({ state, rule, path, fingerprint, owner, problem = 'covers nothing' }) =>
        `- Waiver ${state}: ${escaped(`${rule} for ${path ?? fingerprint} (${owner}) ${problem}`)}.`,
    ),
    ...[...importLines(report), ...notJudgedLines(report), ...notCoveredLines(report)].map(
      (line) => `${line.startsWith(' ') ? '  ' : ''}- ${escaped(line.trim())}`,
    ),
    ...(report.changes ?? []).map(({ kind, rule, detail }) => `- **${kind.replace('-', ' ')}**: ${escaped(`${rule}: ${detail}`)}`),
  ];
  const table = rows.length > 0 ? ['| Severity | Rule | Where | What | What to set |', '| --- | --- | --- | --- | --- |'] : [];
  const rest = fitting(tail, mostCharacters / 2);
  const end = tail.length > rest.length ? [...rest, `- … and ${tail.length - rest.length} more: see \`report.json\`.`] : rest;
  const room = mostCharacters - [...head, ...table, ...end].join('\n').length - 100;
  const kept = fitting(rows, room);
  const more = rows.length > kept.length ? ['', `And ${rows.length - kept.length} more: see \`report.json\`.`] : [];
  return [...head, ...table, ...kept, ...more, ...(end.length > 0 ? ['', ...end] : []), ''].join('\n');
}

function fitting(rows: readonly string[], room: number): readonly string[] {
  let length = 0;
  const end = rows.findIndex((row) => {
    length += row.length + 1;
    return length > room;
  });
  return end < 0 ? rows : rows.slice(0, end);
}

/** Forges look for mentions and addresses in what entities have become: there, nothing that is seen stands between. */
const apart = '&#8203;';

/** Text that Markdown takes as it is: no tag, link, image, mention, table cell, emphasis or workflow command. */
export function escaped(text: string): string {
  return printable(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]()#|~!$]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/@/g, `&#64;${apart}`)
    .replace(/:\/\//g, `&#58;${apart}//`)
    .replace(/\bwww\./gi, `www${apart}&#46;`)
    .replace(/^::/, '&#58;&#58;');
}
