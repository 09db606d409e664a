import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { assembly } from './assemblies';
import { Project, Slipway, writing } from './slipway';

let slipway: Slipway;
let project: Project;
let dev: Dev;
beforeAll(() => {
  slipway = new Slipway();
});
afterAll(() => slipway.remove());
afterEach(async () => {
  await dev?.stop();
  project?.remove();
});

/** A `slipway dev` that runs. */
class Dev {
  readonly program: ChildProcess;
  text = '';

  constructor(...args: readonly string[]) {
    this.program = spawn(process.execPath, [slipway.main, 'dev', ...args], {
      cwd: project.folder,
      env: { PATH: process.env.PATH, TMPDIR: os.tmpdir() },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.program.stdout!, this.program.stderr!])
      stream.on('data', (chunk: Buffer) => {
        this.text += chunk.toString('utf8');
      });
  }

  /** What it says until it says that; what it said before is forgotten. */
  async until(words: RegExp): Promise<string> {
    while (!words.test(this.text)) {
      if (this.program.exitCode !== null) throw new Error(`It ended with ${this.program.exitCode}:\n${this.text}`);
      await sleep(20);
    }
    const said = this.text;
    this.text = '';
    return said;
  }

  async stop(): Promise<number | null> {
    if (this.program.exitCode !== null || this.program.signalCode !== null) return this.program.exitCode;
    const ended = new Promise<number | null>((resolve) => this.program.once('exit', resolve));
    this.program.kill('SIGINT');
    return ended;
  }
}

/** A program whose manifests say what a file of the project says; it counts its runs in a folder that git ignores. */
const app = `
  require('node:fs').appendFileSync('runs.log', 'run ');
  const value = require('./value.js');
  if (value === 'wrong') { console.error('Error: the value is wrong.\\nMend it.'); process.exit(1); }
  ${writing(assembly).replace("'cluster: ' + cluster.name", "'apiVersion: v1\\nkind: ConfigMap\\nmetadata: { name: a, namespace: shop }\\ndata: { value: \"' + value + '\" }'")}
`;

function written(value: string): void {
  project.write('value.js', `module.exports = ${JSON.stringify(value)};\n`);
}

function runs(): number {
  return fs.readFileSync(`${project.folder}/runs.log`, 'utf8').split(' ').length - 1;
}

beforeEach(() => {
  project = new Project(app);
  written('one');
  project.write('.gitignore', 'runs.log\n');
});

test('every save is synthesized, and what changed since the one before is printed', async () => {
  dev = new Dev();
  await dev.until(/Synthesized 3 stacks/);
  written('two');
  expect(await dev.until(/Synthesized[\s\S]*value[\s\S]*production[\s\S]*value/)).toMatch(/value.js changed[\s\S]*one → two/);
  written('three');
  expect(await dev.until(/Synthesized[\s\S]*value[\s\S]*production[\s\S]*value/)).toMatch(/two → three/);
});

test('a run is ready before it is wanted, and reads the files as they are when it is let go', async () => {
  dev = new Dev();
  await dev.until(/Synthesized/);
  written('two');
  await dev.until(/Synthesized/);
  const waiting = runs();
  await sleep(500);
  expect({ waiting, later: runs() }).toEqual({ waiting: 2, later: 2 });
  written('three');
  expect(await dev.until(/→ three/)).toMatch(/two → three/);
});

test('what git ignores, what is written and what is installed starts no run', async () => {
  dev = new Dev();
  await dev.until(/Synthesized/);
  project.write('runs.log', 'run ');
  project.write('node_modules/a/index.js', '');
  project.write('dist/other.txt', '');
  project.write('.git/index', '');
  await sleep(500);
  expect(runs()).toBe(1);
});

test('a save that fails is told, and the next one is compared with the last that went well', async () => {
  dev = new Dev();
  await dev.until(/Synthesized/);
  written('wrong');
  expect(await dev.until(/Mend it/)).not.toContain('Synthesized');
  written('three');
  expect(await dev.until(/→ three/)).toMatch(/one → three/);
});

test('settings are read anew when they change, and what is wrong with them is told', async () => {
  dev = new Dev();
  await dev.until(/Synthesized/);
  project.write('cdktf.json', '{ "app": ');
  await dev.until(/Error: cdktf\.json/);
  project.write('cdktf.json', JSON.stringify({ app: 'node other.js' }));
  project.write('other.js', `console.error('the other program'); require('./app.js');`);
  await dev.until(/the other program/);
});

test('Ctrl-C ends it with 130, and leaves nothing behind', async () => {
  const temporary = () => fs.readdirSync(os.tmpdir()).filter((name) => /^slipway-(dev|run)-/.test(name));
  const before = new Set(temporary());
  dev = new Dev();
  await dev.until(/Synthesized/);
  expect(await dev.stop()).toBe(130);
  expect(temporary().filter((name) => !before.has(name))).toEqual([]);
});

test('a run that waits ends where its session was killed', async () => {
  const waiting = () =>
    spawnSync('pgrep', ['-f', `${slipway.folder}.*wait-hook|app\\.js`], { encoding: 'utf8' })
      .stdout.split('\n')
      .filter(Boolean);
  dev = new Dev();
  await dev.until(/Synthesized/);
  await sleep(1_000);
  dev.program.kill('SIGKILL');
  await new Promise((resolve) => dev.program.once('exit', resolve));
  await sleep(1_000);
  expect(waiting().filter((pid) => fs.existsSync(`/proc/${pid}/cwd`) && fs.readlinkSync(`/proc/${pid}/cwd`) === project.folder)).toEqual(
    [],
  );
});

test('a folder without a project is an error', async () => {
  project.delete('cdktf.json');
  dev = new Dev();
  await new Promise((resolve) => dev.program.once('exit', resolve));
  expect({ code: dev.program.exitCode, text: dev.text }).toEqual({ code: 1, text: expect.stringMatching(/There is no cdktf\.json/) });
});
