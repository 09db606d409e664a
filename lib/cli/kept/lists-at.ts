import * as path from 'node:path';
import { keptFolder, stackOfKeptFile } from '../../kept/kept-folder';
import { readKeptList } from '../../kept/read-kept-list';
import { isUserError } from '../../wording/report-user-errors';
import { git, tryGit } from '../plan/git';
import { inParallel } from '../plan/in-parallel';
import { lastReadable } from './last-readable';

/** Lists of a commit. */
export interface ListsAt {
  /** Content by the name of the file; of one that cannot be read there, as it was before. */
  readonly files: ReadonlyMap<string, string>;
  /** Those that cannot be read there. */
  readonly unreadable: readonly Unreadable[];
}

/** A list that cannot be read. */
export interface Unreadable {
  /** Why, and what counts in its place. */
  readonly what: string;
  /** Whether what it lists is not known: of what never was a list, nothing is missed. */
  readonly isMissed: boolean;
}

/** Processes. */
const atOnce = 8;

/** The lists of a project at a commit. */
export async function listsAt(commit: string, project: string): Promise<ListsAt> {
  const below = await git(['rev-parse', '--show-prefix'], project);
  const folder = `${below}${keptFolder}/`;
  const listed = await tryGit(['ls-tree', '-z', '--full-tree', commit, '--', folder], project);
  if (!('out' in listed)) {
    const what = `git cannot list '${keptFolder}' of ${commit.slice(0, 12)}.`;
    return { files: new Map(), unreadable: [{ what, isMissed: true }] };
  }
  const files = new Map<string, string>();
  const unreadable: Unreadable[] = [];
  const blobs = listed.out.split('\0').flatMap((entry) => {
    // Links and folders are none.
    const [, blob, place = ''] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    const name = path.posix.basename(place);
    const stack = stackOfKeptFile(name);
    return blob === undefined || stack === undefined ? [] : [{ blob, place, name, stack }];
  });
  const contents = await inParallel(blobs, atOnce, ({ blob }) => git(['cat-file', 'blob', blob], project));
  for (const [index, { place, name, stack }] of blobs.entries()) {
    const content = contents[index]!;
    try {
      readKeptList(content, name, stack);
      files.set(name, content);
    } catch (error) {
      if (!isUserError(error)) throw error;
      const before = await lastReadable({ commit, place, name, stack }, project);
      if (typeof before === 'object') files.set(name, before.content);
      unreadable.push({ what: `${error.what} ${inItsPlace(before)}`, isMissed: before === 'unknown' });
    }
  }
  return { files, unreadable };
}

function inItsPlace(before: Awaited<ReturnType<typeof lastReadable>>): string {
  if (typeof before === 'object') return `In its place counts that of ${before.commit.slice(0, 12)}.`;
  return before === 'unknown' ? 'What it listed before is not known.' : 'It never was a list.';
}
