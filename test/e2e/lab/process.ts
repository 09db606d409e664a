import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** A program that was started. */
export interface Running {
  readonly name: string;
  /** Its process group too; 0 if it could not be started. */
  readonly pid: number;
  readonly ports: readonly number[];
  /** What it has written so far. */
  output(): string;
  /** SIGTERM, then SIGKILL after 10 seconds; its children too. */
  stop(): Promise<void>;
  /** SIGKILL at once; its children too. */
  kill(): Promise<void>;
  /** Its exit code, once it has ended; -1 after a signal. */
  readonly ended: Promise<number>;
}

export interface LaunchOptions {
  /** File of its standard output. */
  readonly out: string;
  /** File of its standard error; may be the same. */
  readonly err: string;
  /** File of its standard input. */
  readonly input?: string | undefined;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly ports?: readonly number[];
}

/** Starts a program in a process group of its own, so that its children end with it and a Ctrl-C of the terminal does not reach it. */
export function launch(name: string, [program = '', ...args]: readonly string[], options: LaunchOptions): Running {
  const { cwd, env, ports = [] } = options;
  const files = [
    options.input === undefined ? ('ignore' as const) : openSync(options.input, 'r'),
    openSync(options.out, 'a'),
    openSync(options.err, 'a'),
  ];
  const child = spawn(program, args, { cwd, env, detached: true, stdio: files });
  for (const file of files) if (file !== 'ignore') closeSync(file);
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? -1));
    child.once('error', (error) => {
      writeFileSync(options.err, `${error.message}\n`, { flag: 'a' });
      resolve(127);
    });
  });
  const pid = child.pid ?? 0;
  const signal = async (...signals: readonly NodeJS.Signals[]): Promise<void> => {
    for (const each of signals) if (signalGroup(pid, each)) await Promise.race([ended, sleep(10_000, 'unref')]);
    await ended;
  };
  const output = (): string => readFileSync(options.out, 'utf8');
  return { name, pid, ports, ended, output, stop: () => signal('SIGTERM', 'SIGKILL'), kill: () => signal('SIGKILL') };
}

/** Whether a program or one of its children still runs. */
export function isAlive({ pid }: Running): boolean {
  return signalGroup(pid, 0);
}

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return pid > 0 && process.kill(-pid, signal);
  } catch {
    return false;
  }
}

/** @param unref the process need not stay for it */
export function sleep(milliseconds: number, unref?: 'unref'): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    if (unref) timer.unref();
  });
}

export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => {
      const server = createServer();
      return new Promise<typeof server>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server)));
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

/** The last lines of a log, long ones cut. */
export function tail(text: string, count = 12): string {
  const lines = text.trimEnd().split('\n').slice(-count);
  return `${lines.map((line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line)).join('\n')}\n`;
}
