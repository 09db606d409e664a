import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readAssembly } from '../../../lib/assembly/read-assembly';
import { importFindings } from '../../../lib/cli/import/import-findings';
import { readSarif } from '../../../lib/cli/import/sarif-log';
import { WrittenFiles } from '../../../lib/cli/import/written-files';
import { junitReport } from '../../../lib/policy/report/formats/junit';
import { markdownReport } from '../../../lib/policy/report/formats/markdown';
import { sarifReport } from '../../../lib/policy/report/formats/sarif';
import { textReport } from '../../../lib/policy/report/formats/text';
import { readReport } from '../../../lib/policy/report/read-report';
import type { Finding, Report, ReportedRule, WaiverTerms } from '../../../lib/policy/report/report';
import { sarifErrors } from '../../unit/lib/policy/sarif/sarif-schema';
import { checkov, type Sarif, written } from './checkov/checkov';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'import-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));
for (const [file, content] of Object.entries(written)) {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  fs.writeFileSync(path.join(folder, file), content);
}
const { stacks } = readAssembly(path.join(folder, 'cdktf.out/assembly.json'));
const own = readReport(path.join(folder, 'cdktf.out/report.json'));
const terraform = 'cdktf.out/stacks/shop-production-eu-west-1/cdk.tf.json';
const bucket = 'shop-production-eu-west-1/orders/uploads/Resource';

function read(sarif: unknown) {
  const file = path.join(folder, 'in.sarif');
  fs.writeFileSync(file, typeof sarif === 'string' ? sarif : JSON.stringify(sarif));
  return readSarif(file);
}

function imported(sarif: unknown, report: Report = own): Report {
  const folders = (base: string) => ({ terraform: path.join(base, 'cdktf.out'), kubernetes: path.join(base, 'dist') });
  return importFindings(report, new Map([['in.sarif', read(sarif)]]), new WrittenFiles(stacks, folders(''), folders(folder)), '2026-03-01');
}

const by = (findings: readonly Finding[], rule: string) => findings.find((finding) => finding.rule === rule)!;

test('findings of Checkov lead to construct and line, for all clusters together, and what is about another file is listed', () => {
  const { findings, imports, rules } = imported(checkov());
  expect(findings.map(({ rule }) => rule).sort()).toEqual(['CKV2_AWS_62', 'CKV_AWS_144', 'CKV_AWS_18', 'CKV_K8S_43', 'CKV_K8S_8']);
  expect(by(findings, 'CKV_AWS_18')).toMatchObject({
    severity: 'high',
    level: 'mandatory',
    pack: 'Checkov',
    verdict: 'fail',
    stack: 'shop-production-eu-west-1',
    environment: 'production',
    workload: 'shop/orders',
    path: bucket,
    type: 'aws_s3_bucket',
    message: 'Ensure the S3 bucket has access logging enabled',
    source: { file: 'apps/main.ts' },
    output: { folder: 'terraform', file: 'stacks/shop-production-eu-west-1/cdk.tf.json' },
  });
  expect(by(findings, 'CKV_K8S_8')).toMatchObject({
    path: 'shop-production-eu-west-1/orders/Deployment',
    addresses: ['green/shop/Deployment/orders', 'blue/shop/Deployment/orders'],
  });
  const notMapped = [
    { rule: 'CKV_K8S_43', file: 'legacy/pod.yaml', line: 1 },
    { rule: 'CKV_K8S_8', file: 'legacy/pod.yaml' },
  ];
  expect(imports).toMatchObject([{ tool: 'Checkov', file: 'in.sarif', results: 9, suppressed: 0, notMapped }]);
  expect(rules.find(({ name }) => name === 'CKV_AWS_18')).toMatchObject({ tool: 'Checkov', levels: { production: 'mandatory' } });
});

/** Checkov's only result about access logging, changed. */
function one(change: (result: Sarif, rule: Sarif, run: Sarif) => unknown, report?: Report): Report {
  const log = checkov();
  const [run] = log.runs;
  run.results = run.results.filter(({ ruleId }: Sarif) => ruleId === 'CKV_AWS_18');
  run.results[0].ruleIndex = 0;
  run.tool.driver.rules = run.tool.driver.rules.filter(({ id }: Sarif) => id === 'CKV_AWS_18');
  change(run.results[0], run.tool.driver.rules[0], run);
  return imported(log, report);
}

