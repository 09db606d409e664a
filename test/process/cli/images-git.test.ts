import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Assembly } from '../../../lib/assembly/assembly';
import { ForgeRequests } from '../../kit/forge-requests';
import { ForgeServer } from '../../kit/forge-server';
import { RegistryServer } from '../../kit/registry-server';
import { stack } from './assemblies';
import { Project, Slipway, writing } from './slipway';

let slipway: Slipway;
let registry: RegistryServer;
let forge: ForgeServer;
let project: Project;
let requests: ForgeRequests;
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());
beforeEach(async () => {
  registry = await RegistryServer.start();
  forge = await ForgeServer.start();
  requests = new ForgeRequests(forge);
  registry.json('/v2/acme/orders/tags/list', { tags: ['2.0.0', '2.1.0'] });
  for (const tag of ['2.0.0', '2.1.0', '2.2.0']) registry.image(labels, tag);
  const [orders] = stack('shop', 'staging', 'local', ['kind']).workloads;
  const assembly: Assembly = {
    schemaVersion: 1,
    organization: 'acme',
    environments: [{ name: 'staging', release: file, updates: [{ workloads: '*/*', kind: 'semver', expression: '^2' }] }],
    stacks: [{ ...stack('shop', 'staging', 'local', ['kind']), workloads: [{ ...orders!, image: `${registry.host}/acme/orders:2.0.0` }] }],
  };
  project = new Project(writing(assembly));
  fs.mkdirSync(at('releases'));
  fs.writeFileSync(
    at(file),
    `${JSON.stringify({ schemaVersion: 1, images: { 'shop/orders': { tag: '2.0.0', digest: old } } }, undefined, 2)}\n\n`,
  );
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message=first');
  fs.mkdirSync(at('.git/remote'));
  git('init', '--quiet', '--bare', '.git/remote');
  git('remote', 'add', 'origin', at('.git/remote'));
  git('push', '--quiet', 'origin', 'main');
});
afterEach(async () => {
  project.remove();
  await registry.stop();
  await forge.stop();
});

const file = 'releases/staging.json';
const branch = 'slipway/images-staging';
const old = `sha256:${'0'.repeat(64)}`;
const labels = { 'org.opencontainers.image.revision': 'a'.repeat(40), 'org.opencontainers.image.source': 'https://github.com/acme/orders' };
const at = (name: string) => path.join(project.folder, name);
const who = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' };
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: project.folder, encoding: 'utf8', env: { PATH: process.env.PATH, ...who } }).trim();
const remote = (...args: string[]) => git('--git-dir', at('.git/remote'), ...args);
const tagAt = (commit: string, run = git) => JSON.parse(run('show', `${commit}:${file}`)).images['shop/orders'].tag;

const identity = () => git('config', 'user.name', 'ci') + git('config', 'user.email', 'ci@example.com');
const update = (...args: string[]) => {
  identity();
  return slipway.runBeside(project.folder, ['images', 'update', '--env', 'staging', ...args], forge.variables);
};
const pr = ['--pr', '--github', '--repository', 'acme/shop'];

test('--commit commits the release file alone, with what moved and where from', async () => {
  fs.writeFileSync(at('other.txt'), 'x');
  git('add', 'other.txt');
  const { code, stderr } = await update('--commit');
  expect([code, stderr]).toEqual([0, `Committed ${file} as ${git('rev-parse', 'HEAD').slice(0, 12)}.\n`]);
  expect(git('show', '--name-only', '--format=%B', 'HEAD')).toBe(
    `release(staging): shop/orders 2.1.0\n\nshop/orders: 2.0.0 → 2.1.0 (aaaaaaaaaaaa of https://github.com/acme/orders)\n\nSlipway-Images: staging\n\n\n${file}`,
  );
  expect(git('status', '--porcelain')).toBe('A  other.txt');
  expect(await update('--commit')).toMatchObject({ code: 0, stderr: 'Nothing to write.\n' });
  expect(git('rev-list', '--count', 'HEAD')).toBe('2');
});

test('a run that was killed between writing and committing is finished by the next one', async () => {
  await update();
  expect(git('status', '--porcelain')).toBe(`M ${file}`);
  expect(await update('--commit')).toMatchObject({ code: 0 });
  expect(git('status', '--porcelain')).toBe('');
  expect(tagAt('HEAD')).toBe('2.1.0');
});

