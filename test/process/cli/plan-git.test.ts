import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Project, Slipway } from './slipway';

let slipway: Slipway;
let project: Project;
let cache: string;
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());
beforeEach(() => {
  cache = fs.mkdtempSync(path.join(os.tmpdir(), 'slipway-cache-'));
  project = new Project(app);
  project.write('values.json', JSON.stringify({ replicas: 1 }));
  project.write('.gitignore', 'cdktf.out/\ndist/\nnode_modules/\n');
  git('init', '--quiet', '--initial-branch=main');
  commit();
});
afterEach(() => {
  project.remove();
  fs.rmSync(cache, { recursive: true });
});

/** A program that writes one manifest of what `values.json` and its surroundings say. */
const app = `
  const fs = require('node:fs');
  const path = require('node:path');
  const { createHash } = require('node:crypto');
  const { replicas } = JSON.parse(fs.readFileSync('values.json', 'utf8'));
  const { context = {} } = { context: JSON.parse(process.env.CDKTF_CONTEXT_JSON ?? '{}') };
  const shared = fs.existsSync('node_modules/shared/index.json') ? fs.readFileSync('node_modules/shared/index.json', 'utf8').trim() : 'none';
  const terraform = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
  const kubernetes = process.env.CDK8S_OUTDIR ?? 'dist';
  const manifest = JSON.stringify({
    apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'orders', namespace: 'shop' },
    spec: { replicas, selector: { matchLabels: { app: 'orders' } }, template: { metadata: { labels: { app: 'orders' } },
      spec: { containers: [{ name: 'orders', image: 'orders:1', env: [{ name: 'LEVEL', value: String(context.level) }, { name: 'SHARED', value: shared }] }] } } },
  }) + '\\n';
  const sha256 = (text) => createHash('sha256').update(text).digest('hex');
  const write = (file, text) => { fs.mkdirSync(path.dirname(file), { recursive: true }); fs.writeFileSync(file, text); };
  write(path.join(kubernetes, 'development/kind/shop/orders.k8s.yaml'), manifest);
  write(path.join(terraform, 'assembly.json'), JSON.stringify({ schemaVersion: 1, organization: 'acme', stacks: [{
    id: 'shop-development-local', environment: 'development', region: 'local', protected: false, app: 'shop',
    clusters: [{ name: 'kind', manifests: [{ file: 'development/kind/shop/orders.k8s.yaml', sha256: sha256(manifest) }] }],
    workloads: [], resources: [],
  }] }));
`;

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd: project.folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

function commit(): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', 'a change');
}

const plan = (...args: readonly string[]) => planIn('.', ...args);
const planIn = (folder: string, ...args: readonly string[]) =>
  slipway.run(path.join(project.folder, folder), ['plan', ...args], { XDG_CACHE_HOME: cache });
const told = (...args: readonly string[]) => plan(...args).stdout;
const scale = (replicas: number) => project.write('values.json', JSON.stringify({ replicas }));

test('what is checked out is compared with the commit that it has in common with the default branch, not with its tip', () => {
  // GIVEN
  git('checkout', '--quiet', '-b', 'feature');
  scale(3);
  commit();
  git('checkout', '--quiet', 'main');
  scale(9);
  commit();
  git('checkout', '--quiet', 'feature');
  // WHEN
  const { code, stdout } = plan();
  // THEN
  expect(code).toBe(0);
  expect(stdout).toContain('replicas 1 → 3');
  expect(stdout).not.toContain('→ 9');
});

test('on the default branch, as it was committed, there is nothing to compare, and what could be is named', () => {
  expect(plan()).toEqual({
    code: 0,
    stdout: '',
    stderr:
      "Nothing to compare: what is checked out is the last commit of 'main'. `slipway plan --base HEAD^` compares with the commit before.\n",
  });
});

test('but a head that is named is compared with the last commit there, and one that is missing is told', () => {
  git('checkout', '--quiet', '-b', 'feature');
  project.write('values.json', JSON.stringify({ replicas: 3 }));
  commit();
  git('checkout', '--quiet', 'main');
  expect(plan('--head', 'feature')).toMatchObject({ code: 0, stdout: expect.stringContaining('replicas 1 → 3') });
  expect(plan('--head', 'nothing')).toMatchObject({ code: 1, stderr: expect.stringContaining("no git ref 'nothing'") });
});