const level = (name: string) => (result: Sarif) => Object.assign(result, { level: name });
const none = (result: Sarif, rule: Sarif) => {
  delete result.level;
  rule.defaultConfiguration.level = 'note';
};
const score = (points: string) => (_result: Sarif, rule: Sarif) => Object.assign(rule, { properties: { 'security-severity': points } });

test.each([
  ['an error fails', level('error'), { level: 'mandatory', severity: 'high', verdict: 'fail' }],
  ['a warning is told', level('warning'), { level: 'advisory', severity: 'medium' }],
  ['a note is told', level('note'), { level: 'advisory', severity: 'low' }],
  ['a result without a level has that of its rule', none, { level: 'advisory', severity: 'low' }],
  ['a score says how bad it is', score('5.5'), { level: 'mandatory', severity: 'medium' }],
  ['a score of nine is critical', score('9.0'), { severity: 'critical' }],
  ['what is no score is none', score('bad'), { severity: 'high' }],
  ['what somebody should look at is unknown', (result: Sarif) => Object.assign(result, { kind: 'review' }), { verdict: 'unknown' }],
])('%s', (_what, change, expected) => {
  expect(one(change).findings).toMatchObject([expected]);
});

test.each([
  ['it complies', { kind: 'pass' }, 0],
  ['it is gone', { baselineState: 'absent' }, 0],
  ['the scanner suppresses it', { suppressions: [{ kind: 'inSource' }] }, 1],
])('where %s, there is no finding', (_what, change, suppressed) => {
  const report = one((result) => Object.assign(result, change));
  expect(report.findings).toEqual([]);
  expect(report.imports).toMatchObject([{ results: suppressed, suppressed }]);
});

test('a suppression that nobody accepted suppresses nothing', () => {
  const underReview = { suppressions: [{ kind: 'external', status: 'underReview' }] };
  expect(one((result) => Object.assign(result, underReview)).findings).toHaveLength(1);
});

test.each([
  ['10', 'critical'],
  ['9', 'critical'],
  ['8.9', 'high'],
  ['7', 'high'],
  ['6.9', 'medium'],
  ['4', 'medium'],
  ['3.9', 'low'],
  ['0.1', 'low'],
  ['0', 'info'],
  ['10.1', 'high'],
  ['-1', 'high'],
  ['', 'high'],
])('a score of %j is %s, as GitHub ranks them; what is no score from 0 to 10 says nothing', (points, severity) => {
  expect(one(score(points)).findings).toMatchObject([{ severity }]);
});

test('of a long message 300 characters are told', () => {
  const told = (length: number) => one((result) => Object.assign(result, { message: { text: 'x'.repeat(length) } })).findings[0]!.message;
  expect([told(300), told(301), told(5000)]).toEqual(['x'.repeat(300), `${'x'.repeat(299)}…`, `${'x'.repeat(299)}…`]);
});

test('placeholders of a message are filled in', () => {
  const { findings } = one((result, rule) => {
    rule.messageStrings = { default: { text: 'Bucket {0} logs nothing.' } };
    result.message = { id: 'default', arguments: ['uploads'] };
  });
  expect(findings[0]!.message).toBe('Bucket uploads logs nothing');
});

test.each(['', '  ', '\n'])('a message of %j says nothing: its template counts', (blank) => {
  const { findings } = one((result, rule) => {
    rule.messageStrings = { default: { text: 'Nothing is logged' } };
    result.message = { text: blank, id: 'default' };
  });
  expect(findings[0]!.message).toBe('Nothing is logged');
});

test('a rule may stand in an extension of the scanner', () => {
  const { rules } = one((result, _rule, run) => {
    run.tool.extensions = [{ name: 'more', rules: [{ id: 'X1', shortDescription: { text: 'From an extension' } }] }];
    Object.assign(result, { ruleId: undefined, ruleIndex: undefined, rule: { index: 0, toolComponent: { index: 0 } } });
  });
  expect(rules).toMatchObject([{ name: 'X1', description: 'From an extension.' }]);
});

const ownRule: ReportedRule = {
  name: 'aws/s3/access-logging',
  description: 'Access is logged.',
  remediation: 'Add an aws_s3_bucket_logging.',
  source: 'https://example.com/',
  severity: 'low',
  controls: { checkov: ['CKV_AWS_18'] },
  levels: { production: 'mandatory' },
};

