import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Slipway } from '../cli/slipway';
import { type ApprovedShop, rule, withApprovedShop } from './approved-shop';

let slipway: Slipway;
let approved: ApprovedShop;
withApprovedShop((shop, ofShop) => {
  approved = shop;
  slipway = ofShop;
});

const { PATH } = process.env;
const which = (program: string) => spawnSync('which', [program], { encoding: 'utf8' }).stdout.trim();
const written = () => fs.readdirSync(approved.folder).sort();
const both = ['ann.json', 'ann.json.sig', 'bob.json', 'bob.json.sig', 'bundle.json', 'plan.json'];

test('each commit is rendered once by one run, whatever asks for it', () => {
  const count = path.join(approved.shop.cache, 'rendered-at');
  const counting = { replicas: 1, approvals: rule, meanwhile: `git rev-parse HEAD >> '${count}'` };
  const rendered = (...args: readonly string[]) => {
    fs.rmSync(count, { force: true });
    expect(approved.shop.run(...args)).toMatchObject({ stderr: expect.stringContaining('Synthesizing') });
    return fs.readFileSync(count, 'utf8').trim().split('\n').sort();
  };
  // Another bundle comes before it, so that there is one to compare with.
  approved.shop.code(counting);
  const revision = approved.shop.commit('count');
  approved.pin(revision);
  approved.approved();
  const tip = approved.shop.git('rev-parse', 'HEAD');
  for (const verb of ['bundle', 'approve', 'gate', 'evidence'])
    expect([verb, rendered(verb, '--env', 'production', ...(verb === 'approve' ? ['--yes', '--key', approved.key('ann')] : []))]).toEqual([
      verb,
      [revision, tip].sort(),
    ]);
});

describe('what lies here otherwise than it was committed', () => {
  test.each(['assume-unchanged', 'skip-worktree'])('is not hidden by the index: %s', (flag) => {
    const { images, revision } = approved.shop.read('production');
    const files = ['releases/production.json', 'code.json', 'app.js', 'releases/approvers.json'];
    approved.shop.git('update-index', `--${flag}`, ...files);
    approved.shop.release('production', { ...images, 'shop/cart': { tag: '6.6.6' } }, { revision });
    approved.shop.code({ replicas: 66 });
    approved.approvers({ eve: ['operator'], ann: ['operator'], bob: ['operator'] }, { eve: ['dev'] });
    expect(approved.shop.git('status', '--porcelain')).toBe('');
    // What was committed is what is looked at.
    expect(approved.stops()).toEqual([]);
    expect(approved.approve('ann')).toMatchObject({ code: 0, stdout: expect.not.stringContaining('6.6.6') });
    expect(approved.shop.run('bundle', '--env', 'production')).toMatchObject({ code: 0 });
    expect(approved.shop.git('status', '--porcelain', '--', 'releases/approvals')).not.toContain('bundle.json');
    approved.shop.git('update-index', `--no-${flag}`, ...files);
  });

  test('hooks of the repository are not run', () => {
    const hooks = path.join(approved.shop.folder, 'hooks');
    const ran = path.join(approved.shop.cache, 'ran');
    fs.mkdirSync(hooks);
    for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction', 'pre-commit', 'post-merge', 'fsmonitor-watchman'])
      fs.writeFileSync(path.join(hooks, hook), `#!/bin/sh\necho ${hook} >> '${ran}'\n`, { mode: 0o755 });
    approved.shop.git('config', 'core.hooksPath', hooks);
    fs.rmSync(ran, { force: true });
    expect(approved.stops()).toEqual([]);
    expect(approved.approve('ann')).toMatchObject({ code: 0 });
    expect(approved.shop.run('bundle', '--env', 'production')).toMatchObject({ code: 0 });
    expect(fs.existsSync(ran) ? fs.readFileSync(ran, 'utf8') : '').toBe('');
    approved.shop.git('config', '--unset', 'core.hooksPath');
  });

  test('a filter of this machine changes what it renders, and the gate stops', () => {
    approved.shop.project.write('.gitattributes', 'code.json filter=more\n');
    approved.shop.git('config', 'filter.more.clean', 'cat');
    approved.shop.git('config', 'filter.more.smudge', 'cat');
    approved.pin(approved.shop.commit('attributes'));
    approved.approved();
    expect(approved.stops()).toEqual([]);
    approved.shop.git('config', 'filter.more.smudge', 'sed s/.replicas.:1/\\"replicas\\":9/');
    expect(approved.stops()).toEqual(['output', 'approvals']);
    approved.shop.git('config', '--remove-section', 'filter.more');
  });

  test('other line endings on this machine are no change, and what people said is read all the same', () => {
    const checkOut = () => {
      approved.shop.git('rm', '--quiet', '--cached', '-r', '.');
      approved.shop.git('reset', '--quiet', '--hard');
    };
    approved.shop.git('config', 'core.autocrlf', 'true');
    checkOut();
    for (const file of ['bundle.json', 'plan.json', 'ann.json', 'ann.json.sig'])
      expect([file, fs.readFileSync(path.join(approved.folder, file), 'utf8')]).toEqual([file, expect.stringContaining('\r\n')]);
    expect(approved.stops()).toEqual([]);
    expect(approved.approve('cyn')).toMatchObject({ code: 0 });
    expect(approved.shop.run('bundle', '--env', 'production')).toMatchObject({ code: 0 });
    approved.shop.git('config', '--unset', 'core.autocrlf');
    checkOut();
  });
});

