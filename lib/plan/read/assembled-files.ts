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
import { FileReader } from './file-reader';
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
  const within = { terraform: new FilesWithin(folders.terraform), kubernetes: new FilesWithin(folders.kubernetes) };
  return placesOf(assembly, others).map((at) => {
    const read = within[at.root].read(at.file);
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

/** The files below a folder: the assembly may be anybody's, and a folder in it a link that leads elsewhere. */
class FilesWithin {
  private readonly reader = new FileReader(mostBytes);
  private readonly real: string;
  /** Folders below it that no link leads out of. */
  private readonly folders = new Set<string>();

  constructor(private readonly folder: string) {
    this.real = fs.existsSync(folder) ? fs.realpathSync.native(folder) : folder;
  }

  /** @returns its bytes, which stand there until the next is read. @throws UserError if it is missing, too large, no file, or elsewhere */
  read(file: string): Buffer {
    const at = path.join(this.folder, file);
    const own = path.dirname(file);
    if (!this.folders.has(own)) {
      this.refuseOutside(path.join(this.folder, own));
      this.folders.add(own);
    }
    const read = this.reader.read(at);
    if (read) return read;
    this.refuseOutside(at);
    return readRegularFile(at, mostBytes, 'The assembly names it: run `slipway synth`, and commit the whole output or nothing of it.');
  }

  private refuseOutside(at: string): void {
    if (fs.existsSync(at) && pathWithin(this.real, fs.realpathSync.native(at)) === undefined)
      throw new UserError(`'${at}' leads out of '${this.folder}'.`, 'Remove the link, and synthesize again.');
  }
}