test.each(['/v2/acme/orders/tags/list', '/v2/acme/orders/manifests/2.1.0', 'pre-commit', 'post-commit'])(
  'a run that is killed at %s leaves nothing half-written, and the next one comes to the same end',
  async (where) => {
    // GIVEN
    identity();
    const child = slipway.start(project.folder, ['images', 'update', '--env', 'staging', '--commit']);
    const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    const end = () => child.kill('SIGKILL');
    if (where.endsWith('commit')) {
      fs.writeFileSync(at('.git/pid'), String(child.pid));
      fs.writeFileSync(at(`.git/hooks/${where}`), '#!/bin/sh\nkill -9 "$(cat "$(git rev-parse --git-dir)/pid")" 2>/dev/null || true\n', {
        mode: 0o755,
      });
    } else {
      registry.on(where, end);
    }
    // WHEN
    expect(await ended).toBe('SIGKILL');
    registry.json('/v2/acme/orders/tags/list', { tags: ['2.0.0', '2.1.0'] });
    registry.image(labels, '2.1.0');
    expect(await update('--commit')).toMatchObject({ code: 0 });
    // THEN
    expect([tagAt('HEAD'), git('rev-list', '--count', 'HEAD'), git('status', '--porcelain')]).toEqual(['2.1.0', '2', '']);
  },
);

test('changes of somebody else to the release file are never committed', async () => {
  fs.writeFileSync(at(file), fs.readFileSync(at(file), 'utf8').replace('2.0.0', '2.0.1'));
  const before = fs.readFileSync(at(file), 'utf8');
  expect(await update('--commit')).toMatchObject({ code: 1, stderr: expect.stringContaining('has changes that are not committed') });
  expect(fs.readFileSync(at(file), 'utf8')).toBe(before);
});

test('where git refuses to commit, the file is as it was', async () => {
  const before = fs.readFileSync(at(file), 'utf8');
  fs.writeFileSync(at('.git/hooks/pre-commit'), '#!/bin/sh\necho no: https://ci:s3cr3t@example.com >&2\nexit 1\n', { mode: 0o755 });
  const { code, stderr } = await update('--commit');
  expect([code, stderr]).toEqual([1, expect.stringContaining('git did not commit')]);
  expect(stderr).not.toContain('s3cr3t');
  expect(fs.readFileSync(at(file), 'utf8')).toBe(before);
});

test('two runs at once with --commit make one commit', async () => {
  const runs = await Promise.all([update('--commit'), update('--commit'), update('--commit')]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
  expect(git('rev-list', '--count', 'HEAD')).toBe('2');
  expect([tagAt('HEAD'), git('status', '--porcelain')]).toEqual(['2.1.0', '']);
});

test.each<[string, string[], string]>([
  ['GitHub', pr, 'https://github.example.com/acme/shop/pull/41'],
  ['GitLab', ['--pr', '--gitlab', '--repository', '7'], 'https://gitlab.example.com/acme/shop/-/merge_requests/41'],
])('--pr opens one request on %s, and keeps it up to date', async (_name, flags, address) => {
  const before = [git('rev-parse', 'HEAD'), git('status', '--porcelain'), git('branch', '--list')];
  const { code, stderr } = await update(...flags);
  expect([code, stderr]).toEqual([0, `Proposed: ${address}\n`]);
  expect(requests.all).toMatchObject([{ number: 41, title: 'release(staging): shop/orders 2.1.0', head: branch, base: 'main' }]);
  expect(requests.all[0]!.body).toContain('| `shop/orders` | `2.0.0` | `2.1.0` | `aaaaaaaaaaaa` of `https://github.com/acme/orders` |');
  expect(tagAt(branch, remote)).toBe('2.1.0');
  expect(remote('show', `${branch}:${file}`)).toBe(
    remote('show', `main:${file}`).replace(
      /"tag": "2.0.0"[^}]*/,
      /"tag": "2.1.0"[^}]*}[^}]*/.exec(remote('show', `${branch}:${file}`))![0],
    ),
  );
  // Again: nothing is pushed, and nothing is multiplied.
  const pushed = remote('rev-parse', branch);
  expect(await update(...flags)).toMatchObject({ code: 0 });
  expect([remote('rev-parse', branch), requests.all.length]).toEqual([pushed, 1]);
  // Something newer: the same request, one commit.
  registry.json('/v2/acme/orders/tags/list', { tags: ['2.0.0', '2.1.0', '2.2.0'] });
  expect(await update(...flags)).toMatchObject({ code: 0 });
  expect(requests.all).toMatchObject([{ number: 41, title: 'release(staging): shop/orders 2.2.0' }]);
  expect([tagAt(branch, remote), remote('rev-list', '--count', `main..${branch}`)]).toEqual(['2.2.0', '1']);
  expect([git('rev-parse', 'HEAD'), git('status', '--porcelain'), git('branch', '--list')]).toEqual(before);
  expect(git('worktree', 'list').split('\n')).toHaveLength(1);
});