test.each(['main', 'feature'])(
  'on %s, without a commit of its own, changes that are not committed are compared with the last one',
  (branch) => {
    if (branch !== 'main') git('checkout', '--quiet', '-b', branch);
    scale(3);
    const { code, stdout } = plan('--fail-on', 'review');
    expect(stdout).toContain('replicas 1 → 3');
    expect(code).toBe(3);
  },
);

test('any commit can be a base, and any a head; changes that are not committed are told', () => {
  scale(2);
  commit();
  scale(5);
  expect(told('--base', 'HEAD^')).toContain('replicas 1 → 5');
  expect(told('--base', 'HEAD^')).toContain('not committed');
  expect(told('--base', 'HEAD^', '--head', 'HEAD', '--verbose')).toContain('replicas 1 → 2');
});

test.each([
  ['a file', () => project.write('main', '')],
  ['a folder', () => fs.mkdirSync(path.join(project.folder, 'main'))],
])('where %s is called as a branch, a folder alone is meant by it', (what, make) => {
  make();
  scale(3);
  const { code, stdout } = plan('--base', 'main', '--verbose');
  expect(code).toBe(0);
  expect(stdout.includes('replicas 1 → 3')).toBe(what === 'a file');
});

test('a base is synthesized with the context that its own cdktf.json states', () => {
  project.write('cdktf.json', JSON.stringify({ language: 'typescript', app: 'node app.js', context: { level: 'warn' } }));
  commit();
  scale(3);
  const { stdout } = plan('--base', 'HEAD');
  expect(stdout).toContain('replicas 1 → 3');
  expect(stdout).not.toContain('LEVEL');
});

test('output folders are those that each side states, and variables of the surroundings move neither', () => {
  project.write('cdktf.json', JSON.stringify({ language: 'typescript', app: 'node app.js', output: 'out/terraform' }));
  project.write('cdk8s.yaml', 'output: out/kubernetes\n');
  project.write('.gitignore', 'node_modules/\n');
  commit();
  expect(slipway.run(project.folder, ['synth', '--quiet']).stderr).toBe('');
  commit();
  scale(4);
  project.write('app.js', `${app}\n// Another one.\n`);
  const base = plan('--base', 'HEAD');
  expect(base.stderr).not.toContain('Synthesizing the base');
  expect(base.stdout).toContain('replicas 1 → 4');
});

test('a package of the repository is that of the base there, and one of the registry is linked', () => {
  // GIVEN
  project.write('packages/shared/package.json', '{ "name": "shared" }');
  project.write('packages/shared/index.json', '"old"');
  project.write('package.json', '{ "workspaces": ["packages/*"] }');
  commit();
  fs.mkdirSync(path.join(project.folder, 'node_modules'));
  fs.symlinkSync('../packages/shared', path.join(project.folder, 'node_modules/shared'));
  // WHEN
  project.write('packages/shared/index.json', '"new"');
  // THEN
  expect(told('--base', 'HEAD')).toMatch(/SHARED .*old.* → .*new/);
});

test('a project below the top of its repository is found there', () => {
  for (const file of ['app.js', 'values.json', 'cdktf.json']) project.write(`services/${file}`, project.files().get(file)!);
  commit();
  project.write('services/values.json', '{ "replicas": 7 }');
  expect(planIn('services', '--base', 'HEAD').stdout).toContain('replicas 1 → 7');
});

test('a base is synthesized once, and kept for this user until somebody changes it', () => {
  scale(2);
  expect(plan('--base', 'HEAD').stderr).toContain('Synthesizing the base');
  expect(plan('--base', 'HEAD').stderr).not.toContain('Synthesizing the base');
  const [kept] = fs.readdirSync(path.join(cache, 'slipway/plan'));
  fs.appendFileSync(path.join(cache, 'slipway/plan', kept!, 'dist/development/kind/shop/orders.k8s.yaml'), '\n');
  expect(plan('--base', 'HEAD').stderr).toContain('Synthesizing the base');
});

