import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Approvers, allowedSigners } from '../../approval/approvers';
import type { GivenStatement } from '../../approval/counted';
import { printStatement, readStatement, type Statement } from '../../approval/statement';
import { UserError } from '../../errors';
import { refuseLinks } from '../../files/refuse-links';
import { writeFile } from '../../files/write-file';
import { isUserError } from '../../wording/report-user-errors';
import { tryGit } from '../plan/git';
import type { ReleaseFile, Repository } from '../release/release-files';
import { slashes } from '../slashes';
import { checkedOutText } from './checked-out-text';
import type { ProtectedBranch } from './protected-branch';
import { whyUnsigned } from './ssh-keygen';

/** A statement is one line. */
const mostBytes = 16 * 1024;
/** More than an environment has approvers. */
const mostFiles = 1_000;
const extension = '.json';
const signatureExtension = '.json.sig';

/** Where the statements about an environment lie, relative to the project: beside its release file. */
export function approvalsFolder({ environment, file }: ReleaseFile): string {
  return path.join(path.dirname(file), 'approvals', environment);
}

/** Where those about all environments of its folder lie, relative to the top of the repository. */
export function saidFolder(file: ReleaseFile, { below }: Repository): string {
  return path.posix.join(below, slashes(path.dirname(approvalsFolder(file))));
}

/** What belongs to a bundle there: its own text, and what people said of it. */
export function bundleFolder(file: ReleaseFile, digest: string): string {
  return path.join(approvalsFolder(file), digest.slice(0, folderDigits));
}

/** Digits of a digest that name the folder of a bundle. */
export const folderDigits = 16;

/**
 * Writes what somebody said; what they said before of the same is replaced.
 *
 * @returns the file
 */
export function writeStatement(folder: string, statement: Statement, signature: string): string {
  refuseLinks('.', slashes(folder), 'Put a folder in its place.');
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${statement.approver}${extension}`);
  writeFile(path.join(folder, `${statement.approver}${signatureExtension}`), signature);
  writeFile(file, printStatement(statement));
  return file;
}

/** Where statements lie: a folder, or one of a commit. */
export interface Shelf {
  /** For people, behind the name of a file. */
  readonly name: string;
  names(): Promise<readonly string[]> | readonly string[];
  text(name: string): Promise<string> | string;
}

/**
 * Reads what people said of a bundle, each with whether they did: what is checked out, and what the protected branch has, so that nothing is left
 * out by taking it away here. A file that is none is told, and counts for nothing.
 *
 * @param now when a key must hold, beside the time of its statement; left out where only that counts
 * @throws UserError where there are more than a thousand
 */
export async function readStatements(shelves: readonly Shelf[], approvers: Approvers, now?: Date): Promise<readonly GivenStatement[]> {
  const given: GivenStatement[] = [];
  const known = new Set<string>();
  for (const shelf of shelves) {
    const names = (await shelf.names()).filter((name) => name.endsWith(extension) && name !== 'bundle.json' && name !== 'plan.json');
    if (names.length > mostFiles)
      throw new UserError(
        `More than ${mostFiles} statements lie ${shelf.name || 'in the folder of the bundle'}.`,
        'Take away what is none.',
      );
    for (const name of [...names].sort()) {
      const one = await readGiven(shelf, name, approvers, now);
      const key = JSON.stringify([name, one.statement, one.fault]);
      if (!known.has(key)) given.push(one);
      known.add(key);
    }
  }
  return given;
}

/** What is checked out. */
export function inFolder(folder: string): Shelf {
  return {
    name: '',
    names: () => (fs.existsSync(folder) ? fs.readdirSync(folder) : []),
    text: (name) => checkedOutText(path.join(folder, name), mostBytes),
  };
}

/** What a branch has. */
export function onBranch(folder: string, { name: branch, commit }: ProtectedBranch, { top, below }: Repository): Shelf {
  const place = path.posix.join(below, slashes(folder));
  return {
    name: `on ${branch}`,
    names: async () => {
      const list = await tryGit(['ls-tree', '-z', '--name-only', '--end-of-options', `${commit}:${place}`], top);
      return 'out' in list ? list.out.split('\0').filter(Boolean) : [];
    },
    text: async (name) => {
      const text = await tryGit(['cat-file', 'blob', `${commit}:${place}/${name}`], top, true);
      if ('out' in text && text.out.length <= mostBytes) return text.out;
      throw new UserError(`'${name}' on ${branch} is not there, or too large.`, 'Commit it.');
    },
  };
}

async function readGiven(shelf: Shelf, name: string, approvers: Approvers, now: Date | undefined): Promise<GivenStatement> {
  const file = shelf.name === '' ? name : `${name} ${shelf.name}`;
  try {
    const text = await shelf.text(name);
    const statement = readStatement(text, name);
    if (name !== `${statement.approver}${extension}`) return { file, fault: `it is of ${statement.approver}` };
    const signature = await shelf.text(`${name}.sig`);
    const allowed = allowedSigners(approvers, statement.time, ...(now ? [now] : []));
    const fault = await whyUnsigned(text, signature, statement.approver, allowed);
    return { file, statement, ...(fault !== undefined && { fault }) };
  } catch (error) {
    if (!isUserError(error)) throw error;
    return { file, fault: error.what.replace(/\.$/, '') };
  }
}
