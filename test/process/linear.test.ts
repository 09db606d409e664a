import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Waiver } from '../../lib';
import { renderReport } from '../../lib/cli/terminal/render-report';
import { reportFormats } from '../../lib/cli/terminal/report-formats';
import { readForeign } from '../../lib/cli/validate/foreign-documents';
import { parseUntrustedYaml, readUntrusted } from '../../lib/documents/untrusted';
import { UserError } from '../../lib/errors';
import { merged } from '../../lib/policy/report/merged';
import type { Finding, Report } from '../../lib/policy/report/report';
import { Waiving } from '../../lib/policy/waivers/waiving';
import { readRelease } from '../../lib/release/read-release';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-linear-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));
const written = (name: string, text: string) => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
};

/** Nothing that is linear takes seconds of a processor. */
function quick<T>(run: () => T): T {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(8);
  return result;
}

const lines = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index)).join('\n');
const images = (count: number, tag: (index: number) => string) =>
  JSON.stringify({
    schemaVersion: 1,
    images: Object.fromEntries(Array.from({ length: count }, (_, index) => [`shop/w${index}`, { tag: tag(index) }])),
  });
const finding = (index: number): Finding => ({
  fingerprint: (index % 1000).toString(16).padStart(16, '0'),
  rule: 'k8s/image/tag',
  severity: 'high',
  level: 'mandatory',
  pack: 'baseline',
  verdict: 'fail',
  stack: 'files',
  environment: '',
  workload: `file-${index % 5000}.yaml`,
  path: `file-${index}.yaml/shop/Pod/a`,
  type: 'v1/Pod',
  addresses: [`cluster/shop/Pod/p${index}`],
  field: 'spec.containers[a].image',
  pointer: '/spec/containers/0/image',
  message: `is wrong ${index}`,
  cure: 'Mend it.',
  output: { folder: 'input', file: `file-${index}.yaml` },
});

test('a pattern of a waiver takes no longer for its stars', () => {
  const terms = { rule: 'a/b', reason: 'only until the vendor ships a fix', owner: 'team', expires: '2026-03-20' };
  const covers = (pattern: string, at: string) =>
    new Waiver({ ...terms, path: pattern }).covers({ rule: 'a/b', path: at, fingerprint: '' });
  quick(() => expect(covers(`${'*a'.repeat(500)}*b/x`, `${'a'.repeat(20_000)}/x`)).toBe(false));
  expect(covers('shop-*/orders', 'shop-production-eu-west-1/orders/db')).toBe(true);
  expect(covers('*p*n*/orders', 'shop-production/orders')).toBe(true);
  expect(covers('a*a/orders', 'a/orders')).toBe(false);
  expect(covers('shop/*', 'shop/a/b')).toBe(true);
  expect(covers('shop/*/c', 'shop/a')).toBe(false);
});

test.each([
  ['brackets', '['.repeat(2_000_000)],
  ['braces', `{"a":${'['.repeat(2_000_000)}`],
  ['quotes', `a: [${'"'.repeat(300_001)}`],
  ['blanks in brackets', `a: [${' '.repeat(2_000_000)}?a]`],
])('2 MB of %s are refused at once', (name, text) => {
  const file = written(`${name}.yaml`, text);
  quick(() => expect(() => readUntrusted(file)).toThrow(UserError));
});

test('many keys, and the place of each', () => {
  const text = `data:\n${lines(20_000, (index) => `  k${index}: yes`)}\n`;
  quick(() => {
    const [document] = parseUntrustedYaml(text, 'f.yaml');
    expect(document!.ambiguous).toHaveLength(20_000);
    expect(document!.ambiguous.map(({ path: at }) => document!.lineOf(at)).at(-1)).toBe(20_001);
  });
});

test('brackets around everything are looked through once', () => {
  const text = `${'['.repeat(90)}${lines(100_000, (index) => `a${index},`)}${']'.repeat(90)}`;
  quick(() => expect(parseUntrustedYaml(text, 'f.yaml')).toHaveLength(1));
});

test('many documents of a file, of YAML and of JSON', () => {
  const yaml = written(
    'many.yaml',
    lines(5_000, (index) => `---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: c${index} }`),
  );
  const json = written('many.json', '{"a":1}'.repeat(50_000));
  quick(() => expect(readForeign([yaml]).documents).toHaveLength(5_000));
  quick(() => expect(readForeign([json]).notJudged).toHaveLength(1));
});

test('a release of 60,000 images, also where the last is wrong', () => {
  quick(() =>
    expect(
      Object.keys(
        readRelease(
          written(
            'release.json',
            images(60_000, () => 'v1'),
          ),
        ).images,
      ),
    ).toHaveLength(60_000),
  );
  const wrong = written(
    'wrong.json',
    images(60_000, (index) => (index === 59_999 ? '-' : 'v1')),
  );
  quick(() => expect(() => readRelease(wrong)).toThrow('not an image tag'));
});

test('40,000 findings in every format', () => {
  const findings = Array.from({ length: 40_000 }, (_, index) => finding(index));
  const rules = [{ name: 'k8s/image/tag', description: 'D.', remediation: 'R.', severity: 'high' as const, controls: {}, levels: {} }];
  const report: Report = { schemaVersion: 1, stacks: [], rules, findings, waivers: [] };
  quick(() => expect(merged(findings)).toHaveLength(1000));
  for (const format of reportFormats)
    quick(() =>
      expect([...renderReport(report, format, { terraform: '.', kubernetes: '.' }, {}, '1.0.0')].join('').length).toBeGreaterThan(900),
    );
});

test('many waivers of many findings', () => {
  const waiving = new Waiving('2026-03-01');
  const waivers = Array.from(
    { length: 5000 },
    (_, index) =>
      new Waiver({ rule: `a/r${index}`, path: 'a/b', reason: 'only until the vendor ships a fix', owner: 'team', expires: '2026-03-20' }),
  );
  waiving.add(waivers, '');
  quick(() => Array.from({ length: 20_000 }, (_, index) => waiving.waive(finding(index))));
});
