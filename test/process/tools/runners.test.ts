import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Project } from '../../kit/compiled';
import { app, line } from '../../unit/lib/policy/judged-app';

let project: Project;
beforeAll(() => {
  project = new Project(['lib', 'constructs', 'policies']);
  project.program('main.ts', app);
});
afterAll(() => project.remove());

function run(command: readonly string[], env: Readonly<Record<string, string>> = {}) {
  fs.rmSync(path.join(project.folder, 'cdktf.out'), { recursive: true, force: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: project.folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LEVEL: 'mandatory', ...env },
  });
  return { code: status, stdout, stderr };
}

const slipway = ['node_modules/slipway/lib/cli/main.js'];
const read = (file: string) => JSON.parse(fs.readFileSync(path.join(project.folder, 'cdktf.out', file), 'utf8'));
const annotations = () => read('manifest.json').stacks['shop-development-local'].annotations;

test('node: everything is written, the report is told with the line of the workload, and the exit code is 1', () => {
  const { code, stdout, stderr } = run(['main.js']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(`shop/orders  ${line}`);
  expect(stderr).toContain('Set `replicas` of Workload orders to 5 or more.');
  expect(stderr).not.toMatch(/\n {4}at /);
  expect(read('assembly.json').stacks).toHaveLength(2);
  expect(read('report.json').findings).toHaveLength(1);
  expect(annotations()).toHaveLength(1);
});

test('the cdktf CLI: findings are annotations of its manifest, and the program ends well', () => {
  const { code, stderr } = run(['main.js'], { CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: 'true' });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: '1 finding of policies, left to the cdktf CLI to tell: CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS is set.\n',
  });
  expect(annotations()).toEqual([
    {
      constructPath: 'shop-development-local/orders/Deployment',
      level: '@cdktf/error',
      message: expect.stringContaining(`acme/replicas (high) at ${line}`),
    },
  ]);
});

test('slipway synth prints what it wrote, tells the report on stderr, and exits with 3', () => {
  const { code, stdout, stderr } = run([...slipway, 'synth']);
  expect(code).toBe(3);
  expect(stdout).toContain('shop-development-local');
  expect(stderr.match(/acme\/replicas/g)).toHaveLength(1);
});

test('slipway validate writes nothing, and exits with 3', () => {
  const { code, stdout, stderr } = run([...slipway, 'validate']);
  expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
  expect(stdout).toContain('1 finding fails');
  expect(fs.existsSync(path.join(project.folder, 'cdktf.out'))).toBe(false);
});

test('what is advisory is told, and fails nothing', () => {
  expect(run(['main.js'], { LEVEL: 'advisory' })).toMatchObject({ code: 0, stderr: expect.stringContaining('acme/replicas (advisory)') });
  run(['main.js'], { LEVEL: 'advisory', CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: 'true' });
  expect(annotations()).toMatchObject([{ level: '@cdktf/warn' }]);
  expect(run([...slipway, 'validate'], { LEVEL: 'advisory' }).code).toBe(0);
  expect(run([...slipway, 'validate', '--strict'], { LEVEL: 'advisory' }).code).toBe(3);
});

