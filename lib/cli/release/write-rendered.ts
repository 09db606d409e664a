import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import { bookkeeping, isManifestFile, isTerraformFile } from '../../assembly/layout';
import { readAssembly } from '../../assembly/read-assembly';
import { sha256 } from '../../documents/hash';
import { UserError } from '../../errors';
import { refuseLinks } from '../../files/refuse-links';
import { writeFile } from '../../files/write-file';
import { assembledFiles } from '../../plan/read/assembled-files';
import type { SideFolders } from '../../plan/read/side';

/**
 * Writes the files of an assembly to a folder, as `cdktf.out/…` and `dist/…` of it. What a former run wrote there and this one does not is
 * removed where it is still that, and nothing else.
 *
 * @param from where they are
 * @returns how many files the assembly names
 * @throws UserError where something else stands there, was put in place of what a former run wrote, or a link leads elsewhere
 */
export function writeRendered(into: string, assembly: Assembly, from: SideFolders): number {
  const files = new Map(assembledFiles(assembly, from).map(({ file, text }) => [file, text()]));
  const book = path.posix.join('cdktf.out', bookkeeping.assembly);
  const former = formerFiles(into, book);
  for (const file of [...files.keys(), ...former.keys(), book]) refuseLinks(into, file);
  const gone = [...former].filter(([file]) => !files.has(file));
  for (const [file, hash] of gone) refuseReplaced(into, file, hash);
  for (const [file, text] of files) writeFile(path.join(into, file), text);
  // Before the assembly, which is what knows of them.
  for (const [file] of gone) fs.rmSync(path.join(into, file), { force: true });
  writeFile(path.join(into, book), `${JSON.stringify(assembly, undefined, 2)}\n`);
  return files.size;
}

/** What an earlier run wrote, with its hash, as the assembly there says: it may have been written by anybody. */
function formerFiles(into: string, book: string): ReadonlyMap<string, string> {
  if (!fs.existsSync(into)) return new Map();
  if (fs.existsSync(path.join(into, book))) {
    const { stacks } = readAssembly(path.join(into, book));
    return new Map(
      stacks.flatMap(({ terraform, clusters }) => [
        ...(terraform ? [[`cdktf.out/${terraform.file}`, terraform.sha256] as const] : []),
        ...clusters.flatMap(({ manifests }) => manifests.map(({ file, sha256: hash }) => [`dist/${file}`, hash] as const)),
      ]),
    );
  }
  if (fs.statSync(into).isDirectory() && fs.readdirSync(into).length === 0) return new Map();
  throw new UserError(
    `'${into}' is not empty, and no earlier run wrote it.`,
    'Name an empty folder with --into, or one that is not there.',
  );
}

/** What is removed is one of our kinds, and as it was written. */
function refuseReplaced(into: string, file: string, hash: string): void {
  const place = path.join(into, file);
  const stat = fs.lstatSync(place, { throwIfNoEntry: false });
  if (!stat) return;
  if (stat.isFile() && (isManifestFile(file) || isTerraformFile(file)) && sha256(fs.readFileSync(place)) === hash) return;
  throw new UserError(
    `'${place}' would be removed, which an earlier run wrote and somebody replaced since.`,
    'Move it away, or remove it: only what was written is removed.',
  );
}
