import { type ApproverList, foldAddress } from '../../approval/approvers';
import type { Author } from '../../approval/gate-facts';
import { UserError } from '../../errors';
import { git, tryGit } from '../plan/git';

/** Of a commit without one. */
const nowhere = '(no address)';

/** Whose commits are looked at. */
export interface Commits {
  /** Those that it has are left out; all that ever were otherwise. */
  readonly after?: string;
  readonly upTo: string;
  /** Only those that touch this file, by its path from the top. */
  readonly file?: string;
  /** Those that touch nothing but this folder are left out, by its path from the top; not of merges. */
  readonly aside?: string;
}

/** Commits as `git log` is told of them. */
export function rangeOf({ after, upTo, file }: Commits): readonly string[] {
  const range = after === undefined ? [upTo] : [upTo, `^${after}`];
  return ['--end-of-options', ...range, ...(file === undefined ? [] : ['--', `:(top,literal)${file}`])];
}

/**
 * Commits of a range that touch nothing but the folder that is left aside, in hexadecimal.
 *
 * @param folder the top of the repository
 */
export async function asideIn({ after, upTo, aside }: Commits, folder: string): Promise<ReadonlySet<string>> {
  if (aside === undefined) return new Set();
  const touching = async (...paths: readonly string[]) => {
    const list = ['rev-list', '--no-merges', '--full-history', ...rangeOf({ upTo, ...(after !== undefined && { after }) })];
    return (await git([...list, '--', ...paths], folder)).split('\n').filter(Boolean);
  };
  const others = new Set(await touching(':(top)', `:(top,exclude,literal)${aside}`));
  return new Set((await touching(`:(top,literal)${aside}`)).filter((commit) => !others.has(commit)));
}

/**
 * Everybody who wrote some commits: authors, committers and co-authors of each, by their addresses.
 *
 * @param folder the top of the repository
 * @throws UserError if git does not know one of the commits, or there are too many
 */
export async function authorsOf(ranges: readonly Commits[], list: ApproverList, folder: string): Promise<readonly Author[]> {
  const emails = new Set<string>();
  for (const range of ranges) for (const email of await emailsIn(range, list.machines, folder)) emails.add(email);
  const owners = new Map([...list.approvers].flatMap(([person, { emails: own }]) => own.map((address) => [address, person] as const)));
  return [...emails].sort().map((email) => {
    const approver = owners.get(email);
    return { email, ...(approver !== undefined && { approver }) };
  });
}

/** As they stand in the objects: neither a map of names nor another encoding makes others of them. */
async function emailsIn(range: Commits, machines: ReadonlySet<string>, folder: string): Promise<readonly string[]> {
  const raw = ['--format=raw', '-z', '--encoding=none', '--no-show-signature', '--no-color', '--no-notes', '--no-decorate', '--no-patch'];
  const log = await tryGit(['log', ...raw, ...rangeOf(range)], folder, true);
  if ('failed' in log)
    throw new UserError(
      `The commits up to ${range.upTo.slice(0, 12)} cannot be read: ${log.failed.split('\n')[0]}.`,
      'Fetch all of the history: `git fetch --unshallow`; where it is very long, state in the list of approvers where it begins: "since".',
    );
  const aside = await asideIn(range, folder);
  return log.out
    .split('\0')
    .filter((commit) => commit !== '' && !aside.has(/^commit ([0-9a-f]+)/.exec(commit)?.[1] ?? ''))
    .flatMap((commit) => emailsOf(commit, machines));
}

/** Those of one commit: its headers, of which somebody may have written several, and its message, indented. */
function emailsOf(commit: string, machines: ReadonlySet<string>): readonly string[] {
  const end = commit.indexOf('\n\n');
  const headers = (end < 0 ? commit : commit.slice(0, end)).split('\n');
  const authors = headers.filter((line) => line.startsWith('author ')).flatMap(addressesIn);
  const committers = headers.filter((line) => line.startsWith('committer ')).flatMap(addressesIn);
  const others =
    end < 0
      ? []
      : commit
          .slice(end)
          .split('\n')
          .flatMap((line) => /^\s*co-authored-by:(.*)$/i.exec(line)?.[1] ?? []);
  return [
    ...(authors.length > 0 ? authors : [nowhere]),
    ...(committers.length > 0 ? committers : [nowhere]).filter((address) => !machines.has(address)),
    ...others
      .flatMap((other) => (/[<>]/.test(other) ? addressesIn(other) : [foldAddress(other.trim())]))
      .filter((address) => address !== nowhere && address !== ''),
  ];
}

/** Each between `<` and `>`: `Ann <ann@acme.example> 1764000000 +0000`. */
function addressesIn(line: string): readonly string[] {
  return [...line.matchAll(/<([^<>]*)>/g)].map(([, address = '']) => foldAddress(address.trim()) || nowhere);
}
