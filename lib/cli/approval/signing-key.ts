import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Approvers } from '../../approval/approvers';
import { readRegularFile } from '../../documents/read-regular-file';
import { UserError } from '../../errors';

const mostBytes = 64 * 1024;

/** Whose key a person signs with. */
export interface SigningKey {
  /** For `ssh-keygen`: of the private key, or of the public one where an agent or a device holds the private one. */
  readonly file: string;
  /** The name in the list of approvers. */
  readonly approver: string;
}

/**
 * The key of whoever sits here: the one that is named, or the one of `~/.ssh` that is listed.
 *
 * @throws UserError where no listed key is here, or those of several people
 */
export function signingKey(named: string | undefined, approvers: Approvers): SigningKey {
  const folder = path.join(os.homedir(), '.ssh');
  const files = named !== undefined ? [named.replace(/\.pub$/, '')] : publicKeysIn(folder).map((file) => file.replace(/\.pub$/, ''));
  const found = files.flatMap((file) => {
    const approver = ownerOf(`${file}.pub`, approvers);
    return approver === undefined ? [] : [{ file: fs.existsSync(file) ? file : `${file}.pub`, approver }];
  });
  const people = [...new Set(found.map(({ approver }) => approver))];
  if (people.length > 1)
    throw new UserError(`Keys of several people are here: ${people.join(', ')}.`, 'Name the key to sign with: --key <file>.');
  if (found[0]) return found[0];
  throw new UserError(
    named === undefined
      ? `No key in '${folder}' is listed in releases/approvers.json.`
      : `'${named}' is no key of anybody in releases/approvers.json.`,
    `Name one that is: --key <file>, with its public key beside it as <file>.pub. Those who may approve: ${[...approvers.keys()].sort().join(', ') || 'nobody'}.`,
  );
}

function publicKeysIn(folder: string): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.pub'))
    .sort()
    .map((name) => path.join(folder, name));
}

function ownerOf(file: string, approvers: Approvers): string | undefined {
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const key = readRegularFile(file, mostBytes).toString('utf8').trim().split(/\s+/).slice(0, 2).join(' ');
  return [...approvers].find(([, { keys }]) => keys.some((one) => one.key === key))?.[0];
}
