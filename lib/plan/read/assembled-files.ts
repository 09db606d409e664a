import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Assembly } from '../../assembly/assembly';
import { terraformFile } from '../../assembly/layout';
import { decodeText } from '../../documents/decode-text';
import { sha256 } from '../../documents/hash';
import { readRegularFile } from '../../documents/read-regular-file';
import { UserError } from '../../errors';
import { pathWithin } from '../../path-within';
import type { SideFile, SideFolders } from './side';

const mostBytes = 64 * 1024 * 1024;

/**
 * The files that an assembly names, and those beside its Terraform JSON that operators answer for.
 *
 * @throws UserError if one is missing, or lies elsewhere
 */
export function assembledFiles(assembly: Assembly, folders: SideFolders): readonly SideFile[] {
  return assembly.stacks.flatMap((stack) => {
    const place = { stack: stack.id, environment: stack.environment, region: stack.region };
    const beside = path.posix.dirname(stack.terraform?.file ?? terraformFile(stack.id));
    const others = (stack.terraformFiles ?? [])
      .map((name) => `${beside}/${name}`)
      .filter((file) => fs.existsSync(path.join(folders.terraform, file)));
    const blocks = [...(stack.terraform ? [stack.terraform.file] : []), ...others];
    return [
      ...blocks.map((file) => sideFile(folders.terraform, file, 'cdktf.out', 'terraform', place)),
      ...stack.clusters.flatMap(({ name, kubernetesVersion, manifests }) =>
        manifests.map(({ file }) =>
          sideFile(folders.kubernetes, file, 'dist', 'kubernetes', {
            ...place,
            cluster: name,
            ...(kubernetesVersion !== undefined && { kubernetesVersion }),
          }),
        ),
      ),
    ];
  });
}

function sideFile(folder: string, file: string, prefix: string, format: SideFile['format'], place: SideFile['place']): SideFile {
  const at = path.join(folder, file);
  // The assembly may be anybody's, and a folder in it a link.
  if (fs.existsSync(at) && pathWithin(fs.realpathSync(folder), fs.realpathSync(at)) === undefined)
    throw new UserError(`'${at}' leads out of '${folder}'.`, 'Remove the link, and synthesize again.');
  const bytes = readRegularFile(at, mostBytes, 'The assembly names it: run `slipway synth`, and commit the whole output or nothing of it.');
  return { file: `${prefix}/${file}`, format, place, sha256: sha256(bytes), text: () => decodeText(bytes, at) };
}
