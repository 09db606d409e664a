import type { Approvers } from '../../approval/approvers';
import type { Author } from '../../approval/gate';
import { git } from '../plan/git';

const unit = '\u001f';
const record = '\u001e';

/**
 * Everybody who wrote what lies between two commits: authors, committers and co-authors of each, by their addresses.
 *
 * @param after the former revision; left out for all that ever was
 * @param revision the one that is approved
 * @throws UserError if git knows one of them not
 */
export async function authorsBetween(
  after: string | undefined,
  revision: string,
  approvers: Approvers,
  folder: string,
): Promise<readonly Author[]> {
  const format = `--format=%ae${unit}%ce${unit}%(trailers:key=Co-authored-by,valueonly,separator=%x1f)${record}`;
  const range = after === undefined ? [revision] : [revision, `^${after}`];
  const log = await git(['log', '--no-show-signature', '--no-color', format, '--end-of-options', ...range], folder);
  const emails = log
    .split(record)
    .flatMap((commit) => commit.trim().split(unit))
    .map((text) => addressIn(text))
    .filter((address) => address !== '');
  const owners = new Map([...approvers].flatMap(([person, { emails: own }]) => own.map((address) => [address, person] as const)));
  return [...new Set(emails)].sort().map((email) => {
    const approver = owners.get(email);
    return { email, ...(approver !== undefined && { approver }) };
  });
}

/** `Ann <ann@acme.example>` and `ann@acme.example` are one. */
function addressIn(text: string): string {
  return (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase();
}
