import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import { bookkeeping } from '../../assembly/layout';
import { readAssembly } from '../../assembly/read-assembly';
import { UserError } from '../../errors';
import { writeFile } from '../../files/write-file';
import { assembledFiles } from '../../plan/read/assembled-files';
import type { SideFolders } from '../../plan/read/side';

/**
 * Writes the files of an assembly to a folder, as `cdktf.out/…` and `dist/…` of it. What a former run wrote there and this one does not is
 * removed, and nothing else.
 *
 * @param from where they are
 * @returns how many files the assembly names
 * @throws UserError where something else stands there, or a link leads elsewhere
 */
export function writeRendered(into: string, assembly: Assembly, from: SideFolders): number {
  const files = new Map(assembledFiles(assembly, from).map(({ file, text }) => [file, text()]));
  const book = path.posix.join('cdktf.out', bookkeeping.assembly);
  const former = formerFiles(into, book);
  for (const file of [...files.keys(), ...former, book]) refuseLinks(into, file);
  for (const [file, text] of files) writeFile(path.join(into, file), text);
  writeFile(path.join(into, book), `${JSON.stringify(assembly, undefined, 2)}\n`);
  for (const file of former.filter((one) => !files.has(one))) fs.rmSync(path.join(into, file), { force: true });
  return files.size;
}

/** What an earlier run wrote. */
function formerFiles(into: string, book: string): readonly string[] {
  if (!fs.existsSync(into)) return [];
  if (fs.existsSync(path.join(into, book))) {
    const { stacks } = readAssembly(path.join(into, book));
    return stacks.flatMap(({ terraform, clusters }) => [
      ...(terraform ? [`cdktf.out/${terraform.file}`] : []),
      ...clusters.flatMap(({ manifests }) => manifests.map(({ file }) => `dist/${file}`)),
    ]);
  }
  if (fs.statSync(into).isDirectory() && fs.readdirSync(into).length === 0) return [];
  throw new UserError(
    `'${into}' is not empty, and no earlier run wrote it.`,
    'Name an empty folder with --into, or one that is not there.',
  );
}

function refuseLinks(into: string, file: string): void {
  const names = file.split('/');
  for (let depth = 0; depth <= names.length; depth++) {
    const place = path.join(into, ...names.slice(0, depth));
    const stat = fs.lstatSync(place, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isSymbolicLink())
      throw new UserError(`'${place}' is a symbolic link, and nothing is written through one.`, 'Name another folder.');
  }
}
