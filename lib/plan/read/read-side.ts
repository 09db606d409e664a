import * as fs from 'node:fs';
import * as path from 'node:path';
import { bookkeeping } from '../../assembly/layout';
import { readAssembly } from '../../assembly/read-assembly';
import { UserError } from '../../errors';
import { assembledFiles } from './assembled-files';
import { bytesBeside } from './file-bytes';
import { plainFiles } from './plain-files';
import type { Side, SideFolders } from './side';

/**
 * Reads what synthesis wrote to two folders.
 *
 * @param like what it is compared with, where that is read already: stacks and bytes of both are kept once
 * @throws UserError where there is no assembly, or a file that it names is missing
 */
export function readOutput(name: string, folders: SideFolders, like?: Side): Side {
  const assembly = readAssembly(path.join(folders.terraform, bookkeeping.assembly), like?.assembly);
  return { name, assembly, files: assembledFiles(assembly, folders, bytesBeside(like)), passedOver: [] };
}

/**
 * Reads a folder: what synthesis wrote, where an assembly is in it, in its `cdktf.out`, or beside it; any Kubernetes YAML and Terraform JSON
 * otherwise.
 *
 * @param like as `readOutput`
 * @throws UserError if it does not exist, or holds neither
 */
export function readFolder(folder: string, like?: Side): Side {
  const stat = fs.statSync(folder, { throwIfNoEntry: false });
  if (!stat) throw new UserError(`'${folder}' does not exist.`, 'Name a folder, or a git ref.');
  if (!stat.isDirectory())
    throw new UserError(`'${folder}' is a file.`, 'Name the folder that holds it: plans compare folders, and git refs.');
  const output = [
    { terraform: path.join(folder, 'cdktf.out'), kubernetes: path.join(folder, 'dist') },
    { terraform: folder, kubernetes: path.join(folder, '..', 'dist') },
  ].find(({ terraform }) => fs.existsSync(path.join(terraform, bookkeeping.assembly)));
  if (output) return readOutput(folder, output, like);
  const side = plainFiles(folder, like);
  if (side.files.length === 0 && side.passedOver.length === 0 && fs.readdirSync(folder).length > 0)
    throw new UserError(
      `'${folder}' holds no Kubernetes YAML and no Terraform JSON.`,
      'Name the output of synthesis, or a folder of manifests and *.tf.json.',
    );
  return side;
}
