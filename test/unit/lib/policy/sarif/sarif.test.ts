import * as fs from 'node:fs';
import * as path from 'node:path';
import { sarifReport } from '../../../../../lib/policy/report/formats/sarif';
import type { Report } from '../../../../../lib/policy/report/report';
import { root } from '../../../../kit/root';
import { hostile, sampleReport } from '../reports';
import { sarifErrors } from './sarif-schema';

const folders = { terraform: 'cdktf.out', kubernetes: 'dist' };
const report = sampleReport();

test('the schema refuses what is no SARIF, and takes what a scanner wrote', () => {
  expect(sarifErrors({ version: '2.1.0', runs: [{}] })).not.toEqual([]);
  const uri = (text: string) => ({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'x' } }, artifacts: [{ location: { uri: text } }] }],
  });
  expect(sarifErrors(uri('a/b%20c.yaml'))).toEqual([]);
  expect(sarifErrors(uri('a/b c.yaml'))).not.toEqual([]);
  expect(sarifErrors(JSON.parse(fs.readFileSync(path.join(root, 'test/process/cli/checkov/checkov.sarif'), 'utf8')))).toEqual([]);
});

const { source: _source, ...withoutSource } = report.findings[0]!;

test.each<[string, Report]>([
  ['a report', report],
  ['one of nothing', { ...report, findings: [], rules: [], waivers: [] }],
  ['hostile messages', sampleReport(hostile)],
  [
    'hostile names of files',
    {
      ...report,
      findings: report.findings.map((finding) => ({
        ...finding,
        path: hostile,
        addresses: [hostile],
        source: { file: `apps/${hostile}.ts`, line: 1, column: 1 },
        output: { folder: 'input', file: `in/${hostile}` },
      })),
    },
  ],
  ['findings without a line', { ...report, findings: [withoutSource] }],
  [
    'what was weakened, and what was imported',
    {
      ...report,
      rules: report.rules.map(({ source: _url, ...rule }) => ({ ...rule, tool: 'Checkov' })),
      changes: [{ kind: 'rule-weakened', rule: 'test/worst', detail: hostile }],
      imports: [
        {
          tool: hostile,
          file: 'x.sarif',
          results: 1,
          suppressed: 0,
          notMapped: [{ rule: hostile, file: hostile, line: 1, message: hostile }],
        },
      ],
    },
  ],
])('%s is SARIF 2.1.0, with a baseline and without', (_what, each) => {
  const baseline = new Set(each.findings.slice(0, 1).map(({ fingerprint }) => fingerprint));
  for (const strictness of [{}, { baseline }]) {
    const sarif = sarifReport(each, folders, strictness, '1.2.3');
    expect(sarifErrors(sarif)).toEqual([]);
    const said = JSON.stringify(sarif).match(/"text":"(?:[^"\\]|\\.)*"|"fullyQualifiedName":"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(said.filter((text) => /\\u001b|\u202e|\\u0000/.test(text))).toEqual([]);
    expect(said.filter((text) => text.startsWith('"text"') && /\]\(/.test(text))).toEqual([]);
  }
});