test('the cure is that of our own rule with the same id, or the page of the scanner', () => {
  const cure = (change: (result: Sarif, rule: Sarif) => unknown, report?: Report) => one(change, report).findings[0]!.cure;
  expect(cure(() => {}, { ...own, rules: [ownRule] })).toBe('Add an aws_s3_bucket_logging. (As aws/s3/access-logging asks for.)');
  expect(cure((_result, rule) => Object.assign(rule, { helpUri: 'https://docs.example/18' }))).toBe('See https://docs.example/18');
  expect(cure((_result, rule) => Object.assign(rule, { helpUri: 'javascript:alert(1)' }))).toBe('See what Checkov says of CKV_AWS_18.');
});

test('a rule with the name of one of ours is told apart', () => {
  const { rules, findings } = one((result) => Object.assign(result, { ruleId: ownRule.name }), { ...own, rules: [ownRule] });
  expect(findings[0]!.rule).toBe('Checkov:aws/s3/access-logging');
  expect(rules.map(({ name }) => name)).toEqual(['Checkov:aws/s3/access-logging', 'aws/s3/access-logging']);
});

describe('a waiver', () => {
  const terms: WaiverTerms = {
    rule: 'CKV_AWS_18',
    path: 'shop-production-eu-west-1/orders/uploads',
    reason: 'the auditors accept it until the move',
    owner: 'team-orders',
    expires: '2026-03-20',
  };
  const waived = (more: Partial<WaiverTerms>, change: (result: Sarif, rule: Sarif) => unknown = () => {}) =>
    one(change, { ...own, foreignWaivers: [{ ...terms, ...more }] });

  test('holds for the rule of a scanner', () => {
    const { findings, waivers, foreignWaivers } = waived({});
    expect(findings).toMatchObject([{ rule: 'CKV_AWS_18', waiver: { owner: 'team-orders' } }]);
    expect(waivers).toMatchObject([{ state: 'used' }]);
    expect(foreignWaivers).toBeUndefined();
  });

  test('has the limits that ours have', () => {
    expect(waived({ expires: '2026-06-01' }).waivers).toMatchObject([
      { state: 'refused', problem: expect.stringContaining('90 days at most') },
    ]);
    expect(waived({ path: 'shop-*/orders', expires: '2026-03-10' }, score('9.1')).waivers).toMatchObject([
      { state: 'refused', problem: expect.stringContaining('covers more than one workload') },
    ]);
    expect(waived({ rule: 'CKV_AWS_19' }).waivers).toMatchObject([{ state: 'unused' }]);
  });
});

describe('where a finding stands', () => {
  const at = (change: (location: Sarif, run: Sarif) => unknown) => {
    const { findings, imports } = one((result, _rule, run) => change(result.locations[0], run));
    return findings[0]?.path ?? imports![0]!.notMapped[0]!.file;
  };
  const uri = (text: string) => (location: Sarif) => Object.assign(location.physicalLocation.artifactLocation, { uri: text });
  const region = (more: object) => (location: Sarif) => Object.assign(location.physicalLocation, { region: more });
  const { address } = stacks[0]!.resources.find(({ path: construct }) => construct === bucket)!;

  test.each<[string, (location: Sarif, run: Sarif) => unknown]>([
    ['relative to the output', uri('stacks/shop-production-eu-west-1/cdk.tf.json')],
    ['relative to a folder of it', uri('shop-production-eu-west-1/cdk.tf.json')],
    ['in a copy of the output', uri('/tmp/copy/stacks/shop-production-eu-west-1/cdk.tf.json')],
    ['absolute', uri(`file:///elsewhere/checkout/${terraform}`)],
    ['absolute, without a scheme', uri(`/tf/${terraform}`)],
    ['with dots and escapes', uri('./dist/../cdktf.out/stacks/shop%2Dproduction-eu-west-1/cdk.tf.json')],
    ['of Windows', uri(terraform.replaceAll('/', '\\'))],
    [
      'by its place among the artifacts',
      (location, run) => {
        location.physicalLocation.artifactLocation = { index: 0 };
        run.artifacts = [{ location: { uri: terraform } }];
      },
    ],
    [
      'relative to a base',
      (location, run) => {
        location.physicalLocation.artifactLocation = { uri: 'cdk.tf.json', uriBaseId: 'STACK' };
        run.originalUriBaseIds = { STACK: { uri: 'file:///src/stacks/shop-production-eu-west-1' } };
      },
    ],
    ['by lines that moved', (location) => (location.physicalLocation.region.startLine += 7)],
    [
      'by its name alone',
      (location) => {
        delete location.physicalLocation.region;
        location.logicalLocations = [{ fullyQualifiedName: address }];
      },
    ],
  ])('%s', (_what, change) => {
    expect(at(change)).toBe(bucket);
  });

  test.each([
    ['another text than what stands there', region({ startLine: 97, snippet: { text: 'something: else\n' } })],
    ['a line beyond the end', region({ startLine: 100_000 })],
    ['no line', region({})],
    ['a line outside of any block', region({ startLine: 1 })],
  ])('the stack, for %s', (_what, change) => {
    expect(at(change)).toBe('shop-production-eu-west-1');
  });

  test.each([
    ['another file', uri('other/cdk.tf.json'), 'other/cdk.tf.json'],
    ['nothing', (location: Sarif) => Object.assign(location, { physicalLocation: undefined }), ''],
    ['a file outside', uri('../../etc/passwd'), '../../etc/passwd'],
    ['an escape that is none', uri('%zz%'), '%zz%'],
  ])('nowhere, for %s', (_what, change, file) => {
    expect(at(change)).toBe(file);
  });

  test('a manifest as a whole belongs to its workload', () => {
    const log = checkov();
    const [run] = log.runs;
    run.results = run.results.filter(({ ruleId, locations }: Sarif) => ruleId === 'CKV_K8S_8' && /blue/.test(JSON.stringify(locations)));
    delete run.results[0].locations[0].physicalLocation.region;
    expect(imported(log).findings).toMatchObject([{ path: 'shop-production-eu-west-1/orders', type: 'kubernetes' }]);
  });
});

