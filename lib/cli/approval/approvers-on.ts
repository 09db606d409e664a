import * as path from 'node:path';
import { type Approvers, readApprovers } from '../../approval/approvers';
import { UserError } from '../../errors';
import { printable } from '../../wording/printable';
import { tryGit } from '../plan/git';
import type { Repository } from '../release/release-files';

const name = 'releases/approvers.json';

/**
 * Who may approve, by the protected branch: never by the change that is approved.
 *
 * @throws UserError where the branch has no list, or the list is none
 */
export async function approversOn(branch: string, { top, below }: Repository): Promise<Approvers> {
  const file = path.posix.join(below, name);
  const text = await tryGit(['cat-file', 'blob', `${branch}:${file}`], top);
  if ('out' in text) return readApprovers(text.out, `${branch}:${file}`);
  throw new UserError(
    `The protected branch '${printable(branch)}' has no '${file}'.`,
    'List who may approve, and merge that: { "schemaVersion": 1, "approvers": { "ann": { "keys": [{ "key": "ssh-ed25519 …" }], "roles": ["operator"], "emails": ["ann@…"] } } }.',
  );
}
