import Ajv2020 from 'ajv/dist/2020';
import type { Report } from '../../../lib/policy/report/report';
import { Project } from '../../kit/compiled';
import { schemaOf } from '../../kit/root';
import { sarifErrors } from '../../unit/lib/policy/sarif/sarif-schema';
import { checkov, type Sarif, written } from './checkov/checkov';

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'policies']);
  project.write('written.json', JSON.stringify(written));
  // The app: it writes what synthesis wrote, where it is asked to, and tells the report as synthesis does.
  project.write(
    'main.js',
    `const fs = require('node:fs'); const path = require('node:path');
     const { readRunRequest, tellReport } = require('slipway/lib/assembly/run-request');
     for (const [file, content] of Object.entries(require('./written.json'))) {
       const out = file.startsWith('dist/') ? process.env.CDK8S_OUTDIR : process.env.CDKTF_OUTDIR;
       const place = path.join(out, file.slice(file.indexOf('/') + 1));
       fs.mkdirSync(path.dirname(place), { recursive: true });
       const isReport = file.endsWith('report.json');
       const foreignWaivers = process.env.WAIVERS && JSON.parse(process.env.WAIVERS);
       const text = isReport && foreignWaivers ? JSON.stringify({ ...JSON.parse(content), foreignWaivers }) : content;
       fs.writeFileSync(place, text);
       if (isReport) tellReport(readRunRequest(process.env), text);
     }`,
  );
});
afterAll(() => project.remove());

function validate(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return project.slipway(['validate', ...args], env);
}

function imported(sarif: Sarif, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Report {
  project.write('in.sarif', JSON.stringify(sarif));
  const { stdout, stderr } = validate(['--import', 'in.sarif', '-o', 'json', ...args], env);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const waiver = {
  rule: 'CKV_AWS_18',
  path: 'shop-production-eu-west-1/orders/uploads',
  reason: 'the auditors accept it until the move',
  owner: 'team-orders',
  expires: inDays(30),
};

test.each(['text', 'json', 'sarif', 'junit', 'markdown'])(
  '-o %s tells what Checkov found and what is not mapped, and it fails',
  (format) => {
    project.write('in.sarif', JSON.stringify(checkov()));
    const { code, stdout } = validate(['--import', 'in.sarif', '-o', format]);
    expect(code).toBe(3);
    const plain = stdout.replaceAll('&#95;', '_');
    for (const words of ['CKV_AWS_18', 'apps/main.ts', 'legacy/pod.yaml']) expect(plain).toContain(words);
    if (format === 'sarif') expect(sarifErrors(JSON.parse(stdout))).toEqual([]);
    if (format === 'json') {
      const schema = schemaOf('report');
      const check = new Ajv2020({ strict: true }).compile(schema);
      expect(check(JSON.parse(stdout)) || check.errors).toBe(true);
    }
  },
);

test('-o gitlab names the line of the workload', () => {
  project.write('in.sarif', JSON.stringify(checkov()));
  const issues = JSON.parse(validate(['--import', 'in.sarif', '-o', 'gitlab']).stdout);
  expect(issues.find(({ check_name: name }: Sarif) => name === 'CKV_AWS_18').location.path).toBe('apps/main.ts');
});

test('waivers of the app hold for them, and wait where nothing is imported', () => {
  const env = { WAIVERS: JSON.stringify([waiver]) };
  expect(imported(checkov(), ['--only', 'CKV_AWS_18'], env).findings).toMatchObject([{ waiver: { owner: 'team-orders' } }]);
  expect(validate(['--strict'], env).code).toBe(0);
  expect(JSON.parse(validate(['-o', 'json'], env).stdout)).toMatchObject({ waivers: [], foreignWaivers: [{ rule: 'CKV_AWS_18' }] });
});

test('what is committed takes them too, with waivers of a file, and with the cure of our own rule', () => {
  for (const [file, content] of Object.entries(written)) project.write(file, content);
  project.write('waivers.yaml', JSON.stringify({ waivers: [waiver] }));
  const args = ['cdktf.out', 'dist', '--pack', 'strict', '--waivers', 'waivers.yaml', '--only', 'CKV_AWS_18'];
  const { findings, waivers } = imported(checkov(), args);
  expect(findings).toMatchObject([
    { cure: expect.stringContaining('(As aws/s3/access-logging asks for.)'), waiver: { owner: 'team-orders' } },
  ]);
  expect(waivers).toMatchObject([{ state: 'used', source: { file: 'waivers.yaml', line: 1 } }]);
});

test('a baseline knows them, and is not weakened where a scanner has nothing to say any more', () => {
  project.write('former.json', JSON.stringify(imported(checkov())));
  expect(validate(['--import', 'in.sarif', '--baseline', 'former.json'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('5 in the baseline'),
  });
  const { runs, ...log } = checkov();
  expect(imported({ ...log, runs: [{ ...runs[0], results: [] }] }, ['--baseline', 'former.json']).changes).toEqual([]);
});

test('--only chooses among them', () => {
  expect(imported(checkov(), ['--only', 'CKV_K8S_8']).findings).toHaveLength(1);
  expect(validate(['--import', 'in.sarif', '--only', 'CKV_K8S_9']).stderr).toContain('Did you mean CKV_K8S_');
});

test('what is not mapped fails with --strict, and alone fails nothing', () => {
  const log = checkov();
  log.runs[0].results = log.runs[0].results.filter(({ locations }: Sarif) => /legacy/.test(JSON.stringify(locations)));
  project.write('in.sarif', JSON.stringify(log));
  expect(validate(['--import', 'in.sarif'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(
      '2 findings of Checkov in in.sarif, 2 about nothing that was written:\n  CKV_K8S_43 legacy/pod.yaml:1: ',
    ),
  });
  expect(validate(['--import', 'in.sarif', '--strict']).code).toBe(3);
});

test('what is no SARIF is refused before the app runs', () => {
  project.write('in.sarif', '{"version": "2.0.0", "runs": []}');
  const { code, stdout, stderr } = validate(['--import', 'in.sarif']);
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: '',
    stderr: "Error: 'in.sarif' is SARIF 2.0.0, and this slipway reads 2.1.0.\nLet the scanner write SARIF 2.1.0.\n",
  });
  expect(validate(['--import', 'nothing.sarif']).stderr).toBe("Error: 'nothing.sarif' does not exist.\nName a file that does.\n");
  expect(validate(['written.json', '--import', 'nothing.sarif']).code).toBe(1);
});
