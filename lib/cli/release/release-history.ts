import { UserError } from '../../errors';
import { imageIn } from '../../release/image-in';
import { isSameImage } from '../../release/moves';
import { readableRelease } from '../../release/parse-release';
import type { Release, ReleasedImage } from '../../release/release';
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

/** What a release file was, as a ref has it: read once, as far as anybody asks. */
export class ReleaseHistory {
  private commits: Promise<readonly string[]> | undefined;
  private readonly known: Promise<FormerRelease>[] = [];

  constructor(
    readonly ref: string,
    readonly file: ReleaseFile,
    readonly repository: Repository,
  ) {}

  /** Newest first: along first parents, so that a merged change counts when it was merged. */
  async *formers(): AsyncGenerator<FormerRelease> {
    this.commits ??= this.lines();
    for (const [index, line] of (await this.commits).entries()) {
      this.known[index] ??= this.former(line);
      yield await this.known[index];
    }
  }

  /** Since when something holds of a release file, which holds of its newest version. */
  async since(holds: (release: Release) => boolean): Promise<FormerRelease | undefined> {
    let last: FormerRelease | undefined;
    for await (const former of this.formers()) {
      if (!former.release || !holds(former.release)) return last;
      last = former;
    }
    if (last && (await isShallow(this.repository.top))) throw beyond(this.file);
    return last;
  }

  /** Since when a workload's image is wanted. */
  wantedSince(workload: string, image: ReleasedImage): Promise<FormerRelease | undefined> {
    return this.since(({ images }) => Object.hasOwn(images, workload) && isSameImage(images[workload]!, image));
  }

  /** Since when each image of a release is wanted: of those whose history is there. */
  async agesOf({ images }: Release): Promise<ReadonlyMap<string, Date>> {
    const open = new Set(Object.keys(images));
    const ages = new Map<string, Date>();
    for await (const { at, release } of this.formers()) {
      for (const workload of open) {
        const former = release && imageIn(release, workload);
        if (former && isSameImage(former, images[workload]!)) ages.set(workload, at);
        else open.delete(workload);
      }
      if (open.size === 0) return ages;
    }
    // What a shallow clone has from its first commit on may be older.
    if (await isShallow(this.repository.top)) for (const workload of open) ages.delete(workload);
    return ages;
  }

  private async lines(): Promise<readonly string[]> {
    const log = ['log', '--first-parent', '--format=%H %ct', '--end-of-options', this.ref, '--', `:(top,literal)${this.file.path}`];
    return (await git(log, this.repository.top)).split('\n').filter(Boolean);
  }

  private async former(line: string): Promise<FormerRelease> {
    const [commit = '', seconds = ''] = line.split(' ');
    const text = await releaseTextAt(commit, this.file, this.repository);
    return { commit, at: new Date(Number(seconds) * 1000), release: readableRelease(text, this.file.file) };
  }
}

/** What the history of a shallow clone does not tell. */
export function beyond({ file }: ReleaseFile): UserError {
  return shallow(`what '${file}' was before is not there`, '');
}
