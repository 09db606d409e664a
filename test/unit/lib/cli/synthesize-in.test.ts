import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { readRunRequest } from '../../../../lib/assembly/run-request';
import { synthesizeIn } from '../../../../lib/cli/project/synthesize-in';
import { UserError } from '../../../../lib/errors';

let root: string;
let project: string;
beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-base-')));
  project = path.join(root, 'project');
  fs.mkdirSync(project);
});
afterEach(() => fs.rmSync(root, { recursive: true }));

const report = '{ "schemaVersion": 1 }';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
/** What a program does: `env` is what it is told, `out` where it writes. */
const assembly = "fs.mkdirSync(out, { recursive: true }); fs.writeFileSync(out + '/assembly.json', '{}');";
const writesReport = `fs.writeFileSync(out + '/report.json', '${report}');`;
const tells = (text: string) => `fs.appendFileSync(JSON.parse(env.SLIPWAY_RUN).folder + '/told', '${sha256(text)}\\n');`;

async function synthesized(program: string, settings: object | string = { app: 'node main.js', output: 'own/cdktf' }) {
  fs.writeFileSync(path.join(project, 'cdktf.json'), typeof settings === 'string' ? settings : JSON.stringify(settings));
  fs.writeFileSync(
    path.join(project, 'main.js'),
    `const fs = require('node:fs'); const { env } = process; const out = env.CDKTF_OUTDIR;
    fs.writeFileSync('../seen.json', JSON.stringify(env)); ${program}`,
  );
  const said: string[] = [];
  const output = { terraform: path.join(root, 'terraform'), kubernetes: path.join(root, 'kubernetes') };
  const how = { name: 'The base main', cure: 'Mend the base.', tell: (text: string) => void said.push(text) };
  await synthesizeIn(project, output, how);
  const seen: NodeJS.ProcessEnv = JSON.parse(fs.readFileSync(path.join(root, 'seen.json'), 'utf8'));
  return { said, output, seen };
}

test('the program of another project is asked for the reports that it writes, and told where its own Terraform lies', async () => {
  const { said, output, seen } = await synthesized(assembly);
  expect(said).toEqual(['Synthesizing the base main: node main.js']);
  expect(readRunRequest(seen)).toEqual({
    plans: [],
    folder: path.join(root, 'terraform-requests'),
    beside: path.join(project, 'own/cdktf'),
  });
  expect([seen.CDKTF_OUTDIR, seen.CDK8S_OUTDIR]).toEqual([output.terraform, output.kubernetes]);
});

test('to git it is in its own repository, whatever runs this', async () => {
  process.env.GIT_DIR = '/elsewhere/.git';
  try {
    const { seen } = await synthesized(assembly);
    expect(Object.keys(seen).filter((name) => name.startsWith('GIT_'))).toEqual([]);
  } finally {
    delete process.env.GIT_DIR;
  }
});

test.each<[what: string, program: string]>([
  ['none, and says so', assembly],
  ['one, and says which', assembly + writesReport + tells(report)],
  ['one, and says so twice', assembly + writesReport + tells(report) + tells(report)],
])('a report is taken where it is the one that synthesis wrote: %s', async (_what, program) => {
  await expect(synthesized(program)).resolves.toBeDefined();
});

const untold = 'The report of policies that the base main left is not what its synthesis wrote.';
test.each<[what: string, program: string, message: string]>([
  ['a report that synthesis did not write', assembly + writesReport, untold],
  ['another report than it wrote', assembly + writesReport + tells('{}'), untold],
  ['a report that is gone', assembly + tells(report), untold],
  ['the reports of two platforms', assembly + writesReport + tells('{}') + tells(report), untold],
  ['no assembly', '', 'The base main wrote no assembly.json.'],
  [
    'a program that fails',
    "console.error('no\\n\\n    at main.js:1:2'); process.exit(3);",
    'The base main does not synthesize (exit code 3):\nno Mend the base.',
  ],
])('is refused: %s', async (_what, program, message) => {
  const run = synthesized(program);
  await expect(run).rejects.toThrow(UserError);
  await expect(run).rejects.toThrow(message);
});

test.each<[what: string, settings: object | string, message: string]>([
  ['without a program', {}, "The base main: cdktf.json has no 'app'."],
  ['that are no JSON', '{', 'The base main: '],
])('settings %s are told as those of the base', async (_what, settings, message) => {
  const run = synthesized(assembly, settings);
  await expect(run).rejects.toThrow(UserError);
  await expect(run).rejects.toThrow(message);
});
