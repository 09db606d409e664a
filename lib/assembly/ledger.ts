import * as fs from 'node:fs';
import { UserError } from '../errors';
import { isManifestFile, isTerraformFile } from './layout';

/** SHA-256 of the files that synthesis wrote to a folder, by path: two of one file while a run replaces it. */
export type Ledger = ReadonlyMap<string, ReadonlySet<string>>;

/** Some hundred thousand files. */
const mostBytes = 64 * 1024 * 1024;

const heading = '# What synthesis wrote here. Nothing else is ever removed; commit it together with the files.';

/**
 * Reads the ledger of a folder; it may have been written by anybody.
 *
 * @param isSafe whether a path is one that leads to nothing else
 * @throws UserError if it is none, or names something that synthesis never writes there
 */
export function readLedger(file: string, isSafe: (name: string) => boolean): Ledger {
  const stat = fs.lstatSync(file, { throwIfNoEntry: false });
  const ledger = new Map<string, Set<string>>();
  if (!stat) return ledger;
  if (!stat.isFile() || stat.size > mostBytes) throw new UserError(`'${file}' is no ledger that synthesis wrote.`, anew);
  for (const [index, line] of fs.readFileSync(file, 'utf8').split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [, hash, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    // What else lies there, a state of Terraform or the ledger of another program, nobody removes.
    if (!hash || !name || !isSafe(name) || !(isManifestFile(name) || isTerraformFile(name)))
      throw new UserError(`'${file}' has the line ${index + 1}: ${JSON.stringify(line)}, which names no file that synthesis writes.`, anew);
    ledger.set(name, (ledger.get(name) ?? new Set()).add(hash));
  }
  return ledger;
}

/** A ledger as it is written: a line for each hash, as `sha256sum` prints it. */
export function printLedger(ledger: Ledger): string {
  const lines = [...ledger].flatMap(([file, hashes]) => [...hashes].sort().map((hash) => `${hash}  ${file}`));
  return `${[heading, ...lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : Number(a.slice(66) > b.slice(66))))].join('\n')}\n`;
}

/** What either of two ledgers names. */
export function joinLedgers(one: Ledger, other: Ledger): Ledger {
  const files = new Set([...one.keys(), ...other.keys()]);
  return new Map([...files].map((file) => [file, new Set([...(one.get(file) ?? []), ...(other.get(file) ?? [])])]));
}

const anew = 'Take it back from version control, or remove it: files of removed workloads are then yours to delete.';
