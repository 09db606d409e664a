import type { ApproverList } from '../../approval/approvers';
import type { Author } from '../../approval/gate';
import { git } from '../plan/git';

const unit = '\u001f';
const record = '\u001e';
/** Of a commit without one. */
const nowhere = '(no address)';

/** Whose commits are looked at. */
export interface Commits {
  /** Those that it has are left out; all that ever were otherwise. */
  readonly after?: string;
  readonly upTo: string;
  /** Only those that touch this file, by its path from the top. */
  readonly file?: string;
}

/**
 * Everybody who wrote some commits: authors, committers and co-authors of each, by their addresses.
 *
 * @param folder the top of the repository
 * @throws UserError if git does not know one of the commits
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

async function emailsIn({ after, upTo, file }: Commits, machines: ReadonlySet<string>, folder: string): Promise<readonly string[]> {
  const format = `--format=%ae${unit}%ce${unit}%(trailers:key=Co-authored-by,valueonly,separator=%x1f)${record}`;
  const range = after === undefined ? [upTo] : [upTo, `^${after}`];
  const files = file === undefined ? [] : ['--', `:(top,literal)${file}`];
  const log = await git(['log', '--no-show-signature', '--no-color', format, '--end-of-options', ...range, ...files], folder);
  return log
    .split(record)
    .filter((commit) => commit.includes(unit))
    .flatMap((commit) => {
      const [author = '', committer = '', ...others] = commit.replace(/^\n/, '').split(unit).map(addressIn);
      const merged = machines.has(committer) ? [] : [committer || nowhere];
      return [author || nowhere, ...merged, ...others.filter((address) => address !== '')];
    });
}

/** `Ann <ann@acme.example>` and `ann@acme.example` are one. */
function addressIn(text: string): string {
  return (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();
}
