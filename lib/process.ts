import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';

/** Ended by Ctrl-C, or by another signal that asks to stop. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted.');
    this.name = 'Interrupted';
  }
}

/** How a program ended. */
export interface Ended {
  /** Its exit code; 128 and the number of the signal where one ended it, as shells count. */
  readonly code: number;
}

export interface ShellOptions {
  /** @default - the working directory */
  readonly folder?: string;
  /** @default - our own */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Is handed what the program writes, on stdout as on stderr. */
  readonly onOutput: (chunk: Buffer) => void;
}

const stopping = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Time that the program and its children have to end by themselves, in milliseconds. */
const patience = 2_000;
/** Windows has no process groups, and opens a window for a detached program. */
const groups = process.platform !== 'win32';

/**
 * Runs a command line of the user's own in a shell, in a process group of its own and without stdin.
 *
 * Ctrl-C ends the whole group: politely first, and by force after two seconds or at the second Ctrl-C.
 *
 * @throws Interrupted then, once nothing of it runs any longer
 */
export function runShell(command: string, { folder, env = process.env, onOutput }: ShellOptions): Promise<Ended> {
  const child = spawn(command, { shell: true, cwd: folder, env: { ...env }, detached: groups, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', onOutput);
  child.stderr.on('data', onOutput);
  return ended(child, patience);
}

export interface ProgramOptions extends ShellOptions {
  /** Descriptor of a file that takes what it writes on stdout. @default - `onOutput` is handed that, too */
  readonly stdout?: number;
  /** Time that it has to end by itself after Ctrl-C, in milliseconds. @default 2000 */
  readonly patience?: number;
  /** What it reads on stdin. @default - nothing */
  readonly input?: string;
  /** Is handed what it writes on stdout, in place of `onOutput`. */
  readonly onStdout?: (chunk: Buffer) => void;
  /** Time after which it is ended by force, in milliseconds: its code is then 137, as shells count. @default - none */
  readonly timeout?: number;
}

/**
 * Runs a program without a shell, and otherwise as `runShell` does.
 *
 * @param program absolute path
 * @throws Interrupted as `runShell`
 */
export function runProgram(program: string, args: readonly string[], options: ProgramOptions): Promise<Ended> {
  const { folder, env = process.env, onOutput, onStdout = onOutput, stdout = 'pipe', input } = options;
  const child = spawn(program, [...args], {
    shell: false,
    cwd: folder,
    env: { ...env },
    detached: groups,
    stdio: [input === undefined ? 'ignore' : 'pipe', stdout, 'pipe'],
  });
  child.stdout?.on('data', onStdout);
  child.stderr?.on('data', onOutput);
  // Whoever does not read to the end has read enough.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  return ended(child, options.patience ?? patience, options.timeout);
}

/**
 * Runs a program at the terminal that we run at, so that it can ask for what only a person knows; what it prints goes to stderr.
 *
 * @param program absolute path
 * @throws Interrupted as `runShell`
 */
export function runAtTerminal(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  return ended(spawn(program, [...args], { shell: false, env, stdio: ['inherit', process.stderr, 'inherit'] }), patience);
}

function ended(child: ChildProcess, time: number, limit?: number): Promise<Ended> {
  const kill = (signal: NodeJS.Signals): void => {
    try {
      if (groups && child.pid && child.stderr) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  const killForGood = (): void => {
    kill('SIGKILL');
    for (const stream of [child.stdout, child.stderr]) stream?.destroy();
  };
  let force: NodeJS.Timeout | undefined;
  const stop = (signal: NodeJS.Signals): void => {
    if (force) {
      killForGood();
    } else {
      force = setTimeout(killForGood, time);
      kill(signal);
    }
  };
  for (const signal of stopping) process.on(signal, stop);
  const late = limit === undefined ? undefined : setTimeout(killForGood, limit);

  return new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (!force) return resolve({ code: code ?? 128 + constants.signals[signal!] });
      kill('SIGKILL');
      reject(new Interrupted());
    });
  }).finally(() => {
    clearTimeout(force);
    clearTimeout(late);
    for (const signal of stopping) process.off(signal, stop);
  });
}
