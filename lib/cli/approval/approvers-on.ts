import * as path from 'node:path';
import { type ApproverList, readApprovers } from '../../approval/approvers';
import { UserError } from '../../errors';
import { printable } from '../../wording/printable';
import { tryGit } from '../plan/git';
import type { Repository } from '../release/release-files';
import type { ProtectedBranch } from './protected-branch';

const list = 'releases/approvers.json';

/**
 * Who may approve, by the protected branch: never by the change that is approved.
 *
 * @throws UserError where the branch has no list, or the list is none
 */
export async function approversOn({ name: branch, commit }: ProtectedBranch, { top, below }: Repository): Promise<ApproverList> {
  const file = path.posix.join(below, list);
  const text = await tryGit(['cat-file', 'blob', `${commit}:${file}`], top, true);
  if ('out' in text) return readApprovers(text.out, `${branch}:${file}`);
  throw new UserError(
    `The protected branch '${printable(branch)}' has no '${file}'.`,
    'List who may approve, and merge that: { "schemaVersion": 1, "approvers": { "ann": { "keys": [{ "key": "ssh-ed25519 …" }], "roles": ["operator"], "emails": ["ann@…"] } } }.',
  );
}
