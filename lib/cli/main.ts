#!/usr/bin/env node
import * as fs from 'node:fs';
import * as path from 'node:path';
import { Command, CommanderError } from 'commander';
import { UserError } from '../errors';
import { Interrupted } from '../process';
import { systemError } from '../system-error';
import { isUserError, paragraph } from '../wording/report-user-errors';
import { admission } from './commands/admission';
import { adopt } from './commands/adopt';
import { approve } from './commands/approve';
import { bundle } from './commands/bundle';
import { comment } from './commands/comment';
import { dev } from './commands/dev';
import { evidence } from './commands/evidence';
import { explain } from './commands/explain';
import { gate } from './commands/gate';
import { hold, releaseHold } from './commands/hold';
import { images } from './commands/images';
import { impact } from './commands/impact';
import { mergeRelease } from './commands/merge-release';
import { plan } from './commands/plan';
import { promote } from './commands/promote';
import { properties } from './commands/properties';
import { render } from './commands/render';
import { retire } from './commands/retire';
import { rollback } from './commands/rollback';
import { synth } from './commands/synth';
import { validate } from './commands/validate';
import { versions } from './commands/versions';
import { where } from './commands/where';
import { refuseAlone } from './dependent-option';
import { packageFolder } from './package-folder';
import { PlanExit } from './plan-exit';
import { PolicyViolated } from './policy-violated';
import { AppFailed } from './project/app-failed';
import { helpText } from './terminal/help-text';

/** Exit codes of every verb. */
const exitCode = { success: 0, error: 1, policy: 3, interrupted: 130 } as const;

/**
 * Runs a command line.
 *
 * @param args without `node` and the program's name
 * @returns the exit code
 */
export async function main(args: readonly string[]): Promise<number> {
  try {
    await program().parseAsync(args, { from: 'user' });
    return exitCode.success;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.success : exitCode.error;
    if (error instanceof Interrupted) return exitCode.interrupted;
    if (error instanceof PolicyViolated) return exitCode.policy;
    if (error instanceof PlanExit) return error.code;
    if (!(error instanceof AppFailed && error.reported)) console.error(told(error));
    return exitCode.error;
  }
}

/** A paragraph for what its reader can mend; a stack for what is a bug. */
function told(error: unknown): unknown {
  const known = isUserError(error) ? error : systemError(error);
  return known ? paragraph(known) : error;
}

/** Every verb, with its flags. */
export function program(): Command {
  const slipway = new Command('slipway')
    .description('One typed construct becomes Terraform JSON and Kubernetes YAML.')
    .version(version(), '--version', 'print the version')
    .option('-C, --chdir <folder>', 'run as if started in this folder')
    .option('-q, --quiet', 'print errors only, and what -o asks for')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', '\nExamples:\n  $ slipway synth\n  $ slipway -C platform synth --check')
    .hook('preAction', (command, verb) => {
      refuseAlone(verb);
      changeFolder(command.opts<{ readonly chdir?: string }>().chdir);
    });
  for (const verb of [
    synth,
    dev,
    validate,
    plan,
    impact,
    images,
    comment,
    explain,
    adopt,
    admission,
    properties,
    render,
    promote,
    rollback,
    hold,
    releaseHold,
    where,
    versions,
    bundle,
    approve,
    gate,
    evidence,
    mergeRelease,
    retire,
  ])
    slipway.addCommand(verb());
  for (const command of [slipway, ...slipway.commands, ...slipway.commands.flatMap(({ commands }) => commands)]) {
    command
      .exitOverride()
      // A column of words is read well down to some thirty letters.
      .configureHelp({ showGlobalOptions: true, minWidthToWrap: 30 })
      .helpOption('-h, --help', 'print this help')
      .configureOutput({
        writeOut: (text) => process.stdout.write(helpText(text, process.stdout.columns)),
        writeErr: (text) => process.stderr.write(helpText(text, process.stderr.columns)),
        outputError: (message) => process.stderr.write(usageError(message, command)),
      });
  }
  return slipway;
}

/** What commander says, as our other errors read. */
function usageError(message: string, command: Command): string {
  const words = message
    .replace(/^error: /, '')
    .replace(/\n\(Did you/, ' (did you')
    .trim()
    .replace(/\.$/, '');
  return `Error: ${words.charAt(0).toUpperCase()}${words.slice(1)}.\nSee \`${nameOf(command)} --help\`.\n`;
}

/** As it is typed: `slipway images update`. */
function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();
}

function changeFolder(folder: string | undefined): void {
  if (folder === undefined) return;
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UserError(`'${folder}' of --chdir is no folder.`, 'Name one that exists.');
  process.chdir(folder);
}

function version(): string {
  return JSON.parse(fs.readFileSync(path.join(packageFolder(), 'package.json'), 'utf8')).version;
}

if (require.main === module) {
  // Who has seen enough closes the pipe, as `| head` does: the code says the verdict all the same. What cannot be written is an error.
  let lost: number | undefined;
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') return;
      lost = exitCode.error;
      process.exitCode = lost;
      if (stream === process.stdout)
        console.error(paragraph(systemError(error, 'stdout') ?? new UserError(`stdout: ${error.message}.`, 'Write it elsewhere.')));
    });
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = lost ?? code;
  });
}
