import { printSource } from '../../../source/source';
import { printable } from '../../../wording/printable';
import { blocks, blocksImport, blocksWaiver, type Strictness } from '../blocking';
import { notCovered } from '../not-covered';
import { judgedNothing, placeOfNotJudged } from '../not-judged';
import type { Finding, Report } from '../report';
import { groupBy } from './rows';

/** A report as CI servers read it: a suite for each workload, a case for each finding, one that passes where there is none. */
export function junitReport(report: Report, strictness: Strictness = {}): string {
  const byWorkload = [...groupBy(report.findings, ({ workload }) => workload)].sort(([a], [b]) => (a < b ? -1 : 1));
  const suites = byWorkload.map(([workload, findings]) => {
    const cases = findings.map((finding) => testCase(finding, strictness));
    return suite(
      workload,
      cases,
      findings.filter((finding) => blocks(finding, strictness)).length,
      findings.filter((finding) => !blocks(finding, strictness)).length,
    );
  });
  const problems = report.waivers.filter((waiver) => blocksWaiver(waiver, strictness));
  if (problems.length > 0) {
    const cases = problems.map(
      ({ rule, path, fingerprint, problem = 'covers nothing' }) =>
        `    <testcase classname="waivers" name="${xml(`${rule} for ${path ?? fingerprint}`)}"><failure message="${xml(problem)}"/></testcase>`,
    );
    suites.push(suite('waivers', cases, problems.length, 0));
  }
  for (const imported of report.imports ?? []) {
    if (imported.notMapped.length === 0) continue;
    const failing = blocksImport(imported, strictness);
    const cases = imported.notMapped.map(({ rule, file, line, message }) => {
      const said = `message="${xml(`not mapped: ${message}`)}"`;
      return `    <testcase classname="${xml(imported.tool)}" name="${xml(`${rule} ${file}${line === undefined ? '' : `:${line}`}`)}"><${failing ? 'failure' : 'skipped'} ${said}/></testcase>`;
    });
    suites.push(suite(`${imported.tool}, not mapped`, cases, failing ? cases.length : 0, failing ? 0 : cases.length));
  }
  const { notJudged = [] } = report;
  if (notJudged.length > 0) {
    const isFailure = ({ kind }: (typeof notJudged)[number]) => kind === 'refused' || (strictness.strict === true && kind !== 'excluded');
    const cases = notJudged.map((each) => {
      const element = isFailure(each) ? 'failure' : 'skipped';
      return `    <testcase classname="not judged" name="${xml(placeOfNotJudged(each))}"><${element} message="${xml(`not judged: ${each.reason}`)}"/></testcase>`;
    });
    const failures = notJudged.filter(isFailure).length;
    suites.push(suite('not judged', cases, failures, notJudged.length - failures));
  }
  const uncovered = strictness.uncovered ? [...notCovered(report)] : [];
  if (uncovered.length > 0) {
    const cases = uncovered.map(
      ([type, count]) =>
        `    <testcase classname="not covered" name="${xml(type)}"><failure message="${count} of them, and no rule covers the type"/></testcase>`,
    );
    suites.push(suite('not covered', cases, cases.length, 0));
  }
  if (judgedNothing(report))
    suites.push(
      suite(
        'policies',
        ['    <testcase classname="policies" name="nothing was judged"><failure message="nothing was judged"/></testcase>'],
        1,
        0,
      ),
    );
  if (suites.length === 0)
    suites.push(suite('policies', [`    <testcase classname="policies" name="${report.rules.length} rules"/>`], 0, 0));
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="slipway">', ...suites, '</testsuites>', ''].join('\n');
}

function suite(name: string, cases: readonly string[], failures: number, skipped: number): string {
  return [
    `  <testsuite name="${xml(name)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}">`,
    ...cases,
    '  </testsuite>',
  ].join('\n');
}

function testCase(finding: Finding, strictness: Strictness): string {
  const { rule, workload, environment, severity, message, cure, source, waiver, addresses, fingerprint } = finding;
  const place = source ? ` file="${xml(source.file)}" line="${source.line}"` : '';
  const name = `${rule} ${addresses[0]}${environment ? ` (${environment})` : ''} ${fingerprint}`;
  const said = `${message}. ${cure}${source ? ` (${printSource(source)})` : ''}`;
  const skipped = waiver ? `waived by ${waiver.owner} until ${waiver.expires}: ${waiver.reason}` : `does not fail: ${message}`;
  const body = blocks(finding, strictness)
    ? `<failure type="${severity}" message="${xml(message)}">${xml(said)}</failure>`
    : `<skipped message="${xml(skipped)}"/>`;
  return `    <testcase classname="${xml(workload)}" name="${xml(name)}"${place}>${body}</testcase>`;
}

/** Text in an element or attribute: XML 1.0 has no control characters, whatever they are written as. */
function xml(text: string): string {
  return printable(text)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&apos;');
}
