import * as path from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import { bookkeeping } from '../../assembly/layout';
import { readAssembly } from '../../assembly/read-assembly';
import { UserError } from '../../errors';
import type { Side, SideFolders } from '../../plan/read/side';
import type { Release } from '../../release/release';
import { printable } from '../../wording/printable';
import { isUserError } from '../../wording/report-user-errors';
import { withKnownLists } from '../kept/with-known-lists';
import { commitOf } from '../plan/base-commit';
import { type BaseOptions, outputAt } from '../plan/base-output';
import { tryGit } from '../plan/git';
import { readProject } from '../project/project';
import { runApp } from '../project/run-app';
import { inTemporaryFolder } from '../temporary-folder';
import type { ReleaseFile, Repository } from './release-files';

/** What programs of other commits run with. */
export type RenderOptions = Pick<BaseOptions, 'quiet' | 'version' | 'tell' | 'isFresh'>;

/** A commit's program with the images of another release. */
export interface Rendering {
  readonly file: ReleaseFile;
  readonly repository: Repository;
  /** The commit, in hexadecimal. */
  readonly revision: string;
  readonly release: Release;
}

/** What every version of the library reads of a release: images by tag, digest and source. */
export function imagesOnly({ images }: Release): string {
  const plain = Object.entries(images).map(([workload, { tag, digest, source }]) => [
    workload,
    { tag, ...(digest !== undefined && { digest }), ...(source && { source }) },
  ]);
  return `${JSON.stringify({ schemaVersion: 1, images: Object.fromEntries(plain) }, undefined, 2)}\n`;
}

/** The commit at which a release is rendered, in hexadecimal; nothing where it follows the branch. */
export async function pinnedCommit(release: Release): Promise<string | undefined> {
  return release.revision === undefined ? undefined : commitOf(release.revision, process.cwd());
}

/**
 * What the program of a commit writes with the images of a release, while `use` works.
 *
 * @throws UserError where it does not synthesize, or writes what this version cannot read
 */
export async function renderRelease<T>(
  rendering: Rendering,
  options: RenderOptions,
  use: (output: SideFolders, label: string) => T,
): Promise<T> {
  const { file, repository, revision, release } = rendering;
  const short = revision.slice(0, 12);
  const isThere = await tryGit(['cat-file', '-e', `${revision}:${file.path}`], repository.top);
  if ('failed' in isThere)
    throw new UserError(`Revision ${short} has no '${file.file}'.`, 'Name a revision that has the release file where it is now.');
  const base = { name: short, commit: revision, top: repository.top, below: repository.below, isDirty: false };
  const laidOver = new Map([[file.file, imagesOnly(release)]]);
  return outputAt(base, { ...options, laidOver }, (label, output) => {
    readOf(short, () => readAssembly(path.join(output.terraform, bookkeeping.assembly)));
    return use(output, label);
  });
}

/** One environment of a side. */
export function onlyOf(environment: string, side: Side): Side {
  const { assembly } = side;
  return {
    ...side,
    files: side.files.filter(({ place }) => place.environment === environment),
    ...(assembly && { assembly: assemblyOf(environment, assembly) }),
  };
}

/** What an assembly says of one environment. */
export function assemblyOf(environment: string, { environments, stacks, ...assembly }: Assembly): Assembly {
  const asked = environments?.filter(({ name }) => name === environment) ?? [];
  return {
    ...assembly,
    ...(asked.length > 0 && { environments: asked }),
    stacks: stacks.filter((stack) => stack.environment === environment),
  };
}

/** Which assembly cannot be read is told by the revision that wrote it. */
function readOf<T>(revision: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!isUserError(error)) throw error;
    throw new UserError(
      `Revision ${revision}: ${error.what}`,
      'Promote a revision whose library this version of slipway reads, or run that version.',
    );
  }
}

/**
 * What the program that is checked out writes, while `use` works.
 *
 * @throws UserError where it does not synthesize, or would lose what must not vanish
 */
export function renderHere<T>(quiet: boolean, use: (output: SideFolders, assembly: Assembly) => T): Promise<T> {
  const project = readProject();
  return inTemporaryFolder('slipway-render', async (folder) => {
    const output = { terraform: path.join(folder, 'cdktf.out'), kubernetes: path.join(folder, 'dist') };
    const tell = (text: string) => quiet || process.stderr.write(`${printable(text)}\n`);
    const { assembly } = await withKnownLists({ strict: false, tell }, (commits) => {
      const request = { plans: [], beside: path.resolve(project.terraformOut), ids: { commits } };
      return runApp({ ...project, terraformOut: output.terraform, kubernetesOut: output.kubernetes }, { quiet, request });
    });
    return use(output, assembly);
  });
}
