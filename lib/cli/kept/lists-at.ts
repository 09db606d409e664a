import * as path from 'node:path';
import { keptFolder, stackOfKeptFile } from '../../kept/kept-folder';
import { readKeptList } from '../../kept/read-kept-list';
import { isUserError } from '../../wording/report-user-errors';
import { git, tryGit } from '../plan/git';
import { inParallel } from '../plan/in-parallel';

/** Lists of a commit. */
export interface ListsAt {
  /** Content by the name of the file. */
  readonly files: ReadonlyMap<string, string>;
  /** Names of those that cannot be read, each with why. */
  readonly unreadable: readonly string[];
}

/** Processes. */
const atOnce = 8;

/** The lists of a project at a commit; a file there that is none binds nobody. */
export async function listsAt(commit: string, project: string): Promise<ListsAt> {
  const below = await git(['rev-parse', '--show-prefix'], project);
  const folder = `${below}${keptFolder}/`;
  const listed = await tryGit(['ls-tree', '-z', '--full-tree', commit, '--', folder], project);
  const entries = 'out' in listed ? listed.out.split('\0').filter(Boolean) : [];
  const files = new Map<string, string>();
  const unreadable: string[] = [];
  const blobs = entries.flatMap((entry) => {
    // Links and folders are none.
    const [, blob, place = ''] = /^100\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    const name = path.posix.basename(place);
    const stack = stackOfKeptFile(name);
    return blob === undefined || stack === undefined ? [] : [{ blob, name, stack }];
  });
  const contents = await inParallel(blobs, atOnce, ({ blob }) => git(['cat-file', 'blob', blob], project));
  for (const [index, { name, stack }] of blobs.entries()) {
    const content = contents[index]!;
    try {
      readKeptList(content, name, stack);
      files.set(name, content);
    } catch (error) {
      if (!isUserError(error)) throw error;
      unreadable.push(error.what);
    }
  }
  return { files, unreadable };
}
