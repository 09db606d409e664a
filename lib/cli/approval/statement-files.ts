import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Approvers, allowedSigners } from '../../approval/approvers';
import type { GivenStatement } from '../../approval/counted';
import { printStatement, readStatement, type Statement } from '../../approval/statement';
import { readRegularFile } from '../../documents/read-regular-file';
import { writeFile } from '../../files/write-file';
import { isUserError } from '../../wording/report-user-errors';
import { whyUnsigned } from './ssh-keygen';

/** A statement is one line. */
const mostBytes = 16 * 1024;
/** More than an environment has approvers. */
const mostFiles = 1_000;
const extension = '.json';
const signatureExtension = '.json.sig';

/** Where the statements about an environment lie, relative to the project. */
export function approvalsFolder(environment: string): string {
  return path.join('releases', 'approvals', environment);
}

/** What belongs to a bundle there: its own text, and what people said of it. */
export function bundleFolder(environment: string, digest: string): string {
  return path.join(approvalsFolder(environment), digest.slice(0, 16));
}

/**
 * Writes what somebody said; what they said before of the same is replaced.
 *
 * @returns the file
 */
export function writeStatement(folder: string, statement: Statement, signature: string): string {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${statement.approver}${extension}`);
  writeFile(path.join(folder, `${statement.approver}${signatureExtension}`), signature);
  writeFile(file, printStatement(statement));
  return file;
}

/**
 * Reads what people said, each with whether they did. A file that is none is told, and counts for nothing.
 *
 * @param now when a key must hold, beside the time of its statement
 */
export async function readStatements(folder: string, approvers: Approvers, now: Date): Promise<readonly GivenStatement[]> {
  if (!fs.existsSync(folder)) return [];
  const names = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith(extension) && name !== 'bundle.json' && name !== 'plan.json')
    .sort();
  const given: GivenStatement[] = [];
  for (const name of names.slice(0, mostFiles)) given.push(await readGiven(path.join(folder, name), name, approvers, now));
  return given;
}

async function readGiven(file: string, name: string, approvers: Approvers, now: Date): Promise<GivenStatement> {
  try {
    const text = readRegularFile(file, mostBytes).toString('utf8');
    const statement = readStatement(text, name);
    if (name !== `${statement.approver}${extension}`) return { file: name, fault: `it is of ${statement.approver}` };
    const signature = readRegularFile(`${file}.sig`, mostBytes).toString('utf8');
    const fault = await whyUnsigned(text, signature, statement.approver, allowedSigners(approvers, statement.time, now));
    return { file: name, statement, ...(fault !== undefined && { fault }) };
  } catch (error) {
    if (!isUserError(error)) throw error;
    return { file: name, fault: error.what.replace(/\.$/, '') };
  }
}
