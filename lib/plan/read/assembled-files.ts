import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import { terraformFile } from '../../assembly/layout';
import { decodeText } from '../../documents/decode-text';
import { sha256 } from '../../documents/hash';
import { readRegularFile } from '../../documents/read-regular-file';
import { UserError } from '../../errors';
import { pathWithin } from '../../path-within';
import { type KeepBytes } from './file-bytes';
import type { SideFile, SideFolders } from './side';

const mostBytes = 64 * 1024 * 1024;

/** A file that an assembly names. */
interface AssembledPlace {
  readonly root: keyof SideFolders;
  /** Relative to its root, with forward slashes. */
  readonly file: string;
  readonly place: SideFile['place'];
}

const prefixes = { terraform: 'cdktf.out', kubernetes: 'dist' } as const;

/**
 * The files that an assembly names, and those beside its Terraform JSON that operators answer for.
 *
 * @param keep says which bytes are kept of those that were read
 * @throws UserError if one is missing, or lies elsewhere
 */
export function assembledFiles(assembly: Assembly, folders: SideFolders, keep: KeepBytes): readonly SideFile[] {
  const others = (file: string) => fs.existsSync(path.join(folders.terraform, file));
  const real = { terraform: realFolder(folders.terraform), kubernetes: realFolder(folders.kubernetes) };
  return placesOf(assembly, others).map((at) => {
    const read = bytesOf(folders[at.root], real[at.root], at.file);
    const hash = sha256(read);
    const bytes = keep(hash, read);
    return { ...sideFile(at, hash, () => decodeText(bytes, path.join(folders[at.root], at.file))), bytes };
  });
}

/** The same of contents by path, `cdktf.out/…` and `dist/…`, as they would be written. */
export function assembledTexts(assembly: Assembly, texts: ReadonlyMap<string, string>): readonly SideFile[] {
  return placesOf(assembly, () => false).map((at) => {
    const text = texts.get(`${prefixes[at.root]}/${at.file}`) ?? '';
    return sideFile(at, sha256(text), () => text);
  });
}

function placesOf(assembly: Assembly, isThere: (file: string) => boolean): readonly AssembledPlace[] {
  return assembly.stacks.flatMap((stack) => {
    const place = { stack: stack.id, environment: stack.environment, region: stack.region };
    const beside = path.posix.dirname(stack.terraform?.file ?? terraformFile(stack.id));
    const others = (stack.terraformFiles ?? []).map((name) => `${beside}/${name}`).filter(isThere);
    const blocks = [...(stack.terraform ? [stack.terraform.file] : []), ...others];
    return [
      ...blocks.map((file) => ({ root: 'terraform' as const, file, place })),
      ...stack.clusters.flatMap(({ name, manifests }) =>
        manifests.map(({ file }) => ({
          root: 'kubernetes' as const,
          file,
          place: { ...place, cluster: name },
        })),
      ),
    ];
  });
}

function sideFile({ root, file, place }: AssembledPlace, hash: string, text: () => string): SideFile {
  return { file: `${prefixes[root]}/${file}`, format: root, place, sha256: hash, text };
}

/** Without links on the way to it; as it is where it does not exist. */
function realFolder(folder: string): string {
  return fs.existsSync(folder) ? fs.realpathSync.native(folder) : folder;
}

function bytesOf(folder: string, real: string, file: string): Buffer {
  const at = path.join(folder, file);
  // The assembly may be anybody's, and a folder in it a link.
  if (fs.existsSync(at) && pathWithin(real, fs.realpathSync.native(at)) === undefined)
    throw new UserError(`'${at}' leads out of '${folder}'.`, 'Remove the link, and synthesize again.');
  return readRegularFile(at, mostBytes, 'The assembly names it: run `slipway synth`, and commit the whole output or nothing of it.');
}
