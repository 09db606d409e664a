import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { blocks, isBlocked } from '../../../../lib/policy/report/blocking';
import { weakenedSince } from '../../../../lib/policy/report/formats/changes';
import { githubReport } from '../../../../lib/policy/report/formats/github';
import { gitlabReport } from '../../../../lib/policy/report/formats/gitlab';
import { junitReport } from '../../../../lib/policy/report/formats/junit';
import { markdownReport } from '../../../../lib/policy/report/formats/markdown';
import { publicReport } from '../../../../lib/policy/report/formats/public-report';
import { sarifReport } from '../../../../lib/policy/report/formats/sarif';
import { textReport } from '../../../../lib/policy/report/formats/text';
import { readReport } from '../../../../lib/policy/report/read-report';
import type { Report } from '../../../../lib/policy/report/report';
import { schemaOf } from '../../../kit/root';
import { hostile, sampleReport } from './reports';

const folders = { terraform: 'cdktf.out', kubernetes: 'dist' };
const report = sampleReport();
const schema = schemaOf('report');
const validate = new Ajv2020({ strict: true }).compile(schema);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'report-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));
function readBack(document: unknown): Report {
  const file = path.join(folder, 'report.json');
  fs.writeFileSync(file, JSON.stringify(document));
  return readReport(file);
}

test('a report is as its schema says, and is read back as it was', () => {
  expect(validate(report) || validate.errors).toBe(true);
  expect(readBack(report)).toEqual(report);
});

test('everything that the schema requires is required when a report is read', () => {
  for (const [kind, of] of Object.entries({ findings: 'finding', rules: 'rule', stacks: 'stack', waivers: 'waiver' } as const)) {
    for (const name of schema.$defs[of].required) {
      const broken = structuredClone(report) as unknown as Record<string, Record<string, unknown>[]>;
      delete broken[kind]![0]![name];
      expect(validate(broken)).toBe(false);
      expect(() => readBack(broken)).toThrow(`'${kind}[0].${name}'`);
    }
  }
  expect(() => readBack({ ...report, schemaVersion: 2 })).toThrow('schema version 2');
  expect(() => readBack({ ...report, more: 1 })).toThrow("'more' is unknown");
});

test('a fingerprint depends on rule, construct path and field: not on lines, clusters or messages', () => {
  const others = sampleReport('something else');
  expect(others.findings.map(({ fingerprint }) => fingerprint)).toEqual(report.findings.map(({ fingerprint }) => fingerprint));
  expect(new Set(report.findings.map(({ fingerprint }) => fingerprint)).size).toBe(report.findings.length);
});

test('resources that no rule knows are counted by type', () => {
  expect(report.stacks.map(({ notCovered }) => notCovered)).toEqual([{ 'v1/Widget': 1 }, { 'v1/Widget': 1 }]);
});

test('what is mandatory fails; remarks, unknown values and unused waivers do so only when asked', () => {
  const failing = (strict: boolean) => [
    ...new Set(report.findings.filter((finding) => blocks(finding, { strict })).map(({ rule }) => rule)),
  ];
  expect(failing(false)).toEqual(['test/worst']);
  expect(failing(true)).toEqual(['test/worst', 'test/remark', 'test/unknown']);
  const baseline = new Set(report.findings.map(({ fingerprint }) => fingerprint));
  expect(isBlocked(report, { baseline })).toBe(false);
  expect(isBlocked(report, { baseline, strict: true })).toBe(true);
  expect(isBlocked(report, { baseline, uncovered: true })).toBe(true);
});

test('text is grouped by workload, worst first, with the line, what stands there, and what to set', () => {
  expect(textReport(report).split('\n')).toEqual([
    'shop/orders  apps/workloads/orders.ts:12:3',
    '  critical  ConfigMap/orders: data is not set',
    expect.stringMatching(/^ {12}Set `securityContext\.runAsUser` of Workload orders: make it so\. {2}\[test\/worst [0-9a-f]{16}\]$/),
    '',
    'shop/billing  apps/workloads/billing.ts:12:3',
    '  low       ConfigMap/billing: data is not set',
    expect.stringMatching(/^ {12}Make it so\. {2}\[test\/remark \(advisory\) [0-9a-f]{16}\]$/),
    '  low       ConfigMap/billing: is unknown',
    expect.stringMatching(/^ {12}Make it so\. {2}\[test\/unknown \(unknown\) [0-9a-f]{16}\]$/),
    '',
    expect.stringMatching(
      /^waiver unused {2}test\/unit\/lib\/policy\/reports\.ts:\d+:\d+: test\/worst for shop-production\/nobody \(team\) covers nothing: drop it\.$/,
    ),
    '',
    '1 finding fails in 2 places, 2 to look at in 4 places, 1 waived in 2 places; 4 rules, 16 checks, 2 stacks.',
    'Not covered by any rule: 2 resources of v1/Widget (2).',
    '',
  ]);
});

