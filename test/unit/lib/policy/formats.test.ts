import { junitReport } from '../../../../lib/policy/report/formats/junit';
import { markdownReport } from '../../../../lib/policy/report/formats/markdown';
import { sarifReport } from '../../../../lib/policy/report/formats/sarif';
import { textReport } from '../../../../lib/policy/report/formats/text';
import type { Report } from '../../../../lib/policy/report/report';
import { sampleReport } from './reports';

const folders = { terraform: 'cdktf.out', kubernetes: 'dist' };
const report = sampleReport();

/** Each, as text. */
const formats: Readonly<Record<string, (report: Report) => string>> = {
  text: (report) => textReport(report),
  Markdown: (report) => markdownReport(report).replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code))),
  SARIF: (report) => JSON.stringify(sarifReport(report, folders)),
  JUnit: (report) => junitReport(report),
};
const inEach = (say: Report, names = Object.keys(formats)) => names.map((name) => [name, formats[name]!(say)] as const);

test('what asks for less than before is told by each format for people', () => {
  const changes = [{ kind: 'rule-weakened', rule: 'test/remark', detail: 'production: mandatory is now advisory' }] as const;
  for (const [name, text] of inEach({ ...report, changes }, ['text', 'Markdown', 'SARIF'])) {
    const told = [/rule weakened/.test(text), /test\/remark: production: mandatory is now advisory/.test(text)];
    expect([name, ...told]).toEqual([name, true, true]);
  }
});

test('what a scanner found and nobody could map has its line, where there is one', () => {
  const at = (line?: number) => ({ rule: 'CKV_1', file: 'main.tf', message: 'no such resource', ...(line !== undefined && { line }) });
  const imports = [{ tool: 'checkov', notMapped: [at(7), at()] }] as unknown as NonNullable<Report['imports']>;
  for (const [name, text] of inEach({ ...report, imports }, ['SARIF', 'JUnit'])) {
    const places = [...text.matchAll(/main\.tf(?::\w+)?/g)].map(([place]) => place);
    expect([name, ...places]).toEqual([name, 'main.tf:7', 'main.tf']);
  }
});

test('a failure of JUnit ends with the line, where it is known', () => {
  const [finding] = report.findings;
  const { source, ...unknown } = finding!;
  const endOf = (one: typeof unknown) => /Make it so\.|make it so\.[^<]*/.exec(junitReport({ ...report, findings: [one] }))?.[0];
  expect(endOf(finding!)).toBe(`make it so. (${source!.file}:12:3)`);
  expect(endOf(unknown)).toBe('make it so.');
});

test('of the stacks, text names those that no policy judged', () => {
  const [first, second] = report.stacks;
  expect(textReport({ ...report, stacks: [first!, { ...second!, packs: [] }] })).toContain(`Without policies: ${second!.id}.\n`);
  expect(textReport(report)).not.toContain('Without policies');
});

test('Markdown has a table where there is something to look at, and is as long as it may be whatever fills it', () => {
  const heading = '| Severity | Rule | Where | What | What to set |\n| --- | --- | --- | --- | --- |\n| critical |';
  expect(markdownReport(report)).toContain(heading);
  expect(markdownReport({ ...report, findings: [] })).not.toContain('| Severity');
  const waivers = Array.from({ length: 2_000 }, (_, index) => ({ ...report.waivers[0]!, state: 'unused', path: `shop/${index}` }) as const);
  for (const characters of [1_000, 60_000]) {
    const text = markdownReport({ ...report, waivers }, {}, characters);
    expect(text.length).toBeLessThanOrEqual(characters);
    expect(text).toMatch(/… and \d+ more/);
    expect([characters, text.includes('| critical |')]).toEqual([characters, characters > 1_000]);
  }
});