test('what a submodule holds is no part of a revision: a program that needs it is told so, and nothing else is rendered', () => {
  const other = path.join(approved.shop.cache, 'other');
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', other]);
  fs.writeFileSync(path.join(other, 'more.js'), 'module.exports = 7;\n');
  const user = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  execFileSync('git', ['add', '--all'], { cwd: other });
  execFileSync('git', [...user, 'commit', '--quiet', '--message', 'more'], { cwd: other });
  approved.shop.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, 'more');
  approved.shop.project.write(
    'app.js',
    `if (require('./more/more.js') !== 7) throw new Error();\n${fs.readFileSync(path.join(approved.shop.folder, 'app.js'), 'utf8')}`,
  );
  approved.pin(approved.shop.commit('a submodule'));
  approved.push();
  const { code, stderr } = approved.shop.run('bundle', '--env', 'production');
  expect(code).toBe(1);
  expect(stderr).toMatch(/submodule/);
  fs.rmSync(path.join(approved.shop.folder, 'more'), { recursive: true });
});

test('without ssh-keygen nothing is signed, and nothing passes', () => {
  const bin = path.join(approved.shop.cache, 'bin');
  fs.mkdirSync(bin);
  for (const program of ['git', 'sh', 'node']) fs.symlinkSync(which(program) || process.execPath, path.join(bin, program));
  approved.shop.env['PATH'] = bin;
  const all = written();
  expect(approved.approve('cyn')).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/ssh-keygen[\s\S]*Install OpenSSH 8\.2 or newer/),
  });
  expect(written()).toEqual(all);
  expect(approved.gate()).toMatchObject({ code: 4, stdout: expect.stringContaining("There is no 'ssh-keygen' on the PATH") });
  approved.shop.env['PATH'] = PATH!;
});

test('a gate in a shallow clone is an error, which says how to fetch the rest', () => {
  const clone = path.join(approved.shop.cache, 'clone');
  const remote = approved.shop.git('remote', 'get-url', 'origin');
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${remote}`, clone]);
  fs.cpSync(path.join(approved.shop.folder, 'rendered'), path.join(clone, 'rendered'), { recursive: true });
  for (const args of [['gate'], ['gate', '--offline'], ['bundle'], ['approve', '--yes', '--key', approved.key('ann')]]) {
    const env = { HOME: approved.shop.cache, XDG_CACHE_HOME: approved.shop.cache };
    const run = slipway.run(clone, [args[0]!, '--env', 'production', ...args.slice(1)], env);
    expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/shallow[\s\S]*fetch --unshallow/i) });
  }
});

test('a key that only an agent holds signs', () => {
  const socket = path.join(approved.shop.cache, 'agent');
  const said = execFileSync('ssh-agent', ['-s', '-a', socket], { encoding: 'utf8' });
  const pid = Number(/SSH_AGENT_PID=(\d+)/.exec(said)![1]);
  try {
    const key = approved.key('cyn');
    const private_ = fs.readFileSync(key);
    execFileSync('ssh-add', ['-q', key], { env: { ...process.env, SSH_AUTH_SOCK: socket }, stdio: 'ignore' });
    fs.rmSync(key);
    // Without the agent there is only half of it.
    expect(approved.approve('cyn')).toMatchObject({ code: 1, stderr: expect.stringContaining('signed nothing') });
    expect(written()).toEqual(both);
    approved.shop.env['SSH_AUTH_SOCK'] = socket;
    expect(approved.approve('cyn')).toMatchObject({ code: 0, stderr: expect.stringMatching(/Signed .*cyn\.json/) });
    fs.rmSync(path.join(approved.folder, 'bob.json'));
    expect(approved.stops()).toEqual([]);
    fs.writeFileSync(key, private_, { mode: 0o600 });
  } finally {
    delete approved.shop.env['SSH_AUTH_SOCK'];
    process.kill(pid);
  }
});
