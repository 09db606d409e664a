import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Project } from '../../kit/compiled';
import { app } from '../../unit/lib/policy/judged-app';

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'constructs', 'policies']);
  project.program('main.ts', app);
  project.write(
    'deployment.yaml',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: shop }\nspec: { hostNetwork: true, containers: [{ name: a, image: a }] }\n',
  );
  const pod = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\nspec: { containers: [{ name: a, image: a }] }\n`;
  project.write('many.yaml', Array.from({ length: 100 }, (_, index) => pod(`a-${index}`)).join('---\n'));
  project.write('main-exits.js', "process.on('newListener', () => undefined);\nrequire('./main.js');\n");
});
afterAll(() => project.remove());

const main = 'node_modules/slipway/lib/cli/main.js';
const env = { PATH: process.env.PATH, LEVEL: 'mandatory' };

/** Runs a line of a shell in the project. */
function shell(line: string, more: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: project.folder, encoding: 'utf8', env: { ...env, ...more } });
  return { code: status, stdout, stderr };
}

describe('the exit code stays the verdict where the reader closes the pipe', () => {
  const formats = ['text', 'json', 'sarif', 'junit', 'markdown', 'github', 'gitlab'];
  test.each([
    ...formats.map((format) => [`validate deployment.yaml -o ${format}`, 3] as const),
    ['validate many.yaml -o json', 3],
    ['validate', 3],
    ['synth', 3],
    ['synth -o json', 3],
    ['admission', 0],
    ['validate missing.yaml', 1],
    ['synth --stack missing', 1],
  ] as const)('slipway %s', (args, code) => {
    expect(shell(`node ${main} ${args} 2>&1 | true; echo "\${PIPESTATUS[0]}"`).stdout.trim()).toBe(String(code));
    expect(shell(`node ${main} ${args} 2>/dev/null | head -c 1 >/dev/null; echo "\${PIPESTATUS[0]}"`).stdout.trim()).toBe(String(code));
  });

  test('and what cannot be written is an error', () => {
    if (!fs.existsSync('/dev/full')) return;
    const { code, stderr } = shell(`node ${main} admission > /dev/full`);
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Error: 'stdout' cannot be written: the disk is full \(ENOSPC\)\.\n/m),
    });
    expect(stderr).not.toMatch(/\n {4}at /);
  });
});

describe('a program that ends or writes by itself is not believed', () => {
  const programs: Readonly<Record<string, readonly [code: string, says: RegExp]>> = {
    'an exit within a rule': [
      app.replace(
        'platform.synth()',
        'const before = Date.prototype.toISOString; Date.prototype.toISOString = function () { process.exit(0); }; platform.synth()',
      ),
      /ended within `platform\.synth\(\)`, before it said what policies find/,
    ],
    'an exit before synthesis': [app.replace('platform.synth()', 'process.exit(0)'), /wrote no 'cdktf\.out\/assembly\.json'/],
    'a report written anew at the exit': [
      `${app}\nprocess.on('exit', () => { process.exitCode = 0; const fs = require('node:fs'); const file = (process.env.CDKTF_OUTDIR ?? 'cdktf.out') + '/report.json'; fs.writeFileSync(file, JSON.stringify({ ...JSON.parse(fs.readFileSync(file, 'utf8')), findings: [] })); });\n`,
      /report\.json' is not what synthesis wrote/,
    ],
    'a report removed at the exit': [
      `${app}\nprocess.on('exit', () => require('node:fs').rmSync((process.env.CDKTF_OUTDIR ?? 'cdktf.out') + '/report.json'));\n`,
      /report\.json' is not what synthesis wrote/,
    ],
  };
  afterAll(() => project.program('main.ts', app));

  test.each(Object.entries(programs))('%s', (_what, [code, says]) => {
    project.program('main.ts', code);
    for (const verb of ['synth', 'validate', 'synth --check']) {
      fs.rmSync(path.join(project.folder, 'cdktf.out'), { recursive: true, force: true });
      const run = shell(`node ${main} ${verb}`);
      expect([verb, run.code, run.stderr]).toEqual([verb, 1, expect.stringMatching(verb === 'synth' ? says : /^Error: /m)]);
    }
  });
});

test.each([
  ['SLIPWAY_VERDICTS', 'report'],
  ['CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS', 'true'],
  ['CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS', '1'],
  ['SLIPWAY_RUN', '{"version":1,"folder":"/","plans":[]}'],
])('%s=%s in the environment silences nothing without a line', (name, value) => {
  project.program('main.ts', app);
  expect(shell('node main.js', { [name]: value }).stderr).not.toBe('');
  expect(shell(`node ${main} synth`, { [name]: value })).toMatchObject({ code: 3, stderr: expect.stringContaining('acme/replicas') });
});

test('what Apps of its own wrote before the platform was there is refused, since nobody hears of it', () => {
  const own = {
    "new cdk8s.Chart(new cdk8s.App({ outdir: process.env.CDK8S_OUTDIR ?? 'dist' }), 'own').node.root":
      /writes 'own\.k8s\.yaml' among the manifests/,
    "new cdktf.TerraformStack(new cdktf.App({ outdir: process.env.CDKTF_OUTDIR ?? 'cdktf.out' }), 'own').node.root":
      /writes 'stacks\/own\/cdk\.tf\.json' beside the Terraform JSON/,
  };
  for (const [root, says] of Object.entries(own)) {
    const before = `import * as cdk8s from 'cdk8s';\nimport * as cdktf from 'cdktf';\n(${root} as cdktf.App).synth();\n`;
    project.program('main.ts', `${before}${app}`);
    for (const verb of ['validate', 'synth --check'])
      expect(shell(`node ${main} ${verb}`, { LEVEL: 'advisory' })).toMatchObject({ code: 1, stderr: expect.stringMatching(says) });
  }
  project.program('main.ts', app);
});

test('what a ledger names and the program does not write is told, and --strict fails on it', () => {
  const level = { LEVEL: 'off' };
  shell(`node ${main} synth`, level);
  project.write('dist/evil.k8s.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: evil, namespace: shop }\n');
  fs.appendFileSync(path.join(project.folder, 'dist/cdktf-out.ledger'), `${'0'.repeat(64)}  evil.k8s.yaml\n`);
  const { code, stdout } = shell(`node ${main} validate`, level);
  expect({ code, stdout }).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('dist/evil.k8s.yaml is of an earlier synthesis, or of'),
  });
  expect(shell(`node ${main} validate --strict`, level).code).toBe(3);
  expect(shell(`node ${main} synth --check`, level).code).toBe(1);
  fs.rmSync(path.join(project.folder, 'dist'), { recursive: true });
});
