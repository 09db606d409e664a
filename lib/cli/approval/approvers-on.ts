import * as path from 'node:path';
import { type ApproverList, readApprovers } from '../../approval/approvers';
import { UserError } from '../../errors';
import { printable } from '../../wording/printable';
import { tryGit } from '../plan/git';
import type { ReleaseFile, Repository } from '../release/release-files';
import type { ProtectedBranch } from './protected-branch';

/**
 * Who may approve, by the list that lies beside the release file on the protected branch: never by the change that is approved.
 *
 * @throws UserError where the branch has no list, or the list is none
 */
export async function approversOn(branch: ProtectedBranch, release: ReleaseFile, repository: Repository): Promise<ApproverList> {
  const { text, name } = await approversTextOn(branch, release, repository);
  return readApprovers(text, name);
}

/** The same as text, with its name for people. */
export async function approversTextOn(
  { name: branch, commit }: ProtectedBranch,
  { path: release }: ReleaseFile,
  { top }: Repository,
): Promise<{ readonly text: string; readonly name: string }> {
  const file = path.posix.join(path.posix.dirname(release), 'approvers.json');
  const text = await tryGit(['cat-file', 'blob', `${commit}:${file}`], top, true);
  if ('out' in text) return { text: text.out, name: `${branch}:${file}` };
  throw new UserError(
    `The protected branch '${printable(branch)}' has no '${file}'.`,
    'List who may approve, and merge that: { "schemaVersion": 1, "approvers": { "ann": { "keys": [{ "key": "ssh-ed25519 …" }], "roles": ["operator"], "emails": ["ann@…"] } } }.',
  );
}