test('a waiver silences it while it holds, and fails by itself once it expired; no output depends on it', () => {
  expect(run(['main.js'], { EXPIRES: '2026-03-20' })).toEqual({ code: 0, stdout: '', stderr: '' });
  const holding = read('assembly.json');
  const { code, stderr } = run(['main.js'], { EXPIRES: '2026-02-20' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/waiver expired {2}main\.ts:\d+:\d+: acme\/replicas for shop-\*\/orders \(team\) expired on 2026-02-20\./);
  expect(read('assembly.json')).toEqual(holding);
});

describe('an override that expired fails in every runner, and everything is written', () => {
  const terms = "{ reason: 'the vendor asks for it', expires: '2026-02-20' }";
  const overriding = app
    .replace(/ {2}policies: .*\n/, '')
    .replace(/( as never\));\n\}\);/, `$1.override('Deployment.spec.paused', true, ${terms}); // here\n});`);
  const at = `main.ts:${overriding.split('\n').findIndex((text) => text.endsWith('// here')) + 1}`;
  const told = new RegExp(
    `${at}:\\d+\n  medium {4}Deployment/orders: the override of spec\\.paused expired on 2026-02-20: the vendor asks for it\n`,
  );
  beforeAll(() => project.program('main.ts', overriding));
  afterAll(() => project.program('main.ts', app));

  test.each([
    ['node', ['main.js'], {}, 1],
    ['slipway synth', [...slipway, 'synth'], {}, 3],
    ['the cdktf CLI, which tells annotations itself', ['main.js'], { CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: 'true' }, 0],
  ] as const)('%s', (runner, command, env, exit) => {
    const { code, stderr } = run(command, env);
    expect(code).toBe(exit);
    if (exit > 0) expect(stderr).toMatch(told);
    else expect({ runner, annotations: annotations() }).toMatchObject({ annotations: [{ level: '@cdktf/error' }] });
    expect(fs.readFileSync(path.join(project.folder, 'dist/development/kind/shop-development-local/orders.k8s.yaml'), 'utf8')).toContain(
      'paused: true',
    );
    expect(read('report.json').findings).toHaveLength(1);
  });

  test('slipway validate says so of the program, and of what is committed', () => {
    expect(run([...slipway, 'validate'])).toMatchObject({ code: 3, stdout: expect.stringMatching(told) });
    run(['main.js']);
    const { status, stdout } = spawnSync(process.execPath, [...slipway, 'validate', 'cdktf.out', 'dist', '--pack', 'baseline'], {
      cwd: project.folder,
      encoding: 'utf8',
    });
    expect(status).toBe(3);
    expect(stdout).toContain('Deployment/orders: the override of spec.paused expired on 2026-02-20: the vendor asks for it');
  });
});

test('an environment without policies is said to be without', () => {
  project.program('main.ts', app.replace(/ {2}policies: .*\n/, ''));
  const { code, stdout } = run([...slipway, 'validate']);
  project.program('main.ts', app);
  expect(code).toBe(0);
  expect(stdout).toContain('Without policies: platform-development-local, shop-development-local.');
});

describe('slipway validate', () => {
  test.each([
    ['json', /^\{\n {2}"schemaVersion": 1/],
    ['sarif', /"version": "2\.1\.0"/],
    ['junit', /^<\?xml/],
    ['markdown', /^### Policies: failed/],
    ['gitlab', /"check_name": "acme\/replicas"/],
  ])('-o %s prints that, with the same exit code', (format, form) => {
    const { code, stdout } = run([...slipway, 'validate', '-o', format]);
    expect(code).toBe(3);
    expect(stdout).toMatch(form);
  });

  test('--baseline fails only on what is new, and names what was weakened', () => {
    project.write('former.json', run([...slipway, 'validate', '-o', 'json']).stdout);
    expect(run([...slipway, 'validate', '--baseline', 'former.json'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('0 findings fail, 1 in the baseline'),
    });
    const { stdout } = run([...slipway, 'validate', '--baseline', 'former.json'], { LEVEL: 'advisory' });
    expect(stdout).toContain('rule weakened  acme/replicas: development: mandatory is now advisory');
  });

  test('--only, --env and --stack choose, and unknown names are refused with the nearest', () => {
    expect(run([...slipway, 'validate', '--only', 'acme/replicas', '--env', 'development']).code).toBe(3);
    expect(run([...slipway, 'validate', '--stack', 'platform-development-local']).code).toBe(0);
    expect(run([...slipway, 'validate', '--only', 'acme/replica'])).toMatchObject({
      code: 1,
      stderr: "Error: No environment enforces a rule named 'acme/replica'.\nDid you mean acme/replicas?\n",
    });
    expect(run([...slipway, 'validate', '--env', 'prod']).stderr).toContain("There is no environment named 'prod'.");
  });

  test('flags that contradict each other are refused', () => {
    expect(run([...slipway, 'validate', '--pack', 'strict']).stderr).toContain('--pack is for files, and none is named.');
    expect(run([...slipway, 'validate', 'main.ts', '--env', 'development']).stderr).toContain('--env is about stacks');
  });
});
