import { readKeptList } from '../../kept/read-kept-list';
import { isUserError } from '../../wording/report-user-errors';
import { isShallow } from '../plan/base-commit';
import { tryGit } from '../plan/git';

/** A list as it was before somebody broke it. */
export interface Readable {
  readonly content: string;
  /** In hexadecimal. */
  readonly commit: string;
}

/** Changes of one list that are looked through. */
const most = 100;

/**
 * The last version of a list that can be read, up to a commit: what is broken there hides nothing of what was listed before.
 *
 * @param place its path in the repository
 * @returns `unknown` where the history that would tell is not there; nothing where no version of it was ever a list
 */
export async function lastReadable(
  { commit, place, name, stack }: { readonly commit: string; readonly place: string; readonly name: string; readonly stack: string },
  folder: string,
): Promise<Readable | 'unknown' | undefined> {
  const args = ['rev-list', `--max-count=${most}`, '--end-of-options', commit, '--', `:(top,literal)${place}`];
  const changes = await tryGit(args, folder);
  const commits = 'out' in changes ? changes.out.split('\n').filter(Boolean) : [];
  for (const each of commits) {
    const found = await tryGit(['cat-file', 'blob', `${each}:${place}`], folder);
    if ('out' in found && isList(found.out, name, stack)) return { content: found.out, commit: each };
  }
  return commits.length === 0 || commits.length === most || (await isShallow(folder)) ? 'unknown' : undefined;
}

function isList(content: string, name: string, stack: string): boolean {
  try {
    readKeptList(content, name, stack);
    return true;
  } catch (error) {
    if (isUserError(error)) return false;
    throw error;
  }
}
