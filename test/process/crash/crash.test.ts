import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Project } from '../../kit/compiled';

/** Which changes of a file are tried: `all` (`npm run test:crash`), or a slice of them such as `2/6`; otherwise every ninth. */
const [first = 1, steps = 1] = (process.env.CRASH ?? '1/9').match(/\d+/g)?.map(Number) ?? [];
const long = process.env.CRASH !== undefined;

const program = `
import { Environment, Platform } from 'slipway';
import { kind, Workload } from 'slipway/constructs';
const environment = (name: string) => new Environment({
  name,
  regions: [{ region: 'local', clusters: [{ name: 'kind-' + name, kubernetesVersion: '1.34', network: kind() }] }],
  provisioners: [],
  release: { schemaVersion: 1, images: { 'shop/orders': { tag: process.env.TAG ?? 'v1' }, 'shop/billing': { tag: 'v1' }, 'shop/catalog': { tag: 'v1' } } },
});
const platform = new Platform({ organization: 'acme' });
const workloads = (process.env.WORKLOADS ?? '').split(' ');
for (const name of (process.env.ENVIRONMENTS ?? 'development').split(' '))
  environment(name).stamp(platform, 'shop', (stack) => {
    for (const workload of workloads) new Workload(stack, workload, { image: 'ghcr.io/acme/' + workload });
  });
platform.synth();
`;

/** Sends a signal to the process, once its first file is in place. */
const signaller = `
const fs = require('node:fs');
const { renameSync } = fs;
fs.renameSync = (...args) => {
  fs.renameSync = renameSync;
  renameSync(...args);
  process.kill(process.pid, process.env.SIGNAL);
};
`;

/** Kills the process, as `kill -9` does, before one of its changes of a file; tells how many there were where none is named. */
const killer = `
const fs = require('node:fs');
const at = Number(process.env.KILL_AT || 0);
let count = 0;
for (const name of ['writeFileSync', 'appendFileSync', 'renameSync', 'rmSync', 'rmdirSync', 'unlinkSync', 'mkdirSync', 'mkdtempSync', 'utimesSync']) {
  const change = fs[name];
  fs[name] = (...args) => {
    count++;
    if (count === at) process.kill(process.pid, 'SIGKILL');
    return change(...args);
  };
}
if (!at) process.on('exit', () => process.stdout.write(String(count)));
`;

type State = Readonly<Record<string, string>>;
const old: State = { WORKLOADS: 'orders billing', ENVIRONMENTS: 'development staging' };
const next: State = { WORKLOADS: 'orders catalog', ENVIRONMENTS: 'development', TAG: 'v2' };

let project: Project;
/** Where runs that are killed leave their temporary folders. */
let temporary: string;
beforeAll(() => {
  temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'crash-tmp-'));
  project = new Project(['lib', 'constructs', 'policies']);
  project.program('main.ts', program);
  project.write('killer.js', killer);
  project.write('signal.js', signaller);
});
afterAll(() => {
  project.remove();
  fs.rmSync(temporary, { recursive: true });
});

const env = { PATH: process.env.PATH };

function run(folder: string, state: State, kill?: number) {
  const hook = kill === undefined ? [] : ['--require', path.join(project.folder, 'killer.js')];
  return spawnSync(process.execPath, [...hook, path.join(project.folder, 'main.js')], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...env, ...state, ...(kill && { KILL_AT: String(kill) }), TMPDIR: temporary },
  });
}

/** A folder that looks like the project, with output folders of its own. */
function folderOf(place = os.tmpdir()): string {
  const folder = fs.mkdtempSync(path.join(place, 'crash-'));
  fs.copyFileSync(path.join(project.folder, 'cdktf.json'), path.join(folder, 'cdktf.json'));
  return folder;
}

/** Every file below a folder with its content: also what is hidden. */
function files(folder: string): ReadonlyMap<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    names
      .filter((name) => fs.lstatSync(path.join(folder, name)).isFile())
      .map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
}

