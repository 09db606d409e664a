import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import { bookkeeping, isManifestFile, isTerraformFile, ledgerFile } from '../../assembly/layout';
import { joinLedgers, type Ledger, printLedger, readLedger } from '../../assembly/ledger';
import { readAssembly } from '../../assembly/read-assembly';
import { sha256 } from '../../documents/hash';
import { UserError } from '../../errors';
import { lockName, takeLock } from '../../files/lock';
import { makeFolder } from '../../files/make-folder';
import { refuseLinks } from '../../files/refuse-links';
import { removeLeftovers } from '../../files/remove-leftovers';
import { writeFile } from '../../files/write-file';
import { assembledFiles } from '../../plan/read/assembled-files';
import { keepAll } from '../../plan/read/file-bytes';
import type { SideFolders } from '../../plan/read/side';
import { describingSystemErrors } from '../../system-error';

/** Names what is and what will be, while files change. */
const journal = ledgerFile('render');
const book = path.posix.join('cdktf.out', bookkeeping.assembly);

/**
 * Writes the files of an assembly to a folder, as `cdktf.out/…` and `dist/…` of it. What a former run wrote there and this one does not is
 * removed where it is still that, also where that run was interrupted, and nothing else.
 *
 * @param from where they are
 * @returns how many files the assembly names
 * @throws UserError where something else stands there, was put in place of what a former run wrote, or a link leads elsewhere
 */
export function writeRendered(into: string, assembly: Assembly, from: SideFolders): number {
  const files = new Map(assembledFiles(assembly, from, keepAll).map(({ file, text }) => [file, text()]));
  return describingSystemErrors(() => {
    for (const file of [...files.keys(), book, journal]) refuseLinks(into, file);
    refuseForeign(into);
    makeFolder(into);
    const unlock = takeLock(into);
    try {
      replace(into, files, `${JSON.stringify(assembly, undefined, 2)}\n`);
    } finally {
      unlock();
    }
    return files.size;
  }, into);
}

function replace(into: string, files: ReadonlyMap<string, string | Buffer>, assembly: string): void {
  const former = formerFiles(into);
  const gone = [...former].filter(([file]) => !files.has(file));
  for (const [file, hashes] of gone) refuseReplaced(into, file, hashes);
  // What operators answer for beside a stack is written, and never removed.
  const next = new Map([...files].filter(([file]) => isOurs(file)).map(([file, text]) => [file, new Set([sha256(text)])]));
  writeFile(path.join(into, journal), printLedger(joinLedgers(former, next)));
  for (const [file, text] of files) writeFile(path.join(into, file), text);
  for (const [file] of gone) fs.rmSync(path.join(into, file), { force: true });
  for (const file of new Set([...former.keys(), ...files.keys(), book, journal])) removeLeftovers(path.dirname(path.join(into, file)));
  writeFile(path.join(into, book), assembly);
  fs.rmSync(path.join(into, journal), { force: true });
}

/** @throws UserError where a folder is full of what nobody says that we wrote */
function refuseForeign(into: string): void {
  if (!fs.existsSync(into) || [book, journal].some((file) => fs.existsSync(path.join(into, file)))) return;
  // What a run leaves that was killed before it wrote anything.
  const isLeftover = (name: string) => name.startsWith(lockName) || name.startsWith(`.${journal}.`);
  if (fs.statSync(into).isDirectory() && fs.readdirSync(into).every(isLeftover)) return;
  throw new UserError(
    `'${into}' is not empty, and no earlier run wrote it.`,
    'Name an empty folder with --into, or one that is not there.',
  );
}

/**
 * What earlier runs wrote, with its hashes: as the assembly there says, and as one that was interrupted says. Both may have been written by anybody.
 */
function formerFiles(into: string): Ledger {
  const interrupted = readLedger(
    path.join(into, journal),
    (file) => /^(?:cdktf\.out|dist)\//.test(file) && !/(?:^|\/)\.\.?(?:\/|$)/.test(file),
  );
  for (const file of interrupted.keys()) refuseLinks(into, file);
  if (!fs.existsSync(path.join(into, book))) return interrupted;
  const { stacks } = readAssembly(path.join(into, book));
  const written = new Map(
    stacks.flatMap(({ terraform, clusters }) => [
      ...(terraform ? [[`cdktf.out/${terraform.file}`, new Set([terraform.sha256])] as const] : []),
      ...clusters.flatMap(({ manifests }) => manifests.map(({ file, sha256: hash }) => [`dist/${file}`, new Set([hash])] as const)),
    ]),
  );
  for (const file of written.keys()) refuseLinks(into, file);
  return joinLedgers(interrupted, written);
}

function isOurs(file: string): boolean {
  return isManifestFile(file) || isTerraformFile(file);
}

/** What is removed is one of our kinds, and as it was written. */
function refuseReplaced(into: string, file: string, hashes: ReadonlySet<string>): void {
  const place = path.join(into, file);
  const stat = fs.lstatSync(place, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isFile() && isOurs(file) && hashes.has(sha256(fs.readFileSync(place)))) return;
  throw new UserError(
    `'${place}' would be removed, which an earlier run wrote and somebody replaced since.`,
    'Move it away, or remove it: only what was written is removed.',
  );
}