test('SARIF leads to the user’s line first, to the output second, and tells waivers and the baseline', () => {
  const baseline = new Set([report.findings[0]!.fingerprint]);
  // biome-ignore lint/suspicious/noExplicitAny: a document
  const sarif = sarifReport(report, folders, { baseline }, '1.2.3') as any;
  const [{ tool, results, invocations }] = sarif.runs;
  expect(sarif).toMatchObject({ version: '2.1.0', $schema: expect.stringMatching(/sarif-2\.1\.0\.json$/) });
  expect(tool.driver).toMatchObject({ name: 'slipway', semanticVersion: '1.2.3' });
  for (const [index, result] of results.entries()) {
    expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toMatch(/^apps\/workloads\/\w+\.ts$/);
    expect(result.locations[0].physicalLocation.region).toEqual({ startLine: 12, startColumn: 3 });
    expect(result.relatedLocations[0].physicalLocation.artifactLocation.uri).toMatch(/^dist\/\w+\/blue\//);
    expect(result.partialFingerprints).toEqual({
      'slipway/v1': report.findings[index]!.fingerprint,
      primaryLocationLineHash: `${report.findings[index]!.fingerprint}:1`,
    });
    expect(['none', 'note', 'warning', 'error']).toContain(result.level);
    expect(result.baselineState).toBe(index === 0 ? 'unchanged' : 'new');
  }
  const byRule = (rule: string) => results.find(({ ruleId }: { ruleId: string }) => ruleId === rule);
  expect(byRule('test/worst')).toMatchObject({ kind: 'fail', level: 'error' });
  expect(byRule('test/unknown')).toMatchObject({ kind: 'open', level: 'none' });
  expect(byRule('test/waived').suppressions).toEqual([
    { kind: 'external', status: 'accepted', justification: 'the vendor ships a fix in spring (team, until 2026-03-20)' },
  ]);
  expect(byRule('test/worst').suppressions).toBeUndefined();
  expect(tool.driver.rules[0]).toMatchObject({
    helpUri: 'https://example.com/',
    properties: { tags: ['security', 'cisKubernetes:5.2.2'] },
  });
  expect(invocations[0].toolConfigurationNotifications).toHaveLength(1);
});

test('GitLab gets unique fingerprints, its own severities and no finding that is waived', () => {
  const issues = gitlabReport(report, folders) as { fingerprint: string; severity: string; check_name: string; location: unknown }[];
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  expect(issues.map(({ check_name: name }) => name)).not.toContain('test/waived');
  expect(issues[0]).toMatchObject({ severity: 'blocker', location: { path: 'apps/workloads/orders.ts', lines: { begin: 12 } } });
});

test('JUnit fails what fails, and skips the rest', () => {
  const xml = junitReport(report);
  expect(xml).toContain('<testsuite name="shop/orders" tests="2" failures="2" errors="0" skipped="0">');
  expect(xml).toContain('<testsuite name="shop/billing" tests="6" failures="0" errors="0" skipped="6">');
  expect(xml).toContain('<skipped message="waived by team until 2026-03-20: the vendor ships a fix in spring"/>');
  expect(junitReport({ ...report, findings: [], waivers: [] })).toContain('tests="1" failures="0"');
});

test('Markdown is one table, and no longer than a comment may be', () => {
  const markdown = markdownReport(report);
  expect(markdown).toMatch(/^### Policies: failed\n/);
  expect(markdown).toContain('| critical | [test/worst](https://example.com/) |');
  const many = { ...report, findings: Array.from({ length: 2_000 }, (_, index) => ({ ...report.findings[0]!, field: `data.f${index}` })) };
  expect(markdownReport(many).length).toBeLessThanOrEqual(60_000);
  expect(markdownReport(many)).toMatch(/And \d+ more/);
  for (const characters of [1_000, 21_845, 65_436, 1_000_000]) {
    const text = markdownReport(many, {}, characters);
    expect(text.length).toBeLessThanOrEqual(characters);
    const rows = [...text.matchAll(/^\| (?:high|medium|low|critical|info)\w* \|/gm)].length;
    expect([characters, rows > 0 || /And \d+ more/.test(text)]).toEqual([characters, true]);
  }
});

describe('what was judged cannot steer who reads', () => {
  const evil = sampleReport(hostile);

  test('a terminal', () => {
    expect(textReport(evil)).not.toMatch(/(?!\n)[\p{Cc}\u202e]/u);
    expect(textReport(evil)).not.toMatch(/^::/m);
  });

  test('Markdown: no tag, link, image, mention, fence or cell of its own', () => {
    const cells = markdownReport(evil)
      .split('\n')
      .filter((line) => line.startsWith('| critical'));
    for (const line of cells)
      expect(
        line
          .replace(/<br>|\[test&?\S*\]\(https:\/\/example\.com\/\)/g, '')
          .replace(/^\||\|$/g, '')
          .split('|'),
      ).toHaveLength(5);
    const said = markdownReport(evil)
      .replace(/<br>/g, '')
      .replace(/\]\(https:\/\/example\.com\/\)/g, '');
    expect(said).not.toMatch(/<img|!\[|@team|```|https:\/\/|^::/m);
  });

  test('XML: every element is ours, every entity known', () => {
    const xml = junitReport(evil);
    expect(xml.match(/<(?!\/?(testsuites?|testcase|failure|skipped)\b|\?xml)/g)).toBeNull();
    expect(xml.match(/&(?!(amp|lt|gt|quot|apos);)/g)).toBeNull();
    expect(xml).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(xml).not.toContain(']]>');
  });

  test('SARIF and GitLab messages', () => {
    for (const document of [sarifReport(evil, folders), gitlabReport(evil, folders)])
      expect(JSON.stringify(document)).not.toMatch(/\\u001b|\u202e|\\u0000/);
  });
});

test('the public profile tells no account id and no ARN, in any format', () => {
  const secret = sampleReport('role is arn:aws:iam::111122223333:role/orders, or arn:aws-cn:s3:::b/*, in acme-111122223333-logs');
  const told = publicReport(secret);
  for (const text of [
    textReport(told),
    JSON.stringify(sarifReport(told, folders)),
    junitReport(told),
    markdownReport(told),
    JSON.stringify(gitlabReport(told, folders)),
    JSON.stringify(told),
  ]) {
    expect(text).not.toMatch(/\d{12}|arn:aws/);
  }
  expect(told.findings.map(({ fingerprint }) => fingerprint)).toEqual(secret.findings.map(({ fingerprint }) => fingerprint));
});

test('what asks for less than an earlier report is named: waivers that were added, rules that weigh less or are gone', () => {
  const former: Report = {
    ...report,
    waivers: report.waivers.slice(1),
    rules: report.rules.map((rule) =>
      rule.name === 'test/remark' ? { ...rule, levels: { production: 'mandatory', former: 'mandatory' } } : rule,
    ),
  };
  const now: Report = { ...report, rules: report.rules.filter(({ name }) => name !== 'test/worst') };
  expect(weakenedSince(former, now)).toEqual([
    { kind: 'waiver-added', rule: 'test/waived', detail: 'shop-*/billing, by team, until 2026-03-20: the vendor ships a fix in spring' },
    { kind: 'rule-weakened', rule: 'test/remark', detail: 'production: mandatory is now advisory' },
    { kind: 'rule-dropped', rule: 'test/worst', detail: 'production: mandatory is now off' },
    { kind: 'rule-dropped', rule: 'test/worst', detail: 'staging: mandatory is now off' },
  ]);
  expect(weakenedSince(report, report)).toEqual([]);
});

test('annotations of GitHub stand at the user’s line, and no text of a finding ends one or begins another', () => {
  const lines = (message: string) => githubReport(sampleReport(message), folders).trimEnd().split('\n');
  expect(lines('data is 100%, set')[0]).toBe(
    '::error file=apps/workloads/orders.ts,line=12,col=3,title=test/worst::blue/shop/ConfigMap/orders: data is 100%25, set. Set `securityContext.runAsUser` of Workload orders: make it so.',
  );
  for (const line of lines(hostile)) expect(line).toMatch(/^::(?:error|warning) (?:\w+=[^:,\n]*(?:,|(?=::)))*::[^\p{Cc}]*$/u);
  expect(lines(hostile)).toHaveLength(lines('harmless').length);
});

test('GitHub shows ten annotations of a kind: of more, the worst nine and how many are left', () => {
  const [finding] = report.findings;
  const many = Array.from({ length: 25 }, (_, index) => ({ ...finding!, rule: `test/rule-${index}` }));
  const lines = githubReport({ ...report, findings: many, waivers: [] }, folders)
    .trimEnd()
    .split('\n');
  expect(lines).toHaveLength(10);
  expect(lines[8]).toContain('title=test/rule-8');
  expect(lines[9]).toBe('::error title=slipway::16 more errors: `slipway validate` prints all of them.');
  expect(githubReport({ ...report, findings: many.slice(0, 10), waivers: [] }, folders)).not.toContain('more errors');
});

test('SARIF holds as many findings as GitHub takes, the worst, and says how many more there are', () => {
  const [finding] = report.findings;
  const many = Array.from({ length: 5002 }, () => finding!);
  const { results, invocations } = (sarifReport({ ...report, findings: many }, folders) as { runs: [never] }).runs[0] as {
    results: unknown[];
    invocations: [{ toolConfigurationNotifications: { message: { text: string } }[] }];
  };
  expect(results).toHaveLength(5000);
  expect(invocations[0].toolConfigurationNotifications.map(({ message }) => message.text)).toContain(
    '2 more findings, none worse than these, are left out.',
  );
});