/** What a run leaves behind where nothing disturbs it. */
function reference(state: State): ReadonlyMap<string, string> {
  const folder = folderOf();
  try {
    expect(run(folder, state)).toMatchObject({ status: 0 });
    return files(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** Whether each file that an engine loads is one of either state, as a whole. */
function expectWhole(folder: string, ...states: readonly ReadonlyMap<string, string>[]): void {
  for (const [file, content] of files(folder)) {
    if (!/\.(ya?ml|json)$/.test(file)) continue;
    expect([file, states.some((state) => state.get(file) === content)]).toEqual([file, true]);
  }
}

describe('a run that is killed', () => {
  test('at any change of a file leaves every file whole, and nothing once another run has ended, of the new program as of the old one', () => {
    const [before, after] = [reference(old), reference(next)];
    const counted = folderOf();
    run(counted, old);
    const changes = Number(run(counted, next, 0).stdout);
    fs.rmSync(counted, { recursive: true });
    expect(changes).toBeGreaterThan(10);
    for (let change = first; change <= changes; change += steps) {
      for (const [state, wanted] of [
        [next, after],
        [old, before],
      ] as const) {
        const folder = folderOf();
        // GIVEN
        expect(run(folder, old).status).toBe(0);
        expect([change, run(folder, next, change).signal]).toEqual([change, 'SIGKILL']);
        expectWhole(folder, before, after);
        // WHEN
        expect(run(folder, state)).toMatchObject({ status: 0, stderr: '' });
        // THEN
        expect([change, [...files(folder)]]).toEqual([change, [...wanted]]);
        fs.rmSync(folder, { recursive: true });
      }
    }
  }, 3_600_000);
});

describe('a disk that is full', () => {
  const small = path.join(os.tmpdir(), `small-${process.pid}`);
  let mounted = false;
  beforeAll(() => {
    fs.mkdirSync(small);
    mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', small]).status === 0;
    if (!mounted) console.warn('Skipped: a small file system needs the right to mount one.');
  });
  afterAll(() => {
    if (mounted) spawnSync('umount', [small]);
    fs.rmdirSync(small);
  });

  test('is told in a sentence; every file is whole, and nothing is left once a run has ended', () => {
    if (!mounted) return;
    const [before, after] = [reference(old), reference(next)];
    let full = 0;
    for (let free = 0; free <= 40; free += long ? 4 : 12) {
      const folder = folderOf(small);
      expect(run(folder, old).status).toBe(0);
      const { bavail, bsize } = fs.statfsSync(small);
      fs.writeFileSync(path.join(small, 'filler'), Buffer.alloc(Math.max(0, bavail * bsize - free * 1024)));
      // WHEN
      const { status, stderr } = run(folder, next);
      // THEN
      if (status !== 0) {
        full++;
        expect(stderr).toMatch(/^Error: .*cannot be written: the disk is full \(ENOSPC\)\.\n[^\n]+\n$/);
        expect(stderr).not.toMatch(/\n {4}at /);
      }
      expectWhole(folder, before, after);
      fs.rmSync(path.join(small, 'filler'));
      expect(run(folder, free % 8 === 0 ? next : old).status).toBe(0);
      expect([...files(folder)]).toEqual([...(free % 8 === 0 ? after : before)]);
      fs.rmSync(folder, { recursive: true });
    }
    expect(full).toBeGreaterThan(0);
  }, 600_000);
});

test('ten runs at once: each ends well, every file is whole, and nothing is left once a run has ended alone', async () => {
  const [before, after] = [reference(old), reference(next)];
  const folder = folderOf();
  fs.writeFileSync(
    path.join(folder, 'cdktf.json'),
    JSON.stringify({ language: 'typescript', app: `"${process.execPath}" "${path.join(project.folder, 'main.js')}"` }),
  );
  const settings = fs.readFileSync(path.join(folder, 'cdktf.json'), 'utf8');
  const start = (state: State) =>
    new Promise<string>((resolve) => {
      const child = spawn(process.execPath, [path.join(project.folder, 'node_modules/slipway/lib/cli/main.js'), 'synth', '-q'], {
        cwd: folder,
        env: { ...env, ...state },
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
      child.once('close', (code) => resolve(`${code} ${said.replace(/^Waiting for another run.*\n/gm, '')}`));
    });
  expect(await Promise.all(Array.from({ length: 10 }, () => start(next)))).toEqual(Array(10).fill('0 '));
  fs.rmSync(path.join(folder, 'cdktf.json'));
  fs.copyFileSync(path.join(project.folder, 'cdktf.json'), path.join(folder, 'cdktf.json'));
  expect([...files(folder)]).toEqual([...after]);
  // AND of two programs: some are told that another one wrote meanwhile
  fs.writeFileSync(path.join(folder, 'cdktf.json'), settings);
  await Promise.all(Array.from({ length: 10 }, (_, index) => start(index % 2 ? old : next)));
  fs.copyFileSync(path.join(project.folder, 'cdktf.json'), path.join(folder, 'cdktf.json'));
  expectWhole(folder, before, after);
  expect(run(folder, old).status).toBe(0);
  expect([...files(folder)]).toEqual([...before]);
  fs.rmSync(folder, { recursive: true });
}, 600_000);

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s ends a run behind its last file, and leaves no temporary folder',
  async (signal) => {
    const folder = folderOf();
    const own = fs.mkdtempSync(path.join(os.tmpdir(), 'crash-tmp-'));
    // GIVEN a run that is told to stop at its first file
    const child = spawn(process.execPath, ['--require', path.join(project.folder, 'signal.js'), path.join(project.folder, 'main.js')], {
      cwd: folder,
      env: { ...env, ...next, SIGNAL: signal, TMPDIR: own },
      stdio: 'inherit',
    });
    const ended = await new Promise((resolve) => child.once('close', (_code, by) => resolve(by)));
    expect(ended).toBe(signal);
    expect(fs.readdirSync(own)).toEqual([]);
    expect([...files(folder)]).toEqual([...reference(next)]);
    fs.rmSync(folder, { recursive: true });
    fs.rmSync(own, { recursive: true });
  },
);
