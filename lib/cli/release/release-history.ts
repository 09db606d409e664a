import { UserError } from '../../errors';
import { imageIn, isSameImage } from '../../release/moves';
import { parseRelease } from '../../release/parse-release';
import type { Release, ReleasedImage } from '../../release/release';
import { isUserError } from '../../wording/report-user-errors';
import { isShallow, shallow } from '../plan/base-commit';
import { git, tryGit } from '../plan/git';
import type { ReleaseFile, Repository } from './release-files';

/** A release file as it was. */
export interface FormerRelease {
  /** The commit that brought it, in hexadecimal. */
  readonly commit: string;
  /** By the clock of whoever committed. */
  readonly at: Date;
  /** Nothing where the file was not there, or no release. */
  readonly release: Release | undefined;
}

/** The text of a release file at a commit; nothing where it is not there. */
export async function releaseTextAt(commit: string, { path }: ReleaseFile, { top }: Repository): Promise<string | undefined> {
  const found = await tryGit(['cat-file', 'blob', `${commit}:${path}`], top);
  return 'out' in found ? found.out : undefined;
}

/** What a release file was, newest first: along first parents, so that a merged change counts when it was merged. */
export async function* formerReleases(ref: string, file: ReleaseFile, repository: Repository): AsyncGenerator<FormerRelease> {
  const log = ['log', '--first-parent', '--format=%H %ct', '--end-of-options', ref, '--', `:(top,literal)${file.path}`];
  const lines = (await git(log, repository.top)).split('\n').filter(Boolean);
  for (const line of lines) {
    const [commit = '', seconds = ''] = line.split(' ');
    const text = await releaseTextAt(commit, file, repository);
    yield { commit, at: new Date(Number(seconds) * 1000), release: text === undefined ? undefined : readable(text, file.file) };
  }
}

function readable(text: string, file: string): Release | undefined {
  try {
    return parseRelease(text, file).release;
  } catch (error) {
    if (isUserError(error)) return undefined;
    throw error;
  }
}

/** Since when something holds of a release file, which holds of its newest version. */
export async function since(
  holds: (release: Release) => boolean,
  ref: string,
  file: ReleaseFile,
  repository: Repository,
): Promise<FormerRelease | undefined> {
  let last: FormerRelease | undefined;
  for await (const former of formerReleases(ref, file, repository)) {
    if (!former.release || !holds(former.release)) return last;
    last = former;
  }
  if (last && (await isShallow(repository.top))) throw beyond(file);
  return last;
}

/** Since when a workload's image is wanted, on a branch. */
export function wantedSince(workload: string, image: ReleasedImage, ref: string, file: ReleaseFile, repository: Repository) {
  return since(({ images }) => Object.hasOwn(images, workload) && isSameImage(images[workload]!, image), ref, file, repository);
}

/** What the history of a shallow clone does not tell. */
export function beyond({ file }: ReleaseFile): UserError {
  return shallow(`what '${file}' was before is not there`, '');
}

/** Since when each image of a release is wanted, on a branch: of those whose history is there. */
export async function agesOf(
  { images }: Release,
  ref: string,
  file: ReleaseFile,
  repository: Repository,
): Promise<ReadonlyMap<string, Date>> {
  const open = new Set(Object.keys(images));
  const ages = new Map<string, Date>();
  for await (const { at, release } of formerReleases(ref, file, repository)) {
    for (const workload of open) {
      const former = release && imageIn(release, workload);
      if (former && isSameImage(former, images[workload]!)) ages.set(workload, at);
      else open.delete(workload);
    }
    if (open.size === 0) return ages;
  }
  // What a shallow clone has from its first commit on may be older.
  if (await isShallow(repository.top)) for (const workload of open) ages.delete(workload);
  return ages;
}
