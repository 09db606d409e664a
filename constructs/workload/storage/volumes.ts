import { posix } from 'node:path';
import { checkName, shorten, UserError } from '../../../lib';
import { byKey } from '../pod/by-key';
import { Mount } from '../pod/mounts';
import { bytes } from '../pod/quantity';
import { checkMountPath, checkSubPath } from './paths';
import { secretMode } from './secret-mode';
import { OwnVolume, Volume, VolumeSources } from './volume';

type AnyVolume = Volume | OwnVolume;

/** A volume as a pod has it. */
export interface PodVolume {
  readonly name: string;
  readonly [source: string]: unknown;
}

/** Volumes of a pod, where they are mounted, and the claims to make for them. */
export interface Volumes {
  readonly volumes: readonly PodVolume[];
  /** Of every container. */
  readonly mounts: readonly Mount[];
  /** Of Secrets and tokens: of the workload's own container, and of those that ask for them. */
  readonly secretMounts: readonly Mount[];
  /** Of the container at `/tmp`. */
  readonly tmp: Mount;
  /** Specifications by claim name. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** What every container may write to, its root file system apart: each to its own. */
const tmp = { name: 'tmp', mountPath: '/tmp', sizeLimit: '64Mi' } as const;

/**
 * @param workload name of the workload, with which the names of its claims begin
 * @param container whose own they are; the workload's, unless another one is named
 * @param where the property that states them, with a dot behind, for errors
 */
export function renderVolumes(volumes: Readonly<Record<string, AnyVolume>>, workload: string, container?: string, where = ''): Volumes {
  const claims: Record<string, unknown> = {};
  const rendered = Object.entries(volumes)
    .sort(byKey)
    .map(([name, volume]) => {
      const at = `${where}volumes.${name}`;
      const { mountPath, readOnly } = checkVolume(name, volume, at);
      const subPath = subPathOf(volume, at);
      const mount: Mount = { name, mountPath, ...(subPath !== undefined && { subPath }), ...(readOnly && { readOnly }) };
      return {
        volume: { name, ...source(name, volume, workload, claims, at) },
        mount,
        isSecret: !!(volume.secret ?? volume.serviceAccountToken),
      };
    });
  const replacing = rendered.filter(({ mount }) => posix.resolve(mount.mountPath) === tmp.mountPath);
  const others = rendered.filter((one) => one !== replacing[0]);
  const own = replacing.length > 0 ? undefined : ownTmp(container);
  return {
    volumes: [...(own ? [own.volume] : []), ...rendered.map(({ volume }) => volume)],
    mounts: others.filter(({ isSecret }) => !isSecret).map(({ mount }) => mount),
    secretMounts: others.filter(({ isSecret }) => isSecret).map(({ mount }) => mount),
    tmp: own?.mount ?? replacing[0]!.mount,
    claims,
  };
}

/** The folder `/tmp` of a container: of the workload's own, unless another one is named. */
function ownTmp(container?: string): { readonly volume: PodVolume; readonly mount: Mount } {
  const name = container === undefined ? tmp.name : shorten(`${tmp.name}-${container}`, 63);
  return { volume: { name, emptyDir: { sizeLimit: tmp.sizeLimit } }, mount: { name, mountPath: tmp.mountPath } };
}

function checkVolume(name: string, volume: AnyVolume, where: string): AnyVolume {
  checkName('A volume', name);
  if (name === tmp.name && volume.mountPath !== tmp.mountPath)
    throw new UserError(`'${where}' has the name of the volume at ${tmp.mountPath}.`, 'Choose another one.');
  checkMountPath(`${where}.mountPath`, volume.mountPath);
  return volume;
}

/** What of a volume is mounted: all of it, a part, or a key. */
function subPathOf({ subPath, configMap, secret }: AnyVolume, where: string): string | undefined {
  const { key } = (configMap ?? secret ?? {}) as { readonly key?: string };
  if (subPath === undefined) return key;
  if (key !== undefined) throw new UserError(`'${where}' has a key and a 'subPath'.`, "Drop 'subPath': the key is what is mounted.");
  return checkSubPath(`${where}.subPath`, subPath);
}

function itemsOf(key: string | undefined) {
  return key === undefined ? {} : { items: [{ key, path: key }] };
}

function source(
  name: string,
  volume: AnyVolume,
  workload: string,
  claims: Record<string, unknown>,
  where: string,
): Readonly<Record<string, unknown>> {
  const sources = volume as unknown as Partial<VolumeSources>;
  const { emptyDir, claim, persistentVolumeClaim, configMap, secret, serviceAccountToken, csi } = sources;
  const stated = Object.entries({ emptyDir, claim, persistentVolumeClaim, configMap, secret, serviceAccountToken, csi }).filter(
    ([, value]) => value !== undefined,
  );
  if (stated.length !== 1) {
    throw new UserError(
      `'${where}' has ${stated.map(([kind]) => kind).join(' and ') || 'nothing behind it'}.`,
      'Give it one of emptyDir, claim, persistentVolumeClaim, configMap, secret, serviceAccountToken, csi.',
    );
  }
  if (emptyDir) {
    bytes(emptyDir.sizeLimit, `${where}.emptyDir.sizeLimit`);
    return { emptyDir };
  }
  if (claim) {
    const { storage, storageClassName, accessMode = 'ReadWriteOnce' } = claim;
    if (volume.readOnly)
      throw new UserError(
        `'${where}' is a new disk, and 'readOnly': nobody could ever write to it.`,
        "Drop 'readOnly', or name a claim that has something: 'persistentVolumeClaim'.",
      );
    bytes(storage, `${where}.claim.storage`);
    const claimName = checkName(`The claim of '${where}'`, `${workload}-${name}`);
    claims[claimName] = { accessModes: [accessMode], resources: { requests: { storage } }, ...(storageClassName && { storageClassName }) };
    return { persistentVolumeClaim: { claimName } };
  }
  if (serviceAccountToken) {
    const { audience, expirationSeconds = 3600 } = serviceAccountToken;
    return { projected: { sources: [{ serviceAccountToken: { audience, expirationSeconds, path: 'token' } }] } };
  }
  return {
    ...(persistentVolumeClaim && { persistentVolumeClaim }),
    ...(configMap && { configMap: { name: configMap.name, ...itemsOf(configMap.key) } }),
    ...(secret && { secret: { secretName: secret.secretName, defaultMode: secretMode, ...itemsOf(secret.key) } }),
    ...(csi && { csi: { ...csi, ...(volume.readOnly !== undefined && { readOnly: volume.readOnly }) } }),
  };
}
