import * as fs from 'node:fs';
import * as path from 'node:path';
import { Assembly } from '../../assembly/assembly';
import { bookkeeping } from '../../assembly/layout';
import { readAssembly } from '../../assembly/read-assembly';
import { awaitReports, printRunRequest, type RunRequest, toldLists, toldReports, toldShard } from '../../assembly/run-request';
import type { ShardTold } from '../../assembly/shard';
import { sha256 } from '../../documents/hash';
import { readRegularFile } from '../../documents/read-regular-file';
import { UserError } from '../../errors';
import { mostOfReport, readReport } from '../../policy/report/read-report';
import type { Report } from '../../policy/report/report';
import { runShell } from '../../process';
import { printableLines } from '../../wording/printable';
import { inTemporaryFolder } from '../temporary-folder';
import { Progress } from '../terminal/progress';
import { environmentOf } from './app-environment';
import { AppFailed } from './app-failed';
import { Project } from './project';

export interface RunAppOptions {
  readonly quiet: boolean;
  /**
   * What is asked of it.
   *
   * @default - no plan settles anything
   */
  readonly request?: Omit<RunRequest, 'folder'>;
  /** For a program that is started before it is wanted. */
  readonly held?: Held;
}

/** A program that is started, and waits. */
export interface Held {
  /** Settled once it may go on. */
  readonly released: Promise<void>;
  /** A module that its processes load first. */
  readonly hook: string;
  /** Variables that tell the hook how to wait. */
  readonly env: NodeJS.ProcessEnv;
}

/** What a program left behind. */
export interface Ran {
  readonly assembly: Assembly;
  /** What policies say of it, as it was when the program wrote it; a program without our library says nothing. */
  readonly report: Report | undefined;
  /** Lists of what must not vanish as they are to be, by the name of the file; none where nothing was asked of them. */
  readonly lists: ReadonlyMap<string, string>;
  /** Where a shard was asked for, what it knows beside its files. */
  readonly shard: ShardTold | undefined;
}

/**
 * Runs the program of a project, as the stock CLIs do, and reads what it leaves behind.
 *
 * @param project its output folders may differ from those of its files
 * @throws UserError if the program fails, leaves no assembly or said no verdict, Interrupted at Ctrl-C
 */
export function runApp(project: Project, options: RunAppOptions): Promise<Ran> {
  return inTemporaryFolder('slipway-run', async (folder) => {
    awaitReports(folder);
    const assembly = await run(project, options, folder);
    return { assembly, report: reportOf(project, toldReports(folder)), lists: toldLists(folder), shard: toldShard(folder) };
  });
}

async function run(project: Project, options: RunAppOptions, folder: string): Promise<Assembly> {
  const { app, terraformOut } = project;
  const { quiet, request = { plans: [] }, held } = options;
  const file = path.join(terraformOut, bookkeeping.assembly);
  const before = fs.statSync(file, { throwIfNoEntry: false, bigint: true });
  const tail = new Tail();
  let progress: Progress | undefined;
  const onOutput = (chunk: Buffer) => {
    tail.add(chunk);
    if (progress) progress.pass(chunk);
    else process.stderr.write(chunk);
  };
  try {
    const env = { ...environmentOf(project, held && [held.hook]), ...printRunRequest({ ...request, folder }), ...held?.env };
    const running = runShell(app, { env, onOutput });
    if (held) await Promise.race([held.released, running]);
    progress = new Progress(`Synthesizing: ${app}`, quiet);
    const { code } = await running;
    if (code !== 0) throw new AppFailed(app, code, tail.isReport());
  } finally {
    progress?.stop();
  }
  const after = fs.statSync(file, { throwIfNoEntry: false, bigint: true });
  // Synthesis touches it also where it stays as it was.
  if (!after || (before && after.ino === before.ino && after.mtimeNs === before.mtimeNs)) {
    throw new UserError(
      `'${app}' ended well and wrote no '${file}'${before ? ': what lies there is of an earlier run' : ''}.`,
      'Call `platform.synth()` at its end, and leave the output folders to CDKTF_OUTDIR and CDK8S_OUTDIR.',
    );
  }
  return readAssembly(file);
}

/** The report that the program said it wrote: whoever writes another one over it, at its exit or from aside, is not believed. */
function reportOf({ app, terraformOut }: Project, told: readonly string[]): Report | undefined {
  const file = path.join(terraformOut, bookkeeping.report);
  if (told.length === 0 && !fs.existsSync(file)) return undefined;
  if (told.length === 0)
    throw new UserError(
      `'${app}' ended before \`platform.synth()\` said what policies find.`,
      'Let it end by itself, without `process.exit`; and install one version of slipway for the project and its command line.',
    );
  const [hash, ...others] = told;
  if (others.length > 0 || !fs.existsSync(file) || sha256(readRegularFile(file, mostOfReport)) !== hash)
    throw new UserError(
      `'${file}' is not what synthesis wrote: something wrote it anew${others.length > 0 ? ', or the program has several platforms' : ''}.`,
      'Run again when nothing else writes there, with one platform for each program.',
    );
  return readReport(file);
}

/** The last words of a program. */
class Tail {
  private text = '';

  add(chunk: Buffer): void {
    this.text = (this.text + chunk.toString('utf8')).slice(-16_384);
  }

  /** Whether they are a paragraph of ours, or the compiler's, and no dump. */
  isReport(): boolean {
    const words = printableLines(this.text);
    return /(^|\n)(Error: |.*\berror TS\d+: )/.test(words) && !/\n {4}at /.test(words);
  }
}
