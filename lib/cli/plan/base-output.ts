import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { bookkeeping } from '../../assembly/layout';
import { sha256 } from '../../documents/hash';
import { UserError } from '../../errors';
import { readOutput } from '../../plan/read/read-side';
import type { Side } from '../../plan/read/side';
import { runShell } from '../../process';
import { printableLines } from '../../wording/printable';
import { inTemporaryFolder } from '../temporary-folder';
import type { BaseCommit } from './base-commit';
import { git, tryGit } from './git';
import { keepOutput, keptOutput } from './output-cache';

export interface BaseOptions {
  readonly quiet: boolean;
  /** Version of the command line, which is a part of what is cached. */
  readonly version: string;
  /** Whether real plans tell something, also where no file differs. */
  readonly isPlanned?: boolean;
  /** Says what is done. */
  tell(text: string): void;
}

/**
 * What a project was at a commit: its committed output, what an earlier run kept, or what its program writes in a worktree of its own. The
 * program of that commit is run, as synthesis runs the one that is checked out.
 *
 * @throws UserError if it does not synthesize
 */
export async function baseOutput(base: BaseCommit, options: BaseOptions): Promise<Side> {
  const { commit, top, below, name } = base;
  const label = name.startsWith(commit.slice(0, 7)) ? commit.slice(0, 12) : `${name} (${commit.slice(0, 12)})`;
  const committed = await tryGit(
    ['cat-file', '-e', `${commit}:${[below, 'cdktf.out', bookkeeping.assembly].filter(Boolean).join('/')}`],
    top,
  );
  const tree = await git(['rev-parse', `${commit}^{tree}`], top);
  const key = sha256(JSON.stringify([tree, below, options.version, process.version.split('.')[0]]));
  const kept = keptOutput(key);
  if (kept && !('out' in committed)) return readOutput(label, kept);
  return inTemporaryFolder('slipway-base', async (folder) => {
    const worktree = path.join(folder, 'tree');
    await git(['-c', 'core.hooksPath=/dev/null', 'worktree', 'add', '--detach', '--quiet', worktree, commit], top);
    try {
      const project = path.join(worktree, below);
      const output = { terraform: path.join(project, 'cdktf.out'), kubernetes: path.join(project, 'dist') };
      if ('out' in committed) return readOutput(label, output);
      await install(path.join(top, below), project, options);
      await synthesize(project, label, options);
      keepOutput(key, output);
      return readOutput(label, output);
    } finally {
      await tryGit(['worktree', 'remove', '--force', worktree], top);
    }
  });
}

/** What the program needs: what is installed already, where the lockfiles are equal. */
async function install(here: string, there: string, { tell }: BaseOptions): Promise<void> {
  const lockfile = (folder: string) => {
    const file = path.join(folder, 'package-lock.json');
    return fs.existsSync(file) ? sha256(fs.readFileSync(file)) : undefined;
  };
  const installed = path.join(here, 'node_modules');
  if (fs.existsSync(path.join(there, 'node_modules'))) return;
  if (fs.existsSync(installed) && lockfile(here) === lockfile(there)) {
    fs.symlinkSync(fs.realpathSync(installed), path.join(there, 'node_modules'), 'junction');
    return;
  }
  if (lockfile(there) === undefined) return;
  tell('The lockfiles differ: installing the dependencies of the base (npm ci --ignore-scripts).');
  await run('npm ci --ignore-scripts --no-audit --no-fund', there, 'Its dependencies cannot be installed');
}

async function synthesize(project: string, label: string, { tell }: BaseOptions): Promise<void> {
  const settings = path.join(project, 'cdktf.json');
  if (!fs.existsSync(settings))
    throw new UserError(
      `The base ${label} has no cdktf.json there.`,
      'Name a commit that has the project, or a folder: `slipway plan --base <folder>`.',
    );
  const { app } = JSON.parse(fs.readFileSync(settings, 'utf8')) as { readonly app?: unknown };
  if (typeof app !== 'string')
    throw new UserError(`The cdktf.json of the base ${label} has no 'app'.`, 'Name another commit, or a folder.');
  tell(`Synthesizing the base ${label}: ${app}`);
  await run(app, project, `The base ${label} does not synthesize`);
  if (!fs.existsSync(path.join(project, 'cdktf.out', bookkeeping.assembly)))
    throw new UserError(
      `The base ${label} wrote no cdktf.out/${bookkeeping.assembly}.`,
      'Name another commit, or a folder: `slipway plan --base <folder>`.',
    );
}

/** In the folder of the base; of what it prints, only the end is told, where it fails. */
async function run(command: string, folder: string, failure: string): Promise<void> {
  let tail = '';
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:TF_VAR_|GIT_|CDKTF_OUTDIR$|CDK8S_OUTDIR$|SLIPWAY_RUN$)/.test(name));
  const env = { ...Object.fromEntries(kept), HOME: os.homedir(), NODE_OPTIONS: process.env.NODE_OPTIONS || '--max-old-space-size=4096' };
  const inFolder = process.platform === 'win32' ? `cd /d "${folder}" && ${command}` : `cd '${folder.replace(/'/g, `'\\''`)}' && ${command}`;
  const { code } = await runShell(inFolder, {
    env,
    onOutput: (chunk) => {
      tail = (tail + chunk.toString('utf8')).slice(-4_096);
    },
  });
  if (code === 0) return;
  const words = printableLines(tail).trim().split('\n').slice(-6).join('\n').replaceAll(folder, '.');
  throw new UserError(`${failure} (exit code ${code}):\n${words}`, 'Name a base that does: `slipway plan --base <ref or folder>`.');
}
