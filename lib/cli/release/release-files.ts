import * as path from 'node:path';
import { UserError } from '../../errors';
import { nearestFirst } from '../../wording/nearest';
import { printable } from '../../wording/printable';
import { git, tryGit } from '../plan/git';

/** The repository of the project in the working directory. */
export interface Repository {
  /** Its top. */
  readonly top: string;
  /** Of the project below it; empty at its top. */
  readonly below: string;
}

/** The release file of one environment. */
export interface ReleaseFile {
  readonly environment: string;
  /** Relative to the project, with forward slashes. */
  readonly file: string;
  /** Relative to the top of the repository. */
  readonly path: string;
}

/** @throws UserError outside a repository */
export async function repositoryHere(): Promise<Repository> {
  const folder = process.cwd();
  const found = await tryGit(['rev-parse', '--show-toplevel'], folder);
  if ('failed' in found)
    throw new UserError(
      `'${folder}' is in no git repository.`,
      'Run this in the repository of the release files: their history is what it reads.',
    );
  return { top: found.out, below: (await git(['rev-parse', '--show-prefix'], folder)).replace(/\/$/, '') };
}

/** The release files of a project: `releases/<environment>.json`, in any folder of it that is no project of its own. */
export class ReleaseFiles {
  private constructor(readonly all: readonly ReleaseFile[]) {}

  static async of({ top, below }: Repository): Promise<ReleaseFiles> {
    const pattern = (glob: string) => [`:(glob)${glob}`, `:(glob)**/${glob}`];
    const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--'];
    const folder = path.join(top, below);
    const names = async (glob: string) => [...new Set((await git([...list, ...pattern(glob)], folder)).split('\0').filter(Boolean))];
    const others = (await names('cdktf.json')).map((file) => path.posix.dirname(file)).filter((other) => other !== '.');
    const files = (await names('releases/*.json'))
      .filter((file) => !others.some((other) => file.startsWith(`${other}/`)))
      .map((file) => ({ environment: path.posix.basename(file, '.json'), file, path: path.posix.join(below, file) }))
      .filter(({ environment }) => environment !== 'approvers' && /^[a-z]([a-z0-9-]*[a-z0-9])?$/.test(environment));
    return new ReleaseFiles(files.sort((a, b) => (a.file < b.file ? -1 : 1)));
  }

  /**
   * That of an environment.
   *
   * @throws UserError where there is none, or several
   */
  fileOf(environment: string): ReleaseFile {
    const [found, other] = this.all.filter((one) => one.environment === environment);
    if (other)
      throw new UserError(
        `Environment '${environment}' has two release files: '${printable(found!.file)}' and '${printable(other.file)}'.`,
        'Keep one of them.',
      );
    if (found) return found;
    const names = nearestFirst(environment, [...new Set(this.all.map((one) => one.environment))]);
    throw new UserError(
      `There is no release file of environment '${printable(environment)}'.`,
      names.length > 0
        ? `There are those of: ${names.join(', ')}.`
        : 'Release files are releases/<environment>.json, in any folder of the project.',
    );
  }
}
