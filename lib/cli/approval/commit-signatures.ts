import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Approvers, commitSigners } from '../../approval/approvers';
import type { CommitSignatures } from '../../approval/gate-facts';
import { git, tryGit } from '../plan/git';
import { inTemporaryFolder } from '../temporary-folder';
import { asideIn, type Commits, rangeOf } from './authors';
import { sshKeygen } from './ssh-keygen';

const unit = '\u001f';
/** No program: signatures of other kinds are nobody's. */
const none = path.join(path.sep, 'nonexistent', 'slipway');

/**
 * Who signed some commits, by the SSH keys of the list. A merge that git makes the same of its parents adds nothing, and needs no signature.
 *
 * @param folder the top of the repository
 * @throws UserError if git does not know one of the commits
 */
export function signaturesOf(ranges: readonly Commits[], approvers: Approvers, folder: string): Promise<CommitSignatures> {
  return inTemporaryFolder('slipway-signers', async (temporary) => {
    const allowed = path.join(temporary, 'allowed');
    fs.writeFileSync(allowed, commitSigners(approvers), { mode: 0o600 });
    const settings = [
      `gpg.ssh.allowedSignersFile=${allowed}`,
      `gpg.ssh.program=${sshKeygen()}`,
      'gpg.ssh.revocationFile=',
      ...['gpg.program', 'gpg.openpgp.program', 'gpg.x509.program'].map((name) => `${name}=${none}`),
    ].flatMap((setting) => ['-c', setting]);
    const format = `--format=${['%H', '%G?', '%GS', '%T', '%P'].join(unit)}`;
    const signers = new Set<string>();
    const unsigned = new Set<string>();
    for (const range of ranges) {
      const log = await git([...settings, 'log', '--no-show-signature', '--no-color', format, ...rangeOf(range)], folder);
      const aside = await asideIn(range, folder);
      for (const line of log.split('\n').filter(Boolean)) {
        const [commit = '', state = '', signer = '', tree = '', parents = ''] = line.split(unit);
        if (aside.has(commit)) continue;
        if (state === 'G' && approvers.has(signer)) signers.add(signer);
        else if (!(await addsNothing(tree, parents.split(' '), folder))) unsigned.add(commit);
      }
    }
    return { signers: [...signers].sort(), unsigned: [...unsigned].sort() };
  });
}

/** Whether a merge is what git makes of its two parents by itself. */
async function addsNothing(tree: string, parents: readonly string[], folder: string): Promise<boolean> {
  const [one, other, ...more] = parents;
  if (!one || !other || more.length > 0) return false;
  const made = await tryGit(['merge-tree', '--write-tree', '--no-messages', one, other], folder);
  return 'out' in made && made.out === tree;
}
