import * as fs from 'node:fs';
import * as path from 'node:path';
import { bookkeeping } from '../../assembly/layout';
import { awaitReports, printRunRequest, toldReports } from '../../assembly/run-request';
import { sha256 } from '../../documents/hash';
import { readRegularFile } from '../../documents/read-regular-file';
import { UserError } from '../../errors';
import type { SideFolders } from '../../plan/read/side';
import { mostOfReport } from '../../policy/report/read-report';
import { runShell } from '../../process';
import { printableLines } from '../../wording/printable';
import { isUserError } from '../../wording/report-user-errors';
import { environmentOf } from './app-environment';
import { readProjectIn } from './project';

export interface SynthesizeInOptions {
  /** Who is synthesized, where a sentence begins: `The base main (0123456789ab)`. */
  readonly name: string;
  /** What to do where it fails. */
  readonly cure: string;
  /** Says what is done. */
  tell(text: string): void;
}

/**
 * Runs the program of a project that is not the one people work in, quietly, with its own settings.
 *
 * @param output where it writes, whatever its settings say; a folder that only this run has
 * @throws UserError with its last words where it fails, Interrupted at Ctrl-C
 */
export async function synthesizeIn(folder: string, output: SideFolders, { name, cure, tell }: SynthesizeInOptions): Promise<void> {
  const stated = settingsOf(folder, name);
  const project = { ...stated, terraformOut: output.terraform, kubernetesOut: output.kubernetes };
  const requests = `${output.terraform}-requests`;
  fs.mkdirSync(requests, { recursive: true });
  awaitReports(requests);
  const request = printRunRequest({ plans: [], folder: requests, beside: path.resolve(folder, stated.terraformOut) });
  tell(`Synthesizing ${name.charAt(0).toLowerCase()}${name.slice(1)}: ${project.app}`);
  await runIn(folder, project.app, { ...environmentOf(project), ...request }, { failure: `${name} does not synthesize`, cure });
  if (!fs.existsSync(path.join(output.terraform, bookkeeping.assembly)))
    throw new UserError(`${name} wrote no ${bookkeeping.assembly}.`, 'Call `platform.synth()` at the end of its program.');
  requireTold(path.join(output.terraform, bookkeeping.report), toldReports(requests), name);
}

/** @throws UserError where the report is not the one that synthesis said it wrote */
function requireTold(file: string, told: readonly string[], name: string): void {
  const found = fs.existsSync(file) ? sha256(readRegularFile(file, mostOfReport)) : undefined;
  if (told.length <= 1 && told[0] === found) return;
  throw new UserError(
    `The report of policies that ${name.charAt(0).toLowerCase()}${name.slice(1)} left is not what its synthesis wrote.`,
    'Let nothing in the program write or remove it, and let it have one platform.',
  );
}

/** What is wrong with the settings is told as theirs. */
function settingsOf(folder: string, name: string): ReturnType<typeof readProjectIn> {
  try {
    return readProjectIn(folder);
  } catch (error) {
    if (!isUserError(error)) throw error;
    throw new UserError(`${name}: ${error.what}`, error.cure);
  }
}

/**
 * Runs a command line in a folder that may be another repository to git; of what it prints, only the end is told, where it fails.
 *
 * @throws UserError then, Interrupted at Ctrl-C
 */
export async function runIn(
  folder: string,
  command: string,
  env: NodeJS.ProcessEnv,
  { failure, cure }: { readonly failure: string; readonly cure: string },
): Promise<void> {
  let tail = '';
  const kept = Object.entries(env).filter(([name]) => !name.startsWith('GIT_'));
  const onOutput = (chunk: Buffer) => {
    tail = (tail + chunk.toString('utf8')).slice(-4_096);
  };
  const { code } = await runShell(command, { folder, env: Object.fromEntries(kept), onOutput });
  if (code !== 0) throw new UserError(`${failure} (exit code ${code}):\n${lastWords(tail).replaceAll(folder, '.')}`, cure);
}

/** What npm says after the reason, which would take its place: of newer versions, and of logs that are gone by then. */
const ofNpm = /^npm (?:notice|(?:error|ERR!) A complete log |(?:error|ERR!)(?: network)?\s*$)/;

/** The end of what a program said, without the frames of its stack. */
function lastWords(tail: string): string {
  const lines = printableLines(tail).split('\n');
  return lines
    .filter((line) => line.trim() !== '' && !/^\s+at |^Node\.js v/.test(line) && !ofNpm.test(line))
    .slice(-6)
    .join('\n');
}