test.each([null, 7, 'x', [], {}, [null], [7], { text: 7 }, { rules: 7 }].map((value) => [value]))(
  '%j in place of anything is read without a crash',
  (value) => {
    const run = { tool: { driver: { name: value, rules: value } }, results: value, artifacts: value, originalUriBaseIds: value };
    const result = { ruleId: value, ruleIndex: value, rule: value, level: value, message: value, locations: value, suppressions: value };
    const location = { physicalLocation: { artifactLocation: value, region: value }, logicalLocations: value };
    expect(imported({ version: '2.1.0', runs: [run, { results: [result, { locations: [location] }, value] }, value] }).findings).toEqual(
      [],
    );
  },
);

test.each([
  ['another version', JSON.stringify({ version: '2.0.0', runs: [] }), 'is SARIF 2.0.0, and this slipway reads 2.1.0.'],
  ['something else', '{"version": 1}', 'is no SARIF log.'],
  ['a list', '[]', 'is no SARIF log.'],
  ['no JSON', '{"version" "2.1.0"}', "in.sarif:1:12: expected ':'"],
  ['nesting', `{"version":"2.1.0","runs":${'['.repeat(1_000)}${']'.repeat(1_000)}}`, 'nested deeper than 100 levels'],
  ['a key that reaches into JavaScript', '{"version":"2.1.0","runs":[],"\\u005f_proto__":{}}', "has the key '__proto__'"],
  ['our own', JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'slipway' } } }] }), 'is what slipway itself found.'],
  [
    'results elsewhere',
    JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, externalPropertyFileReferences: { results: [] } }] }),
    'keeps its results in other files.',
  ],
])('%s is refused', (_what, content, message) => {
  expect(() => read(content)).toThrow(message);
});

test('more than is read is refused', () => {
  const file = path.join(folder, 'large.sarif');
  fs.writeFileSync(file, '');
  fs.truncateSync(file, 64 * 1024 * 1024 + 1);
  expect(() => readSarif(file)).toThrow('more than the 67108864 that are read');
});

test('what a scanner says can steer nobody who reads', () => {
  const evil = '\u001b[2J\u202e</failure>]]> | ![i](https://evil.example/i.png) @team <img src=x> ```\n::error::x\u0000';
  const log = checkov();
  const [{ results, tool }] = log.runs;
  for (const result of results) result.message.text = evil;
  results[0].locations[0].physicalLocation.artifactLocation.uri = evil;
  tool.driver.name = `x${evil}`;
  for (const rule of tool.driver.rules) Object.assign(rule, { helpUri: 'https://evil.example/">', shortDescription: { text: evil } });
  const report = imported(log);
  expect(textReport(report)).not.toMatch(/(?!\n)[\p{Cc}\u202e]|^::/mu);
  expect(markdownReport(report).replace(/<br>/g, '')).not.toMatch(/<img|!\[|@team|```|https:\/\/|^::/m);
  expect(junitReport(report).match(/<(?!\/?(testsuites?|testcase|failure|skipped)\b|\?xml)/g)).toBeNull();
  expect(sarifErrors(sarifReport(report, { terraform: 'cdktf.out', kubernetes: 'dist' }))).toEqual([]);
});
