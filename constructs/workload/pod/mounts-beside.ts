import { posix } from 'node:path';
import { UserError } from '../../../lib';
import { checkMountPath, checkSubPath } from '../storage/paths';
import { checkApart, Storage, StorageBeside } from '../storage/storage';
import { Mount, VolumeMount } from './mounts';

/** What a container beside the workload's own asks for. */
interface Asking {
  readonly secretMounts?: readonly string[];
  readonly volumeMounts?: Readonly<Record<string, VolumeMount>>;
}

/**
 * The mounts of a container beside the workload's own: what it has of its own stands in place of what it only has as all containers do.
 *
 * @param where the property that states it, with a dot behind, for errors
 * @param storage of the workload
 * @param own of the container
 * @param volumes names of the workload's volumes
 * @throws UserError if it asks for what the workload has not, or mounts two at one path
 */
export function mountsBeside(
  where: string,
  { secretMounts: asked = [], volumeMounts }: Asking,
  { mounts, secretMounts }: Storage,
  own: StorageBeside,
  volumes: readonly string[],
): readonly Mount[] {
  const taken = new Set(own.mounts.map(({ mountPath }) => posix.resolve(mountPath)));
  const isFree = ({ mountPath }: Mount) => !taken.has(posix.resolve(mountPath));
  const secrets = asked.map((path) => secretAt(`${where}secretMounts`, path, secretMounts));
  const stated = Object.entries(volumeMounts ?? {}).map(([name, mount]) => {
    const known = [...mounts, ...secretMounts].find((one) => one.name === name && volumes.includes(name));
    if (!known && !(volumes.includes(name) && mount.mountPath !== undefined))
      throw new UserError(
        `'${where}volumeMounts' has '${name}', ${volumes.includes(name) ? "which stands at '/tmp'" : `which is no volume of the workload (volumes: ${volumes.join(', ') || 'none'})`}.`,
        volumes.includes(name) ? "State its 'mountPath'." : 'Name one of them.',
      );
    if (mount.mountPath !== undefined) checkMountPath(`${where}volumeMounts.${name}.mountPath`, mount.mountPath);
    if (mount.subPath !== undefined) checkSubPath(`${where}volumeMounts.${name}.subPath`, mount.subPath);
    return { name, mountPath: '', ...known, ...mount };
  });
  const everywhere = volumeMounts ? mounts.filter(({ name }) => !volumes.includes(name)) : mounts;
  const all = [...everywhere.filter(isFree), ...stated, ...secrets, ...own.mounts];
  const hasTmp = all.some(({ mountPath }) => posix.resolve(mountPath) === own.tmp?.mountPath);
  const made = own.tmp && !hasTmp ? [own.tmp, ...all] : all;
  checkApart([], made);
  return made;
}

function secretAt(where: string, path: string, secretMounts: readonly Mount[]): Mount {
  const mount = secretMounts.find(({ mountPath }) => mountPath === path);
  if (mount) return mount;
  const known = secretMounts.map(({ mountPath }) => mountPath).join(', ') || 'none';
  throw new UserError(
    `'${where}' has '${path}', where the workload has no secret (secrets: ${known}).`,
    "Name the path of a secret of 'files', or of a Secret or token of 'volumes'; everything else is in every container.",
  );
}
