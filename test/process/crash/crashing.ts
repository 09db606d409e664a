import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Project } from '../../kit/compiled';

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
for (const name of ['writeFileSync', 'appendFileSync', 'renameSync', 'rmSync', 'rmdirSync', 'unlinkSync', 'mkdirSync', 'mkdtempSync', 'utimesSync', 'cpSync', 'copyFileSync', 'linkSync', 'symlinkSync']) {
  const change = fs[name];
  fs[name] = (...args) => {
    count++;
    if (count === at) process.kill(process.pid, 'SIGKILL');
    return change(...args);
  };
}
if (!at) process.on('exit', () => process.stdout.write(String(count)));
`;

/** What the program is told of its platform. */
export type State = Readonly<Record<string, string>>;
export const old: State = { WORKLOADS: 'orders billing', ENVIRONMENTS: 'development staging' };
export const next: State = { WORKLOADS: 'orders catalog', ENVIRONMENTS: 'development', TAG: 'v2' };

export type Files = ReadonlyMap<string, string>;

/** How a process ended. */
export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project, and folders that look like it, in which its program is run and disturbed. */
export class Crashing {
  private readonly project = new Project(['lib', 'constructs', 'policies']);
  /** Where runs that are killed leave what is temporary. */
  private readonly temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'crash-tmp-'));
  /** What a run leaves behind where nothing disturbs it, by its state: each is made once. */
  private readonly undisturbed = new Map<State, Promise<string>>();

  constructor() {
    this.project.program('main.ts', program);
    this.project.write('killer.js', killer);
    this.project.write('signal.js', signaller);
  }

  /** The command that a `cdktf.json` names for the program. */
  get app(): string {
    return `"${process.execPath}" "${this.at('main.js')}"`;
  }

  /** A folder that looks like the project, with output folders of its own. */
  folder(place = os.tmpdir()): string {
    const folder = fs.mkdtempSync(path.join(place, 'crash-'));
    fs.copyFileSync(this.at('cdktf.json'), path.join(folder, 'cdktf.json'));
    return folder;
  }

  /** A folder as another one is at this moment. */
  copyOf(folder: string, place = os.tmpdir()): string {
    const copy = fs.mkdtempSync(path.join(place, 'crash-'));
    fs.cpSync(folder, copy, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    return copy;
  }

  /** A folder in which the program has run in this state. */
  async ranIn(state: State, place?: string): Promise<string> {
    return this.copyOf(await this.reference(state), place);
  }

  /** The files of such a folder. */
  async filesOf(state: State): Promise<Files> {
    return files(await this.reference(state));
  }

  run(folder: string, state: State): Promise<Ended> {
    return this.node(folder, [this.at('main.js')], { ...state, TMPDIR: this.temporary });
  }

  /** Runs the program until this change of a file, counted from 1; to its end where it is 0, and says how many there are. */
  killed(folder: string, state: State, change: number): Promise<Ended> {
    const env = { ...state, KILL_AT: String(change), TMPDIR: this.temporary };
    return this.node(folder, ['--require', this.at('killer.js'), this.at('main.js')], env);
  }

  /** Runs the program, which is sent a signal once its first file is in place. */
  signalled(folder: string, state: State, signal: NodeJS.Signals, temporary: string): Promise<Ended> {
    return this.node(folder, ['--require', this.at('signal.js'), this.at('main.js')], { ...state, SIGNAL: signal, TMPDIR: temporary });
  }

  /** `slipway synth`. */
  synth(folder: string, state: State): Promise<Ended> {
    return this.node(folder, [this.at('node_modules/slipway/lib/cli/main.js'), 'synth', '-q'], state);
  }

  async remove(): Promise<void> {
    this.project.remove();
    fs.rmSync(this.temporary, { recursive: true });
    for (const folder of this.undisturbed.values()) fs.rmSync(await folder, { recursive: true });
  }

  private at(file: string): string {
    return path.join(this.project.folder, file);
  }

  private reference(state: State): Promise<string> {
    const known = this.undisturbed.get(state) ?? this.make(state);
    this.undisturbed.set(state, known);
    return known;
  }

  private async make(state: State): Promise<string> {
    const folder = this.folder();
    expect(await this.run(folder, state)).toMatchObject({ status: 0 });
    return folder;
  }

  private node(cwd: string, args: readonly string[], env: State): Promise<Ended> {
    const child = spawn(process.execPath, args, { cwd, env: { PATH: process.env.PATH, ...env } });
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) child[stream].on('data', (chunk) => (said[stream] += chunk));
    return new Promise((resolve) => child.once('close', (status, signal) => resolve({ status, signal, ...said })));
  }
}

/** Every file below a folder with its content: also what is hidden. */
export function files(folder: string): Files {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    names
      .filter((name) => fs.lstatSync(path.join(folder, name)).isFile())
      .map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
}

/** Whether each file that an engine loads is one of either state, as a whole. */
export function expectWhole(folder: string, ...states: readonly Files[]): void {
  for (const [file, content] of files(folder)) {
    if (!/\.(ya?ml|json)$/.test(file)) continue;
    expect([file, states.some((state) => state.get(file) === content)]).toEqual([file, true]);
  }
}

/** Works on all, as many at a time as there are cores. */
export async function together<T>(all: Iterable<T>, work: (each: T) => Promise<void>): Promise<void> {
  const left = all[Symbol.iterator]();
  const worker = async () => {
    for (let each = left.next(); !each.done; each = left.next()) await work(each.value);
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
}
