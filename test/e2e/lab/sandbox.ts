import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peakMemory } from './peak-memory';
import { freePorts, isAlive, type LaunchOptions, launch, type Running, sleep, tail } from './process';

/** A loopback port where nobody listens. */
export const NOWHERE = 'http://127.0.0.1:9';

export interface Command {
  /** Names the log. */
  readonly name: string;
  /** Program and arguments. */
  readonly command: readonly string[];
  /** @default - the sandbox's own environment: nothing of the user's but `PATH` */
  readonly env?: NodeJS.ProcessEnv;
  /** @default - the sandbox's folder */
  readonly cwd?: string;
  /** What the program reads from its standard input. */
  readonly input?: string;
  /** In seconds. @default 600 */
  readonly timeout?: number;
  /** Exit codes that are no failure. @default [0] */
  readonly exits?: readonly number[];
}

export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Service {
  /** Names the log. */
  readonly name: string;
  /** How many loopback ports it listens on. @default 0 */
  readonly ports?: number;
  /** Program and arguments, given the ports. */
  readonly command: (...ports: number[]) => readonly string[];
  readonly ready: (running: Running) => boolean | Promise<boolean>;
  readonly env?: NodeJS.ProcessEnv;
  /** In seconds. @default 90 */
  readonly timeout?: number;
}

/** A temporary folder and the processes that run in it. Both end with the sandbox, and the sandbox with the process that opened it. */
export class Sandbox {
  readonly folder = mkdtempSync(join(realpathSync(tmpdir()), 'slipway-lab-'));
  readonly logs = join(this.folder, 'logs');
  /** Most memory that the largest process of the programs of a name has used, in megabytes, by name; empty where the system does not tell. */
  readonly peaks = new Map<string, number>();
  private readonly reaper: ChildProcess;
  private runs = 0;
  private kept = false;

  constructor() {
    mkdirSync(this.logs);
    mkdirSync(join(this.folder, 'tmp'));
    this.reaper = spawn('/bin/sh', [join(__dirname, 'reaper.sh'), this.folder], {
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.reaper.stdin?.on('error', () => undefined);
    this.reaper.unref();
    (this.reaper.stdin as unknown as { unref(): void }).unref();
  }

  /** What a program sees of the user's environment: `PATH`. A request that would leave this machine fails at once. */
  get env(): NodeJS.ProcessEnv {
    const network = { HTTP_PROXY: NOWHERE, HTTPS_PROXY: NOWHERE, NO_PROXY: '127.0.0.1,localhost' };
    return { PATH: process.env.PATH, HOME: this.folder, TMPDIR: join(this.folder, 'tmp'), LC_ALL: 'C', ...network };
  }

  /** A file's or folder's path in the sandbox. */
  path(...names: readonly string[]): string {
    return join(this.folder, ...names);
  }

  write(name: string, content: string): string {
    writeFileSync(this.path(name), content, { mode: 0o600 });
    return this.path(name);
  }

  /**
   * Runs a program to its end.
   *
   * @throws Error with the end of its output, if its exit code is not among `exits`
   */
  async run(options: Command): Promise<Result> {
    const run = `${String(++this.runs).padStart(3, '0')}-${options.name}`;
    const [out, err] = [join(this.logs, `${run}.out`), join(this.logs, `${run}.err`)];
    const input = options.input === undefined ? undefined : this.write(`tmp/${run}.in`, options.input);
    const running = this.spawn(options.name, options.command, { ...options, out, err, input });
    const timer = setTimeout(() => void running.kill(), (options.timeout ?? 600) * 1000);
    const code = await running.ended;
    clearTimeout(timer);
    const result = { code, stdout: readFileSync(out, 'utf8'), stderr: readFileSync(err, 'utf8') };
    if ((options.exits ?? [0]).includes(code)) return result;
    throw new Error(`${options.command.join(' ')}: exit ${code}\n${tail(result.stdout)}${tail(result.stderr, 40)}`);
  }

  /** Starts a program without waiting for it. */
  launch(options: Command): Running {
    const log = join(this.logs, `${String(++this.runs).padStart(3, '0')}-${options.name}.log`);
    return this.spawn(options.name, options.command, { ...options, out: log, err: log });
  }

  /**
   * Starts a program and waits until it is ready; with other ports when somebody else was faster on one of them.
   *
   * @throws Error with the end of its log, if it ends or is not ready in time
   */
  async start(service: Service): Promise<Running> {
    for (let attempt = 1; ; attempt++) {
      const ports = await freePorts(service.ports ?? 0);
      const log = join(this.logs, `${service.name}${attempt > 1 ? `-${attempt}` : ''}.log`);
      const running = this.spawn(service.name, service.command(...ports), {
        ...(service.env && { env: service.env }),
        out: log,
        err: log,
        ports,
      });
      const outcome = await outcomeOf(running, service);
      if (outcome === 'ready') return running;
      await running.stop();
      if (outcome === 'ended' && attempt < 4 && /address already in use/i.test(running.output())) continue;
      throw new Error(`${service.name} ${outcome === 'ended' ? 'ended' : 'was not ready in time'}\n${tail(running.output())}`);
    }
  }

  /** The logs outlive the sandbox. */
  keepLogs(): void {
    if (readdirSync(this.logs).length === 0) return;
    if (!this.kept) process.stderr.write(`lab: logs are kept in ${this.logs}\n`);
    this.kept = true;
    this.reaper.stdin?.write('keep\n');
  }

  /** The last lines of the logs that were written last, without what programs print as data. */
  tails(): string {
    return readdirSync(this.logs)
      .filter((log) => !log.endsWith('.out'))
      .map((log) => ({ log, text: readFileSync(join(this.logs, log), 'utf8'), written: statSync(join(this.logs, log)).mtimeMs }))
      .filter(({ text }) => text.trim() !== '')
      .sort((a, b) => a.written - b.written)
      .slice(-8)
      .map(({ log, text }) => `==> ${log}\n${tail(text)}`)
      .join('\n');
  }

  /** Stops what is running and removes the folder. */
  async close(): Promise<void> {
    if (this.reaper.exitCode !== null) return;
    const ended = new Promise((resolve) => this.reaper.once('exit', resolve));
    this.reaper.ref();
    this.reaper.stdin?.end();
    await ended;
  }

  private spawn(
    name: string,
    command: readonly string[],
    options: Omit<LaunchOptions, 'cwd' | 'env'> & Pick<Command, 'cwd' | 'env'>,
  ): Running {
    const running = launch(name, command, { ...options, cwd: options.cwd ?? this.folder, env: options.env ?? this.env });
    if (running.pid === 0) return running;
    this.reaper.stdin?.write(`start ${running.pid}\n`);
    const watch = setInterval(() => this.peaks.set(name, Math.max(this.peaks.get(name) ?? 0, peakMemory(running.pid) ?? 0)), 500);
    watch.unref();
    void running.ended.then(() => clearInterval(watch));
    void running.ended.then(() => isAlive(running) || this.reaper.stdin?.write(`gone ${running.pid}\n`));
    return running;
  }
}

async function outcomeOf(running: Running, service: Service): Promise<'ready' | 'ended' | 'late'> {
  let ended = false;
  void running.ended.then(() => {
    ended = true;
  });
  const deadline = Date.now() + (service.timeout ?? 90) * 1000;
  while (!ended && Date.now() < deadline) {
    if (await service.ready(running)) return (await Promise.race([running.ended, sleep(50)])) === undefined ? 'ready' : 'ended';
    await Promise.race([running.ended, sleep(150)]);
  }
  return ended ? 'ended' : 'late';
}
