import { posix } from 'node:path';
import { UserError } from '../../../lib';

/** A path in a container at which a volume is mounted. */
export interface Mount {
  readonly name: string;
  readonly mountPath: string;
  readonly subPath?: string;
  readonly readOnly?: boolean;
}

/** Where a container beside the workload's own mounts one of its volumes. */
export interface VolumeMount {
  /**
   * Absolute path in the container.
   *
   * @default - that of the volume
   */
  readonly mountPath?: string;
  /**
   * File or folder of the volume that is mounted, in place of all of it.
   *
   * @default - that of the volume
   */
  readonly subPath?: string;
  /** @default - as the volume says */
  readonly readOnly?: boolean;
}

/** What a container beside the workload's own asks for. */
interface Asking {
  readonly secretMounts?: readonly string[];
  readonly volumeMounts?: Readonly<Record<string, VolumeMount>>;
}

/** What there is to mount. */
interface Mounts {
  /** Of every container, unless it says otherwise. */
  readonly mounts: readonly Mount[];
  /** Of Secrets and tokens. */
  readonly secretMounts: readonly Mount[];
}

/**
 * The mounts of a container beside the workload's own.
 *
 * @param where the property that states it, with a dot behind, for errors
 * @param tmp its own folder `/tmp`
 * @param volumes names of the workload's volumes
 * @throws UserError if it asks for what the workload has not, or mounts two at one path
 */
export function mountsBeside(
  where: string,
  { secretMounts: asked = [], volumeMounts }: Asking,
  { mounts, secretMounts }: Mounts,
  tmp: Mount,
  volumes: readonly string[],
): readonly Mount[] {
  const secrets = asked.map((path) => secretAt(`${where}secretMounts`, path, secretMounts));
  if (!volumeMounts) return [tmp, ...mounts, ...secrets];
  const stated = Object.entries(volumeMounts).map(([name, mount]) => {
    const own = [...mounts, ...secretMounts].find((one) => one.name === name && volumes.includes(name));
    if (!own && !(volumes.includes(name) && mount.mountPath !== undefined))
      throw new UserError(
        `'${where}volumeMounts' has '${name}', ${volumes.includes(name) ? "which stands at '/tmp'" : `which is no volume of the workload (volumes: ${volumes.join(', ') || 'none'})`}.`,
        volumes.includes(name) ? "State its 'mountPath'." : 'Name one of them.',
      );
    return { name, mountPath: '', ...own, ...mount };
  });
  const files = mounts.filter(({ name }) => !volumes.includes(name));
  const all = [...files, ...stated, ...secrets];
  const hasTmp = all.some(({ mountPath }) => posix.resolve(mountPath) === tmp.mountPath);
  return hasTmp ? all : [tmp, ...all];
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