test('two runs at once with --pr come to one request of one commit', async () => {
  const runs = await Promise.all([update(...pr), update(...pr)]);
  expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(
    Array(2).fill([0, 'Proposed: https://github.example.com/acme/shop/pull/41\n']),
  );
  expect([requests.all.length, remote('rev-list', '--count', `main..${branch}`)]).toEqual([1, '1']);
});

test('where nothing is left to update, the request is closed and says why, and its branch is gone', async () => {
  await update(...pr);
  const release = JSON.parse(fs.readFileSync(at(file), 'utf8'));
  const hold = { reason: 'INC-42', by: 'ops', since: '2026-01-01' };
  fs.writeFileSync(at(file), `${JSON.stringify({ ...release, holds: { shop: hold } }, undefined, 2)}\n`);
  git('commit', '--quiet', '--all', '--message=hold');
  git('push', '--quiet', 'origin', 'main');
  // A registry that says nothing closes nothing.
  registry.on('/v2/acme/orders/tags/list', (_request, response) => response.writeHead(403).end());
  expect((await update(...pr)).code).toBe(1);
  expect(requests.open).toMatchObject([{ number: 41 }]);
  // WHEN
  registry.json('/v2/acme/orders/tags/list', { tags: ['2.0.0', '2.1.0'] });
  const { code, stderr } = await update(...pr);
  // THEN
  expect([code, stderr]).toEqual([0, 'Nothing to write. Closed: https://github.example.com/acme/shop/pull/41\n']);
  expect(requests.all).toMatchObject([{ state: 'closed', body: 'Nothing is left to update: `shop/orders` (hold) may not move.\n' }]);
  expect(remote('branch', '--list', branch)).toBe('');
  expect(await update(...pr)).toMatchObject({ code: 0, stderr: 'Nothing to write.\n' });
});

test('a commit of somebody else on the branch is never dropped', async () => {
  await update(...pr);
  git('fetch', '--quiet', 'origin', branch);
  git('checkout', '--quiet', '-B', 'theirs', 'FETCH_HEAD');
  git('commit', '--quiet', '--allow-empty', '--message=mine');
  git('push', '--quiet', 'origin', `theirs:${branch}`);
  git('checkout', '--quiet', 'main');
  const pushed = remote('rev-parse', branch);
  registry.json('/v2/acme/orders/tags/list', { tags: ['2.0.0', '2.2.0'] });
  expect(await update(...pr)).toMatchObject({ code: 1, stderr: expect.stringContaining("has a commit without 'Slipway-Images: staging'") });
  expect(remote('rev-parse', branch)).toBe(pushed);
});

test('commits that the remote does not have are not proposed along with the update', async () => {
  git('commit', '--quiet', '--allow-empty', '--message=mine');
  expect(await update(...pr)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("has commits that 'main' of the remote does not have"),
  });
  git('push', '--quiet', 'origin', 'HEAD:refs/heads/side');
  expect(await update(...pr, '--base', 'main')).toMatchObject({ code: 1 });
  expect(await update(...pr, '--base', 'none')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("The remote has no branch 'none'."),
  });
  expect([remote('branch', '--list', branch), requests.all]).toEqual(['', []]);
  // An older commit of the branch is one that the remote has.
  git('push', '--quiet', 'origin', 'HEAD:refs/heads/main');
  git('reset', '--quiet', '--hard', 'HEAD^');
  expect(await update(...pr)).toMatchObject({ code: 0 });
});

test.each<[string[], string]>([
  [['--pr', '--commit'], 'Both --commit and --pr are given.'],
  [['--pr'], 'Neither a runner of GitHub Actions nor one of GitLab CI runs this.'],
  [['--pr', '--github'], 'No repository is named.'],
  [['--pr', '--github', '--repository', '../shop'], "'../shop' is no repository of GitHub."],
])('%j is an error in a sentence, and nothing is pushed', async (args, said) => {
  expect(await update(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining(said) });
  expect(remote('branch', '--list', branch)).toBe('');
});