/** Waits until the program of the other side is there, too. */
const meeting = `
  {
    const fs = require('node:fs');
    fs.writeFileSync(require('node:path').join(process.env.MEETING, String(process.pid)), '');
    for (let tries = 0; fs.readdirSync(process.env.MEETING).length < 2; tries++) {
      if (tries === 600) throw new Error('the other side is not synthesized meanwhile');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
`;

test('both sides are synthesized at the same time, and where the head fails nothing of the base stays behind', () => {
  project.write('app.js', meeting + app);
  commit();
  scale(2);
  const meet = () => ({ XDG_CACHE_HOME: cache, MEETING: fs.mkdtempSync(path.join(cache, 'meeting-')) });
  expect(slipway.run(project.folder, ['plan', '--base', 'HEAD'], meet())).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('Objects: 1 updated'),
  });
  project.write('app.js', `${meeting} throw new Error('the head fails');`);
  fs.rmSync(path.join(cache, 'slipway'), { recursive: true });
  const failed = slipway.run(project.folder, ['plan', '--base', 'HEAD'], meet());
  expect(failed).toMatchObject({ code: 1, stdout: '' });
  expect(failed.stderr).toContain('the head fails');
  expect(git('worktree', 'list').split('\n')).toHaveLength(1);
});

test('nothing of it stays behind: no worktree, no output, no change of what is checked out', () => {
  scale(2);
  const before = [...project.files()].filter(([file]) => !file.startsWith('.git/'));
  plan('--base', 'HEAD');
  expect([...project.files()].filter(([file]) => !file.startsWith('.git/'))).toEqual(before);
  expect(git('worktree', 'list').split('\n')).toHaveLength(1);
});

test('hooks of the repository are not run', () => {
  project.write('.git/hooks/post-checkout', '#!/bin/sh\ntouch ran\n');
  fs.chmodSync(path.join(project.folder, '.git/hooks/post-checkout'), 0o755);
  scale(2);
  plan('--base', 'HEAD');
  expect(fs.existsSync(path.join(project.folder, 'ran'))).toBe(false);
});

test.each<[string, () => void, string]>([
  ['a base that throws', () => project.write('app.js', 'throw new Error("no such region")'), 'no such region'],
  ['a base without a program', () => project.write('cdktf.json', '{}'), "cdktf.json has no 'app'."],
  ['a base whose cdktf.json is none', () => project.write('cdktf.json', '{ "app": '), 'cdktf.json:1'],
  ['a base without a project', () => project.delete('cdktf.json'), 'There is no cdktf.json in it.'],
  ['a base that writes no assembly', () => project.write('app.js', ''), 'wrote no assembly.json'],
])('%s is told, what is new is shown all the same, and the exit code is 1', (_what, spoil, said) => {
  const good = ['app.js', 'cdktf.json'].map((file) => [file, project.files().get(file)!] as const);
  spoil();
  commit();
  for (const [file, content] of good) project.write(file, content);
  const { code, stdout, stderr } = plan('--base', 'HEAD');
  expect(code).toBe(1);
  expect(stderr).toContain('The base HEAD (');
  expect(stderr).toContain(said);
  expect(stderr).not.toMatch(/\n {4}at .*lib/);
  expect(stdout).toContain('orders');
});

test.each([
  ['no-such-ref', "There is no folder and no git ref 'no-such-ref'."],
  ['--output', 'git ref'],
  ['HEAD~99', "There is no folder and no git ref 'HEAD~99'."],
])('the base %s is refused with its cure', (ref, said) => {
  const { code, stdout, stderr } = plan(`--base=${ref}`);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(said);
});

test('a shallow clone is told how to deepen it', () => {
  const clone = path.join(project.folder, 'clone');
  scale(2);
  commit();
  git('clone', '--quiet', '--depth=1', `file://${encodeURI(project.folder)}`, 'clone');
  const { code, stderr } = slipway.run(clone, ['plan', '--base', 'HEAD^'], { XDG_CACHE_HOME: cache });
  expect(code).toBe(1);
  expect(stderr).toContain('git fetch --unshallow origin');
});

test('outside a repository a folder is asked for', () => {
  fs.rmSync(path.join(project.folder, '.git'), { recursive: true });
  const { code, stderr } = plan();
  expect(code).toBe(1);
  expect(stderr).toContain('is in no git repository.');
});
