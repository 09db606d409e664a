import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { CutServer } from '../../kit/cut-server';
import { Project, Slipway } from './slipway';

let slipway: Slipway;
let project: Project;
let server: CutServer;
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());
beforeEach(async () => {
  project = new Project(app);
  server = await CutServer.start('.tgz');
});
afterEach(async () => {
  await server.stop();
  project.remove();
});

/** It says that there is nothing. */
const app = `
  const fs = require('node:fs');
  const folder = process.env.CDKTF_OUTDIR ?? 'cdktf.out';
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(folder + '/assembly.json', JSON.stringify({ schemaVersion: 1, organization: 'acme', stacks: [] }));
`;

test('where the network is gone in the middle of installing what a base needs, that is told, and nothing of it stays', async () => {
  // GIVEN a base that needs a package, and a head that does not
  const dependencies = { shared: '1.0.0' };
  const integrity = `sha512-${Buffer.alloc(64).toString('base64')}`;
  const resolved = `${server.url}/shared/-/shared-1.0.0.tgz`;
  const packages = { '': { name: 'shop', dependencies }, 'node_modules/shared': { version: '1.0.0', resolved, integrity } };
  project.write('package.json', JSON.stringify({ name: 'shop', dependencies }));
  project.write('package-lock.json', JSON.stringify({ name: 'shop', lockfileVersion: 3, requires: true, packages }));
  project.write('.gitignore', 'cache/\ntmp/\ncdktf.out/\ndist/\nnode_modules/\n');
  git('init', '--quiet', '--initial-branch=main');
  commit();
  git('checkout', '--quiet', '-b', 'feature');
  project.write(
    'package-lock.json',
    JSON.stringify({ name: 'shop', lockfileVersion: 3, requires: true, packages: { '': { name: 'shop' } } }),
  );
  commit();
  const [cache, tmp] = ['cache', 'tmp'].map((name) => path.join(project.folder, name)) as [string, string];
  fs.mkdirSync(tmp);
  const env = { XDG_CACHE_HOME: cache, TMPDIR: tmp, HOME: tmp, npm_config_fetch_retries: '0', npm_config_cache: path.join(cache, 'npm') };
  // WHEN
  const { code, stderr } = await slipway.runBeside(project.folder, ['plan'], env);
  // THEN
  expect(server.cuts).toBeGreaterThan(0);
  expect(stderr).toContain('The dependencies of the base cannot be installed (exit code 1)');
  expect(stderr).toContain('network');
  expect(stderr).not.toMatch(/^\s+at |^npm notice/m);
  expect(code).toBe(1);
  expect(fs.readdirSync(tmp).filter((name) => name.startsWith('slipway'))).toEqual([]);
  expect(fs.existsSync(path.join(cache, 'slipway')) ? fs.readdirSync(path.join(cache, 'slipway')) : []).toEqual([]);
  expect(git('worktree', 'list').split('\n')).toHaveLength(1);
  expect(git('status', '--porcelain')).toBe('');
});

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
