import * as fs from 'node:fs';
import * as path from 'node:path';
import { bookkeeping } from '../../assembly/layout';
import { sha256 } from '../../documents/hash';
import { UserError } from '../../errors';
import { writeFile } from '../../files/write-file';
import { readOutput } from '../../plan/read/read-side';
import type { Side, SideFolders } from '../../plan/read/side';
import { printable } from '../../wording/printable';
import { isUserError } from '../../wording/report-user-errors';
import { readProjectIn } from '../project/project';
import { runIn, synthesizeIn } from '../project/synthesize-in';
import { inTemporaryFolder } from '../temporary-folder';
import type { BaseCommit } from './base-commit';
import { asksForTheSame, type Checkouts, installer, linkDependencies } from './base-dependencies';
import { git, tryGit } from './git';
import { keepOutput, keptOutput } from './output-cache';

export interface BaseOptions {
  readonly quiet: boolean;
  /** Version of the command line, which is a part of what is cached. */
  readonly version: string;
  /** Whether real plans tell something, also where no file differs. */
  readonly isPlanned?: boolean;
  /**
   * Text of files of the project that take the place of those of the commit, by their paths below it.
   *
   * @default - none
   */
  readonly laidOver?: ReadonlyMap<string, string>;
  /** Whether the program is run whatever an earlier run kept, or somebody committed: what it says is trusted, and depends on the day. @default false */
  readonly isFresh?: boolean;
  /** Says what is done. */
  tell(text: string): void;
}

const anotherBase = 'Name a base that does: `slipway plan --base <ref or folder>`.';

/**
 * What a project was at a commit: what an earlier run kept, its committed output, or what its program writes in a worktree of its own. The
 * program of that commit is run, as synthesis runs the one that is checked out.
 *
 * @param like what it is compared with, once that is read: bytes of both are kept once
 * @throws UserError if it does not synthesize
 */
export function baseOutput(base: BaseCommit, options: BaseOptions, like?: Promise<Side | undefined>): Promise<Side> {
  return outputAt(base, options, async (label, output) => readOutput(label, output, await like));
}

/**
 * The same as folders, which are there while `use` works.
 *
 * @param use is handed their name for people, too
 * @throws UserError if it does not synthesize
 */
export async function outputAt<T>(
  base: BaseCommit,
  options: BaseOptions,
  use: (label: string, output: SideFolders) => T | Promise<T>,
): Promise<T> {
  const { commit, top, below, name } = base;
  const { laidOver = new Map<string, string>() } = options;
  const label = name.startsWith(commit.slice(0, 7)) ? commit.slice(0, 12) : `${name} (${commit.slice(0, 12)})`;
  const tree = await git(['rev-parse', `${commit}^{tree}`], top);
  const key = sha256(JSON.stringify([tree, below, options.version, process.version.split('.')[0], ...[...laidOver].sort()]));
  const kept = options.isFresh ? undefined : keptOutput(key);
  if (kept) return use(label, kept);
  return inTemporaryFolder('slipway-base', async (folder) => {
    const there = path.join(folder, 'tree');
    await git(['-c', 'core.hooksPath=/dev/null', 'worktree', 'add', '--detach', '--quiet', there, commit], top);
    try {
      const checkouts = { here: top, there, below };
      const written = laidOver.size > 0 || options.isFresh ? undefined : ofBase(label, () => committedOutput(path.join(there, below)));
      if (written) return await use(`${label}, its committed output`, written);
      for (const [file, text] of laidOver) writeFile(path.join(there, below, file), text);
      const output = { terraform: path.join(folder, 'cdktf.out'), kubernetes: path.join(folder, 'dist') };
      await install(checkouts, options);
      const named = { ...options, name: `The base ${label}`, cure: anotherBase };
      await tellingSubmodules(there, () => synthesizeIn(path.join(there, below), output, named));
      keepOutput(key, output);
      return await use(label, output);
    } finally {
      await tryGit(['worktree', 'remove', '--force', there], top);
    }
  });
}

/** Where the files of a project say that its output is, if it is committed. */
function committedOutput(project: string): SideFolders | undefined {
  const { terraformOut, kubernetesOut } = readProjectIn(project);
  const terraform = path.join(project, terraformOut);
  return fs.existsSync(path.join(terraform, bookkeeping.assembly))
    ? { terraform, kubernetes: path.join(project, kubernetesOut) }
    : undefined;
}

/** Of a submodule a commit has a name and no file: where a program fails, that may be why. */
async function tellingSubmodules(there: string, synthesize: () => Promise<void>): Promise<void> {
  try {
    await synthesize();
  } catch (error) {
    if (!isUserError(error)) throw error;
    const list = await tryGit(['ls-files', '--stage', '-z'], there);
    const names = ('out' in list ? list.out : '').split('\0').flatMap((line) => /^160000 [^\t]*\t(.*)$/s.exec(line)?.[1] ?? []);
    if (names.length === 0) throw error;
    throw new UserError(
      error.what,
      `${error.cure} What lies in a submodule is not there where a commit is rendered: ${names.slice(0, 3).map(printable).join(', ')}.`,
    );
  }
}

/** What is wrong with a base is told as such. */
function ofBase<T>(label: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isUserError(error)) throw error;
    throw new UserError(`The base ${label}: ${error.what}`, error.cure);
  }
}

/** What the program needs: what is installed already, where the lockfiles are equal. */
async function install(checkouts: Checkouts, { tell }: BaseOptions): Promise<void> {
  const needed = asksForTheSame(checkouts) ? undefined : installer(checkouts);
  if (!needed) return linkDependencies(checkouts);
  tell(`The lockfiles differ: installing the dependencies of the base (${needed.command}).`);
  await runIn(needed.folder, needed.command, process.env, {
    failure: 'The dependencies of the base cannot be installed',
    cure: anotherBase,
  });
}
